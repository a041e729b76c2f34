package org.gongshi.site.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;

/**
 * Invented decisions for measuring: the set phrases of the genre around words that are frequent and
 * rare as words are. The same seed and number give the same decision.
 */
public final class SearchCorpus {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final String CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int ORGANS = 120;
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 4);

  private static final String[] DEEDS = {
    "未按规定建立进货查验记录制度", "使用未经检定的计量器具", "超出核准范围从事经营活动", "未依照规定公示收费标准", "擅自改变特种设备用途",
    "在禁止区域内倾倒建筑垃圾", "未取得许可证擅自经营", "生产不符合食品安全标准的食品", "未按照操作规程作业", "发布虚假广告误导消费者"
  };
  private static final String[] LAWS = {
    "《中华人民共和国行政处罚法》",
    "《中华人民共和国食品安全法》",
    "《中华人民共和国安全生产法》",
    "《中华人民共和国广告法》",
    "《特种设备安全监察条例》",
    "《城市市容和环境卫生管理条例》",
    "《中华人民共和国计量法》",
    "《建设工程质量管理条例》"
  };
  private static final String[] FORMS = {"有限公司", "商行", "经营部", "有限责任公司", "加工厂", "餐饮店"};

  private final long seed;
  private final Vocabulary vocabulary;
  private final List<Decision.Organ> organs = new ArrayList<>(ORGANS);

  public SearchCorpus(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    vocabulary = new Vocabulary(random);
    for (int i = 0; i < ORGANS; i++) {
      organs.add(
          new Decision.Organ(
              code(random, "11"), vocabulary.word(random) + "市" + vocabulary.word(random) + "局"));
    }
  }

  private static String code(Random random, String start) {
    StringBuilder code = new StringBuilder(start);
    for (int i = 0; i < 9; i++) {
      code.append(CODE.charAt(random.nextInt(10)));
    }
    while (code.length() < 18) {
      code.append(CODE.charAt(random.nextInt(CODE.length())));
    }
    return code.toString();
  }

  /** Decisions in the order of their days. */
  public Decision decision(int number, int total) {
    Random random = new Random(seed * 31 + number);
    LocalDate day = FIRST_DAY.plusDays((long) number * 2100 / total);
    Kind kind = List.of(Kind.values()).get(Vocabulary.skewed(random, Kind.values().length, 1.5));
    Decision.Organ organ = organs.get(Vocabulary.skewed(random, ORGANS, 2));
    String deed = DEEDS[Vocabulary.skewed(random, DEEDS.length, 1.5)];
    String law = LAWS[Vocabulary.skewed(random, LAWS.length, 1.5)];
    String party = vocabulary.name(random, 3) + FORMS[random.nextInt(FORMS.length)];
    int amount = (1 + random.nextInt(400)) * 50;
    String documentNumber =
        organ.name().substring(0, 3)
            + "罚〔"
            + day.getYear()
            + "〕"
            + (1 + random.nextInt(9999))
            + "号";
    return new Decision(
        id(number, random),
        1,
        null,
        true,
        kind,
        Decision.Procedure.GENERAL,
        party + deed + "案",
        documentNumber,
        organ,
        "对" + deed + "的处理",
        "罚款",
        List.of(new Decision.Party(Decision.PartyKind.ORGANISATION, party, code(random, "91"))),
        facts(random, day, party, deed),
        "依据" + law + "第" + (1 + random.nextInt(80)) + "条第" + (1 + random.nextInt(4)) + "款的规定。",
        "责令当事人改正上述违法行为，并处罚款人民币"
            + amount
            + "元。当事人应当自收到本决定书之日起十五日内到指定银行缴纳罚款；逾期不缴纳的，每日按罚款数额的百分之三加处罚款。",
        amount + ".00",
        List.of(new Decision.Officer("林海生", "HJ" + number)),
        day,
        day.plusDays(2),
        day.plusDays(9),
        new Decision.Disclosure(Decision.Choice.FULL_TEXT, day.plusDays(4)),
        null,
        List.of(),
        null,
        null);
  }

  private String facts(Random random, LocalDate day, String party, String deed) {
    return "经查，"
        + day.getYear()
        + "年"
        + day.getMonthValue()
        + "月"
        + day.getDayOfMonth()
        + "日"
        + "，执法人员依法对位于"
        + vocabulary.name(random, 2)
        + "路"
        + (1 + random.nextInt(900))
        + "号的"
        + party
        + "进行现场检查，发现该单位"
        + vocabulary.clause(random, 16)
        + "，"
        + vocabulary.clause(random, 12)
        + "。\n当事人"
        + deed
        + "的行为，有现场检查笔录、询问笔录、照片和"
        + vocabulary.clause(random, 8)
        + "等证据证明。当事人在规定期限内未提出陈述、申辩意见，也未要求听证。"
        + "\n"
        + vocabulary.clause(random, 13)
        + "，"
        + vocabulary.clause(random, 9)
        + "。涉案货值金额"
        + (1 + random.nextInt(99999))
        + "元，违法所得"
        + (1 + random.nextInt(9999))
        + "元。";
  }

  private static String id(int number, Random random) {
    StringBuilder id = new StringBuilder("01");
    long time = 0x1_8000_0000L + number * 37L;
    for (int i = 7; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (time >>> (5 * i)) & 31));
    }
    while (id.length() < 26) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}

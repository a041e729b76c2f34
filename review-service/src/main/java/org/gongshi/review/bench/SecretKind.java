package org.gongshi.review.bench;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Invented identifiers of one kind, each with what is written before and after it. */
enum SecretKind {
  CITIZEN_NUMBER("身份证号{}。", "（公民身份号码{}）", "，号码{}，"),
  CITIZEN_NUMBER_WRONG_CHECK("身份证号码：{}。", "身份证件号码为{}，"),
  CITIZEN_NUMBER_15("身份证号{}。", "旧身份证号码{}，"),
  PASSPORT("护照号码{}。", "持护照（号码：{}）入境，"),
  TRAVEL_PERMIT("港澳居民来往内地通行证{}。", "台胞证号{}，", "台湾居民来往大陆通行证号码：{}，"),
  RESIDENCE_PERMIT("外国人永久居留身份证号码{}。", "外国人永久居留身份证：{}，"),
  SOCIAL_SECURITY("社会保障号码{}。", "社保卡号{}，"),
  BANK_CARD("卡号{}。", "转入{}，", "银行账号为{}，"),
  MOBILE("手机{}。", "联系电话{}，", "，{}，"),
  LANDLINE("家庭电话{}。", "固话{}，"),
  EMAIL("邮箱{}。", "发到{}，"),
  WECHAT("微信号{}。", "加微信：{}，"),
  QQ("QQ{}。", "QQ号：{}，"),
  PLATE("车牌{}。", "驾驶{}小型客车，"),
  NEW_ENERGY_PLATE("号牌{}。", "驾驶{}，"),
  HOME("住云屏县{}。", "户籍地址：云屏县{}，", "家住海岬市鹭洲区{}，"),
  BIRTH_DATE("出生日期：{}。", "，{}出生，", "，出生于{}，"),
  PROPERTY("不动产权证号{}。", "房屋所有权证{}，"),
  ILLNESS("当事人患有{}。", "其本人确诊为{}，"),
  COORDINATES("位于东经{}。", "（{}）");

  private static final String[] REGIONS = {"350102", "110105", "440305", "330106", "510107"};
  private static final String[] AREAS = {"0591", "0755", "010", "021", "0592"};
  private static final String[] ROADS = {"听雨巷", "柳汀镇望渔里", "鹭洲街道澄波路", "石桥头", "竹屿镇长堤街"};
  private static final String[] ILLNESSES = {"高血压病", "慢性乙型肝炎", "糖尿病", "抑郁症", "肺结核", "冠心病", "宫颈癌"};
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final List<String> sentences;

  SecretKind(String... sentences) {
    this.sentences = List.of(sentences);
  }

  String sentence(int turn) {
    return sentences.get(turn % sentences.size());
  }

  /**
   * An invented one for that sentence.
   *
   * @param turn chooses the sentence, and with it the shape
   */
  String next(int turn, RandomGenerator random) {
    int form = turn % sentences.size();
    return switch (this) {
      case CITIZEN_NUMBER -> citizen(random, true);
      case CITIZEN_NUMBER_WRONG_CHECK -> citizen(random, false);
      case CITIZEN_NUMBER_15 -> {
        String full = citizen(random, true);
        yield full.substring(0, 6) + full.substring(8, 17);
      }
      case PASSPORT -> "E" + digits(8, random);
      case TRAVEL_PERMIT -> form == 0 ? "H" + digits(8, random) : "0" + digits(7, random);
      case RESIDENCE_PERMIT -> form == 0 ? "FRA3501" + digits(8, random) : citizen(random, true);
      case SOCIAL_SECURITY -> form == 0 ? citizen(random, true) : "C" + digits(8, random);
      case BANK_CARD -> card(random);
      case MOBILE -> "1" + (3 + random.nextInt(7)) + digits(9, random);
      case LANDLINE ->
          AREAS[random.nextInt(AREAS.length)] + "-" + (2 + random.nextInt(7)) + digits(7, random);
      case EMAIL -> letters(6, random) + "." + letters(4, random) + "@mail.example";
      case WECHAT -> "wx" + letters(5, random) + digits(3, random);
      case QQ -> (1 + random.nextInt(9)) + digits(8, random);
      case PLATE -> "闽" + plateLetter(random) + digits(5, random);
      case NEW_ENERGY_PLATE -> "闽" + plateLetter(random) + "D" + digits(5, random);
      case HOME ->
          ROADS[random.nextInt(ROADS.length)]
              + (1 + random.nextInt(99))
              + "号"
              + (1 + random.nextInt(20))
              + "幢"
              + (101 + random.nextInt(800))
              + "室";
      case BIRTH_DATE ->
          (1940 + random.nextInt(70))
              + "年"
              + (1 + random.nextInt(9))
              + "月"
              + (1 + random.nextInt(9))
              + "日";
      case PROPERTY -> form == 0 ? "第" + digits(7, random) + "号" : digits(8, random);
      case ILLNESS -> ILLNESSES[random.nextInt(ILLNESSES.length)];
      case COORDINATES ->
          form == 0
              ? "119." + digits(4, random)
              : "26." + digits(6, random) + ",119." + digits(6, random);
    };
  }

  static String citizen(RandomGenerator random, boolean valid) {
    String body =
        REGIONS[random.nextInt(REGIONS.length)]
            + String.format(
                Locale.ROOT,
                "%04d%02d%02d",
                1940 + random.nextInt(70),
                1 + random.nextInt(12),
                1 + random.nextInt(28))
            + digits(3, random);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return body + "10X98765432".charAt((sum + (valid ? 0 : 1 + random.nextInt(10))) % 11);
  }

  private static String card(RandomGenerator random) {
    String body = "622" + digits(15, random);
    for (int check = 0; check < 10; check++) {
      if (org.gongshi.review.identifiers.BankCard.isValid(body + check)) {
        return body + check;
      }
    }
    throw new IllegalStateException("one of ten digits is always right");
  }

  private static char plateLetter(RandomGenerator random) {
    return PLATE_LETTERS.charAt(random.nextInt(PLATE_LETTERS.length()));
  }

  static String digits(int count, RandomGenerator random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String letters(int count, RandomGenerator random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(random.nextInt(26)));
    }
    return letters.toString();
  }
}

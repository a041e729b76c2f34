package org.gongshi.review.bench;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Officer;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.Procedure;

/** A generated case with its people, and a text that names them in every form of theirs. */
final class KnownPeople {
  private static final String[] SURNAMES = {
    "张", "王", "李", "陈", "林", "黄", "吴", "周", "徐", "郑", "欧阳", "令狐", "上官", "吕", "曾", "韦"
  };
  private static final String[] GIVEN = {
    "望舒", "拾英", "予宁", "见川", "亦川", "晓澜", "书晴", "苍葭", "砚秋", "知屿", "念汀", "若芷", "景珩", "听澜", "云岫", "怀瑾"
  };
  private static final String[] TITLES = {"经理", "师傅", "老板", "先生", "女士", "总经理", "医生", "店长"};

  private final List<String> surnames = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private final Planted text = new Planted();
  private final Disguise disguise;
  private final RandomGenerator random;

  KnownPeople(Disguise disguise, RandomGenerator random) {
    this.disguise = disguise;
    this.random = random;
    int first = random.nextInt(SURNAMES.length);
    int other = random.nextInt(GIVEN.length);
    for (int i = 0; i < 3; i++) {
      surnames.add(SURNAMES[(first + i * 5) % SURNAMES.length]);
      given.add(GIVEN[(other + i * 3) % GIVEN.length]);
    }
    write();
  }

  Planted text() {
    return text;
  }

  Filing filing() {
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < surnames.size(); i++) {
      List<String> aliases = i == 0 ? List.of("海岬百事通", "周原名" + i) : List.of();
      parties.add(party(Party.Kind.NATURAL_PERSON, surnames.get(i) + given.get(i), aliases));
    }
    parties.add(party(Party.Kind.NATURAL_PERSON, "买买提·阿不都热合曼", List.of()));
    parties.add(party(Party.Kind.SOLE_TRADER, "海岬" + given.get(1) + "鲜果店", List.of()));
    return new Filing(
        ActionKind.PENALTY,
        Procedure.GENERAL,
        "",
        "",
        "",
        text.text(),
        "",
        parties,
        List.of(
            new Officer(surnames.getFirst() + given.getFirst(), "海岬执法011201001"),
            new Officer("顾行简", "海岬执法011201002")),
        List.of(),
        null,
        true,
        null);
  }

  private static Party party(Party.Kind kind, String name, List<String> aliases) {
    return new Party(
        Party.Role.PARTY,
        kind,
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        aliases);
  }

  private void write() {
    text.plain("执法人员" + surnames.getFirst() + given.getFirst() + "、顾行简到场检查。");
    for (int i = 0; i < surnames.size(); i++) {
      String surname = surnames.get(i);
      String name = surname + given.get(i);
      mention("经查，当事人{}未取得许可。", name);
      plain();
      mention("询问笔录中，{}承认上述事实。", name);
      mention("仓库由{}负责看管。", given.get(i));
      mention("据证人反映，{}曾到场。", given.get(i));
      if (surname.length() == 1) {
        mention("货物交给“老{}”，由其转售。".replace("老{}", "{}"), "老" + surname);
      }
      mention("收货人为{}，已经签名。", surname + TITLES[random.nextInt(TITLES.length)]);
      latin("微信备注名为{}，头像为风景。", surname, given.get(i));
      plain();
    }
    mention("其网名{}在平台登记。", "海岬百事通");
    mention("曾用名{}，后经更改。", "周原名0");
    mention("翻译{}到场。", "买买提·阿不都热合曼");
    mention("另一份笔录写作{}。", "买买提阿不都热合曼");
    mention("招牌上写有{}鲜果店字样。", given.get(1));
    text.plain("询问人" + surnames.getFirst() + given.getFirst() + "（执法证号海岬执法011201001）签名。");
  }

  private void plain() {
    text.plain(PlainSentences.FILLERS.get(random.nextInt(PlainSentences.FILLERS.size())));
    if (random.nextInt(4) == 0) {
      text.plain(PlainSentences.LOOKALIKES.get(random.nextInt(PlainSentences.LOOKALIKES.size())));
    }
  }

  private void mention(String sentence, String name) {
    text.secret(sentence, disguise.of(name, random));
  }

  /** In pinyin, with tones or without, in one word or several, in capitals or not; or initials. */
  private void latin(String sentence, String surname, String name) {
    boolean tones = random.nextBoolean();
    String family = pinyin(surname, tones);
    String own = pinyin(name, tones);
    String written =
        switch (random.nextInt(6)) {
          case 0 -> family + own;
          case 1 -> capital(family) + " " + capital(own);
          case 2 -> (family + own).toUpperCase(Locale.ROOT);
          case 3 -> capital(own) + " " + capital(family);
          case 4 -> capital(family) + capital(own);
          default -> initials(surname + name);
        };
    text.secret(sentence, disguise.of(written, random));
  }

  private static String pinyin(String han, boolean tones) {
    StringBuilder spelt = new StringBuilder();
    for (Pinyin one : readings(han)) {
      spelt.append(tones ? one.getPinyinWithToneMark() : one.getPinyinWithoutTone());
    }
    return spelt.toString();
  }

  private static String initials(String han) {
    StringBuilder first = new StringBuilder();
    for (Pinyin one : readings(han)) {
      first.append(Character.toUpperCase(one.getPinyinWithoutTone().charAt(0))).append('.');
    }
    return first.toString();
  }

  private static List<Pinyin> readings(String han) {
    return PinyinDictionary.convertToPinyin(han);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

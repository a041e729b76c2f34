package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.cases.TradeSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

  @Test
  void peopleOfOneSurnameStayToldApartAndOneNameStaysOnePerson() {
    Redactor redactor = redactor(person("张拾英"), person("张望舒"), person("欧阳拾英"));

    assertThat(redact(redactor, "张望舒、张拾英和欧阳拾英到场，张拾英先走。")).isEqualTo("张某乙、张某甲和欧阳某到场，张某甲先走。");
  }

  @Test
  void whatIsSeenOnlyBesideAMaskedNameIsCutInTheSamePass() {
    Redactor redactor = redactor(person("谢长风"), person("谢望舒"));
    String masked = redact(redactor, "谢长风于2024年患脑梗死，谢望舒未患病。");
    assertThat(masked).isEqualTo("谢某甲于2024年患［健康信息略］，谢某乙未患病。");
    assertThat(redactor.find(masked)).isEmpty();
  }

  @Test
  void anIdThatWasDrawnByLotIsNoTextOfTheCaseAndEveryOtherStringIs() {
    String file =
        """
        {"id": "vxmj8dac2zxhqjr19z6kq9g7pq", "title": "令狐拾英案",
         "replaces": {"id": "qqabc2zxhqjr19z6kq9g7pqmnt"}, "parties": [{"name": "令狐拾英"}]}
        """;
    LastScan scan = new LastScan(redactor(person("令狐拾英")));
    assertThat(scan.hits(file.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("/title", "/parties/0/name");
  }

  @ParameterizedTest
  @CsvSource({
    "令 狐 拾 英",
    "'令狐\n拾英'",
    "令狐\u200B拾英",
    "令狐\u3000拾英",
  })
  void aNameIsFoundThoughItIsSpreadOut(String written) {
    assertThat(redact(redactor(person("令狐拾英")), "当事人" + written + "到场")).isEqualTo("当事人令狐某到场");
  }

  @ParameterizedTest
  @CsvSource({
    "买买提·阿不都, 买某",
    "买买提•阿不都, 买某",
    "买买提・阿不都, 买某",
    "John Smith, J某",
    "JOHN SMITH, J某",
  })
  void namesWithADotAndForeignNamesKeepTheirFirstCharacter(String written, String masked) {
    Redactor redactor = redactor(person("买买提·阿不都"), person("John Smith"));
    assertThat(redact(redactor, "当事人" + written + "到场")).isEqualTo("当事人" + masked + "到场");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105194912310021", // a wrong check digit is cut all the same
        "1101051949\n1231002X"
      })
  void aCitizenNumberIsCutHoweverItIsWritten(String number) {
    assertThat(redact(redactor(), "号码" + number + "。")).isEqualTo("号码［公民身份号码略］。");
  }

  @Test
  void numbersSideBySideAreBothCut() {
    assertThat(redact(redactor(), "2026-09-30 11010519491231002X 18800004506 在场"))
        .isEqualTo("2026-09-30 ［公民身份号码略］ ［联系电话略］ 在场");
  }

  @Test
  void otherIdentifiersAreCutByShapeAndCheckDigit() {
    assertThat(
            redact(
                redactor(),
                "电话+86 188 0000 4506，卡号6222 0212 3456 7890"
                    + " 128，邮箱a.b@example.cn，车牌沪A·12345和沪AD12345，1999年1月2日出生"))
        .isEqualTo("电话［联系电话略］，卡号［银行账号略］，邮箱［电子邮箱略］，车牌［车牌号略］和［车牌号略］，［出生日期略］出生");
  }

  @Test
  void whatMustStayStays() {
    String text =
        "海岬测试有限公司（统一社会信用代码91350100M000100Y43）于2026年9月30日被处罚款30000.00元，"
            + "文号海岬市监罚〔2026〕18号，依据《中华人民共和国产品质量法》第五十四条，咨询电话0000-12345678，型号GB/T 37668-2019。";
    assertThat(redact(redactor(), text)).isEqualTo(text);
  }

  @Test
  void aCompanyKeepsItsNameThoughItSpellsItsManagersAndALawKeepsItsTitle() {
    Redactor redactor = redactor(person("安全"), person("沈望舒"), organisation("海岬沈望舒涂装有限公司"));
    assertThat(redact(redactor, "海岬沈望舒涂装有限公司的沈望舒和安全违反《安全生产法》"))
        .isEqualTo("海岬沈望舒涂装有限公司的沈某和安某违反《安全生产法》");
  }

  @Test
  void withheldOrganisationsAreMaskedWithTheirCodes() {
    Redactor redactor =
        new Redactor(filing(List.of(organisation("海岬测试有限公司")), List.of()), true, DAY);
    assertThat(redact(redactor, "海岬测试有限公司（91350100M000100Y43）")).isEqualTo("［单位名称略］（［证件号码略］）");
  }

  @Test
  void ofAMinorTheSchoolAndClassAreCutTooAndOfAnAdultTheyAreNot() {
    String text = "拾英就读于海岬第二中学高二（3）班。";
    assertThat(redact(redactor(born("林拾英", 2010)), text)).isEqualTo("拾英就读于［未成年人信息略］［未成年人信息略］。");
    assertThat(redact(redactor(born("林拾英", 1990)), text)).isEqualTo(text);
  }

  @Test
  void aMarkedTradeSecretLeavesAGapThatDoesNotTellItsLength() {
    Filing filing = filing(List.of(), List.of(new TradeSecret("在二百一十度下保温四小时", "工艺参数")));
    assertThat(redact(new Redactor(filing, false, DAY), "其工艺为在二百一十度下保温四小时。"))
        .isEqualTo("其工艺为［商业秘密略］。");
  }

  @Test
  void overlappingCutsLeaveNoRemainder() {
    Redactor redactor = redactor(person("王海"), person("海望舒"));
    assertThat(redact(redactor, "王海望舒")).doesNotContain("望舒").doesNotContain("王海");
  }

  @Test
  void cutsNameTheSpansOfTheOriginal() {
    Redactor.Redacted redacted = redactor(person("令狐拾英")).redact(new RawText("𠮷令狐\n拾英X"));
    assertThat(redacted.cuts())
        .containsExactly(new Cut(2, 7, CutKind.PERSON_NAME, "NAME_OF_CASE", "令狐某"));
    assertThat(redacted.text().value()).isEqualTo("𠮷令狐某X");
  }

  @Test
  void hostileTextsTakeLinearTime() {
    List<Party> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add(person("王" + (char) (0x4E00 + i % 3000) + (char) (0x5000 + i / 3)));
    }
    Redactor redactor = redactor(many.toArray(Party[]::new));
    for (String unit : List.of("1", "王", "a@", "1 ", "《", "出生于", "中学")) {
      assertThat(redactor.redact(new RawText(unit.repeat(200_000))).text().value()).isNotEmpty();
    }
  }

  @Test
  void rawTextAndPartiesDoNotPrintWhatTheyHold() {
    assertThat(new RawText("令狐拾英").toString()).doesNotContain("令狐");
    assertThat(person("令狐拾英").toString()).doesNotContain("令狐");
    assertThat(filing(List.of(person("令狐拾英")), List.of()).toString()).doesNotContain("令狐");
  }

  private static String redact(Redactor redactor, String text) {
    String redacted = redactor.redact(new RawText(text)).text().value();
    assertThat(redactor.find(redacted)).as("the last scan of what was redacted").isEmpty();
    return redacted;
  }

  private static Redactor redactor(Party... parties) {
    return new Redactor(filing(List.of(parties), List.of()), false, DAY);
  }

  private static Filing filing(List<Party> parties, List<TradeSecret> secrets) {
    return new Filing(
        ActionKind.PENALTY,
        Procedure.GENERAL,
        "",
        "",
        "",
        "",
        "",
        parties,
        List.of(),
        secrets,
        null,
        true,
        null);
  }

  private static Party person(String name) {
    return party(Party.Kind.NATURAL_PERSON, name, null, null);
  }

  private static Party born(String name, int year) {
    return party(Party.Kind.NATURAL_PERSON, name, null, LocalDate.of(year, 1, 2));
  }

  private static Party organisation(String name) {
    return party(Party.Kind.ORGANISATION, name, "91350100M000100Y43", null);
  }

  private static Party party(Party.Kind kind, String name, String code, LocalDate birth) {
    return new Party(
        Party.Role.PARTY,
        kind,
        name,
        null,
        code,
        null,
        null,
        null,
        null,
        null,
        birth,
        null,
        List.of());
  }
}

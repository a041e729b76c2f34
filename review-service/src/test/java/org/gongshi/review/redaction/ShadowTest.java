package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShadowTest {
  private static final Duration CAP = Duration.ofSeconds(300);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "張望舒",
        "张&#26395;舒",
        "张&#x671b舒",
        "张&amp;#26395;舒",
        "&amp;amp;#24352;望舒",
        "\\u5f20\\u671b\\u8212",
        "\\\\u5f20\\\\u671b\\\\u8212",
        "\\u005cu5f20望舒",
        "\\u{5f20}望舒",
        "%E5%BC%A0%E6%9C%9B%E8%88%92",
        "%D5%C5%CD%FB%CA%E6",
        "%25E5%25BC%25A0望舒",
        "%u5f20%u671b%u8212",
        "＆＃２４３５２；望舒",
        "张<i class='x'>望</i>舒",
        "张<!-- 略 -->望舒",
        "张\u0301望\u200B舒",
        "张&nbsp;望&zwnj;舒",
        "张\r\n望　舒",
        "Zhāng Wàngshū",
        "zhangwangshu",
        "ZHANG WANG SHU",
        "Wangshu Zhang"
      })
  void aNameIsFoundInEveryDisguise(String written) {
    assertThat(CaseOf.redacted("当事人" + written + "。", "张望舒")).isEqualTo("当事人张某。");
  }

  @Test
  void aPairOfSurrogatesStaysWholeInAndBesideACut() {
    assertThat(CaseOf.redacted("𠮷林𠮟英𠮷", "林𠮟英")).isEqualTo("𠮷林某𠮷");
    assertThat(CaseOf.redacted("林\\ud842\\udf9f英到场", "林𠮟英")).isEqualTo("林某到场");
  }

  @Test
  void whatIsNotCutIsNotAltered() {
    String text = "張三丰&nbsp;％２５ \\u0031 壹貳叁 <b>某</b>\u200B 100%25岁";
    assertThat(CaseOf.redacted(text, "林望舒")).isEqualTo(text);
  }

  @Test
  void chineseNumeralsAreReadAsDigitsAndAmountsStay() {
    assertThat(CaseOf.redacted("电话壹叁捌零零壹叁捌零零零。")).isEqualTo("电话［联系电话略］。");
    assertThat(CaseOf.redacted("身份证一一〇一〇五一九四九一二三一〇〇二X。")).isEqualTo("身份证［公民身份号码略］。");
    String amounts = "罚款人民币叁万元、一百二十三万四千五百六十七元，依据第四十八条。";
    assertThat(CaseOf.redacted(amounts)).isEqualTo(amounts);
  }

  @Test
  void aPercentSignBeforeANumberDoesNotHideIt() {
    assertThat(CaseOf.redacted("增长5%13800138000。")).isEqualTo("增长5%［联系电话略］。");
  }

  @Test
  void aNumberInsideATagIsFoundToo() {
    assertThat(CaseOf.redacted("<a title=\"13800138000\">")).doesNotContain("13800138000");
  }

  @Test
  void readingsGrowWithTheTextAndNotFaster() {
    for (String unit :
        List.of("&amp;", "&#", "\\u005c", "%25", "<b", "<b>", "1 ", "&#38;#", "%E5")) {
      int small = units(unit.repeat(2_000));
      int large = units(unit.repeat(20_000));
      assertThat(large).as(unit).isLessThanOrEqualTo(small * 11 + 1000);
    }
  }

  private static int units(String text) {
    return Shadow.all(text).stream().mapToInt(s -> s.text().length()).sum();
  }

  @Test
  void tenMegabytesOneCharacterRepeatedAndNestedEscapesDoNotCrash() {
    Assertions.assertTimeout(
        CAP,
        () -> {
          CaseOf.redacted("当事人张望舒于当日到场，罚款叁万元。".repeat(190_000), "张望舒");
          for (String unit : List.of("张", "1", "&", "&amp;", "%25", "\\", "<", "号", "住", "某患")) {
            CaseOf.redacted(unit.repeat(60_000 / unit.length()), "张望舒");
          }
          CaseOf.redacted("&" + "amp;".repeat(200_000) + "#49;", "张望舒");
          CaseOf.redacted("%" + "25".repeat(200_000) + "31", "张望舒");
        });
  }

  @Test
  void fiftyThousandNamesAreFoundAndDoNotCrash() {
    String[] names = new String[50_000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "王" + (char) (0x4E00 + i % 5000) + (char) (0x5000 + i / 5000);
    }
    Assertions.assertTimeout(
        CAP, () -> assertThat(CaseOf.redacted(names[49_999] + "到场", names)).startsWith("王某"));
  }
}

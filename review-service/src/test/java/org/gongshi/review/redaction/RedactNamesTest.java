package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactNamesTest {
  @ParameterizedTest
  @CsvSource({
    "老张到场, 张某到场",
    "货交小张, 货交张某",
    "张经理签名, 张某签名",
    "张师傅签名, 张某签名",
    "张某签名, 张某签名",
    "张某先生签名, 张某先生签名",
    "望舒签名, 张某签名",
    "网名备注为Z.W.S.的人, 网名备注为张某的人",
  })
  void whoIsNamedInFullIsFoundInEveryForm(String form, String redacted) {
    assertThat(CaseOf.redacted("张望舒到案。" + form, "张望舒")).isEqualTo("张某到案。" + redacted);
  }

  @ParameterizedTest
  @CsvSource({
    "两张工作证",
    "门口张贴公告",
    "当事人希望舒适",
    "小张家口",
    "代号为A.B.C.的设备",
  })
  void whereWordsMeetNobodyIsNamed(String text) {
    String whole = "张望舒到案。" + text;
    assertThat(CaseOf.redacted(whole, "张望舒")).isEqualTo("张某到案。" + text);
  }

  @Test
  void aGivenNameAloneIsOnlyProposedWhereNoTextNamesThePersonInFull() {
    Redactor.Found found = CaseOf.look("拾英就读于本市。", "林拾英");
    assertThat(found.redacted().cuts()).isEmpty();
    assertThat(found.proposed())
        .filteredOn(cut -> !cut.rule().startsWith("NAME_")) // of strangers
        .extracting(Cut::start, Cut::end)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 2));
  }

  @Test
  void aStrangerIsProposedAndNoPlaceCompanyOrMaskedNameIs() {
    Redactor.Found found = CaseOf.look("证人曾砚秋住云屏县，在鑫茂科技有限公司做工，与徐某华相识；曾砚秋路过时在场。", "林拾英");
    assertThat(found.proposed())
        .extracting(Cut::start, Cut::end)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, 5), org.assertj.core.groups.Tuple.tuple(29, 32));
  }

  @Test
  void aFormThatTwoPeopleShareIsNeithersPseudonym() {
    assertThat(CaseOf.redacted("张望舒、林望舒到案，望舒先走，老张后走。", "张望舒", "林望舒", "张拾英"))
        .isEqualTo("张某甲、林某到案，［姓名略］先走，张某后走。");
  }

  @Test
  void anOfficialStaysWhereTheOfficialActsAndTheNamesakeIsCut() {
    Map<String, Object> line =
        Map.of(
            "parties",
            List.of(Map.of("name", "唐见川")),
            "officials",
            List.of(
                Map.of("name", "唐见川", "certificate", "海岬执法011206001"),
                Map.of("name", "乔安宁", "certificate", "海岬执法011206002")),
            "text",
            "执法人员乔安宁、唐见川（执法证号海岬执法011206001）询问唐见川，唐见川签名。");
    assertThat(CaseOf.look(line).redacted().text().value())
        .isEqualTo("执法人员乔安宁、唐见川（执法证号海岬执法011206001）询问唐某，唐某签名。");
  }

  @Test
  void aShopKeepsItsNameButForItsKeepers() {
    Map<String, Object> line =
        Map.of(
            "parties",
            List.of(Map.of("name", "周海棠", "kind", "SOLE_TRADER", "tradeName", "海棠鲜果店")),
            "text",
            "海棠鲜果店（经营者周海棠）出售海棠果。");
    assertThat(CaseOf.look(line).redacted().text().value()).isEqualTo("周某鲜果店（经营者周某）出售海棠果。");
  }

  @Test
  void ofAKnownAddressTheDistrictStays() {
    Map<String, Object> line =
        Map.of(
            "parties",
            List.of(Map.of("name", "林望舒", "address", "海岬省云屏县柳汀镇听雨巷9号2幢301室")),
            "text",
            "现居云屏县柳汀镇听雨巷9号2幢301室，寄往柳汀镇听雨巷九号二幢三〇一室。");
    assertThat(CaseOf.look(line).redacted().text().value()).isEqualTo("现居云屏县［住址略］，寄往［住址略］。");
  }
}

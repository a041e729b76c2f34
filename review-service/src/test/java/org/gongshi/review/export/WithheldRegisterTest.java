package org.gongshi.review.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.disclosure.WithheldInQuarter;
import org.junit.jupiter.api.Test;

final class WithheldRegisterTest {
  private static WithheldInQuarter penalties(int quarter, String basis, int count) {
    return new WithheldInQuarter(
        2026,
        quarter,
        ActionKind.PENALTY,
        basis,
        count,
        LocalDate.of(2026, quarter * 3, 8),
        quarter == 4);
  }

  private static JsonNode register(WithheldInQuarter... all) {
    return WithheldRegister.register(List.of(all));
  }

  @Test
  void aLineSaysQuarterKindReasonAndBasisAndHowMany() {
    JsonNode register =
        register(
            penalties(4, "《市场监督管理行政处罚信息公示规定》第二条第二款：仅受到警告行政处罚的不予公示", 3),
            penalties(3, "国办发〔2018〕118号", 1));
    assertThat(register.path("entries").path(0).path("values").toString())
        .isEqualTo(
            "{\"period\":\"2026年第4季度\",\"kind\":\"行政处罚\",\"reason\":\"仅受到警告行政处罚的不予公示\","
                + "\"basis\":\"《市场监督管理行政处罚信息公示规定》第二条第二款\",\"count\":\"3\"}");
    assertThat(register.path("entries").path(0).path("effectiveFrom").asText())
        .isEqualTo("2026-10-01");
    assertThat(register.path("updatedOn").asText()).isEqualTo("2026-12-08");
    assertThat(register.path("sample").asBoolean()).isTrue();
    assertThat(
            new Contract()
                .violationsOfRegister(
                    ContractBytes.of((com.fasterxml.jackson.databind.node.ObjectNode) register)))
        .isEmpty();
  }

  @Test
  void aStateSecretIsNotToldApartFromTheOtherGroundsOfItsArticle() {
    String article = "《中华人民共和国政府信息公开条例》第十四条：";
    JsonNode register =
        register(
            penalties(4, article + "依法确定为国家秘密的政府信息", 1), penalties(4, article + "法律、行政法规禁止公开", 2));
    assertThat(register.path("entries")).hasSize(1);
    assertThat(register.path("entries").path(0).path("values").path("count").asText())
        .isEqualTo("3");
    assertThat(register.toString()).doesNotContain("国家秘密");
  }

  @Test
  void theKeyOfALineStaysWhateverComesBesideIt() {
    WithheldInQuarter old = penalties(3, "甲法第一条：乙", 1);
    String alone = register(old).path("entries").path(0).path("key").asText();
    JsonNode later = register(penalties(4, "丙法第二条：丁", 1), old);
    assertThat(later.path("entries").path(1).path("key").asText()).isEqualTo(alone);
  }
}

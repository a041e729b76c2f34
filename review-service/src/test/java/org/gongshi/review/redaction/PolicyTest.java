package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is named by the policy in force, and which policies are refused. */
final class PolicyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
  private static final String OTHERS =
      """
      { "people": "OFFICIAL", "naming": "NAMED", "law": "甲法", "article": "" },
      { "people": "SOLE_TRADER", "naming": "NAMED", "law": "甲法", "article": "" },
      """;

  @TempDir private Path folder;

  @Test
  void theCarriedPolicyKeepsSurnamesDistrictsAndOrganisations() {
    Policy policy = Policies.carried().of("O", DAY);
    assertThat(redact(policy, ActionKind.PENALTY, "张望舒、张小满与海岬测试有限公司，张望舒住云屏县听雨巷8号。"))
        .isEqualTo("张某甲、张某乙与海岬测试有限公司，张某甲住云屏县［住址略］。");
  }

  @Test
  void eachRoleAndKindOfActionFollowsItsOwnRow() throws IOException {
    Policy policy =
        policies(
                """
                { "code": "P", "since": "2026-01-01", "numbering": "DIGITS", "address": "CITY", "namings": [
                  %s
                  { "people": "MINOR", "naming": "GAP", "law": "甲法", "article": "" },
                  { "people": "NATURAL_PERSON", "roles": ["WITNESS"], "naming": "GAP", "law": "甲法", "article": "" },
                  { "people": "NATURAL_PERSON", "roles": ["PARTY"], "kinds": ["LICENCE"], "naming": "NAMED", "law": "甲法", "article": "" },
                  { "people": "NATURAL_PERSON", "naming": "SURNAME", "law": "甲法", "article": "" },
                  { "people": "ORGANISATION", "kinds": ["PENALTY"], "naming": "GAP", "law": "甲法", "article": "" },
                  { "people": "ORGANISATION", "naming": "NAMED", "law": "甲法", "article": "" } ] }
                """
                    .formatted(OTHERS))
            .of("O", DAY);
    String text = "张望舒、张小满与海岬测试有限公司；证人令狐拾英，令狐经理。住海岬市鹭洲区澄波路8号。";
    assertThat(redact(policy, ActionKind.PENALTY, text))
        .isEqualTo("张某1、张某2与［单位名称略］；证人［姓名略］，［姓名略］。住海岬市［住址略］。");
    assertThat(redact(policy, ActionKind.LICENCE, text))
        .isEqualTo("张望舒、张小满与海岬测试有限公司；证人［姓名略］，［姓名略］。住海岬市［住址略］。");
  }

  @Test
  void whoIsNamedByOneRoleAndHiddenByAnotherIsHidden() throws IOException {
    Policy policy =
        policies(
                """
                { "code": "P", "since": "2026-01-01", "numbering": "STEMS", "address": "DISTRICT", "namings": [
                  %s
                  { "people": "MINOR", "naming": "GAP", "law": "甲法", "article": "" },
                  { "people": "NATURAL_PERSON", "roles": ["PARTY"], "naming": "NAMED", "law": "甲法", "article": "" },
                  { "people": "NATURAL_PERSON", "naming": "SURNAME", "law": "甲法", "article": "" },
                  { "people": "ORGANISATION", "naming": "NAMED", "law": "甲法", "article": "" } ] }
                """
                    .formatted(OTHERS))
            .of("O", DAY);
    Filing filing =
        filing(
            ActionKind.PENALTY,
            List.of(person(Party.Role.PARTY, "张望舒"), person(Party.Role.WITNESS, "张望舒")));
    assertThat(new Redactor(filing, false, DAY, policy).redact(new RawText("张望舒")).text().value())
        .isEqualTo("张某");
  }

  @Test
  void anOrgansOwnPolicyAndALaterVersionGoBeforeTheOthers() throws IOException {
    Policies policies =
        policies(
            version("ALL_1", null, "2020-01-01"),
            version("ALL_2", null, "2026-04-01"),
            version("OWN", "O", "2026-06-01"));
    assertThat(policies.of("X", LocalDate.of(2026, 3, 31)).code()).isEqualTo("ALL_1");
    assertThat(policies.of("X", LocalDate.of(2026, 4, 1)).code()).isEqualTo("ALL_2");
    assertThat(policies.of("O", LocalDate.of(2026, 5, 31)).code()).isEqualTo("ALL_2");
    assertThat(policies.of("O", LocalDate.of(2026, 6, 1)).code()).isEqualTo("OWN");
    assertThat(policies.of("X", LocalDate.of(2019, 1, 1)).code()).isEqualTo("ALL_1");
  }

  @Test
  void aPolicyThatLeavesSomebodyOutOrHidesAnOfficialIsRefused() {
    String none = version("P", null, "2020-01-01").replace("\"MINOR\"", "\"NATURAL_PERSON\"");
    assertThatThrownBy(() -> policies(none)).hasStackTraceContaining("MINOR as PARTY");
    String official =
        version("P", null, "2020-01-01")
            .replaceFirst(
                "\"OFFICIAL\", \"naming\": \"NAMED\"", "\"OFFICIAL\", \"naming\": \"GAP\"");
    assertThatThrownBy(() -> policies(official)).hasStackTraceContaining("cannot be GAP");
    assertThatThrownBy(() -> policies(version("P", "O", "2020-01-01")))
        .hasStackTraceContaining("holds for all organs");
  }

  private static String version(
      String code, @org.jspecify.annotations.Nullable String organ, String since) {
    return """
    { "code": "%s", %s "since": "%s", "numbering": "STEMS", "address": "DISTRICT", "namings": [
      %s
      { "people": "MINOR", "naming": "SURNAME", "law": "甲法", "article": "" },
      { "people": "NATURAL_PERSON", "naming": "SURNAME", "law": "甲法", "article": "" },
      { "people": "ORGANISATION", "naming": "NAMED", "law": "甲法", "article": "" } ] }
    """
        .formatted(code, organ == null ? "" : "\"organ\": \"" + organ + "\",", since, OTHERS);
  }

  private Policies policies(String... all) throws IOException {
    Path file = folder.resolve("policies.json");
    Files.writeString(file, "{ \"note\": \"\", \"policies\": [" + String.join(",", all) + "] }");
    return Policies.from(Map.of("GONGSHI_REDACTION_POLICIES", file.toString()));
  }

  private static String redact(Policy policy, ActionKind kind, String text) {
    Filing filing =
        filing(
            kind,
            List.of(
                person(Party.Role.PARTY, "张望舒"),
                person(Party.Role.PARTY, "张小满"),
                person(Party.Role.WITNESS, "令狐拾英"),
                Party.of(Party.Role.PARTY, Party.Kind.ORGANISATION, "海岬测试有限公司", null, null)));
    return new Redactor(filing, false, DAY, policy).redact(new RawText(text)).text().value();
  }

  private static Party person(Party.Role role, String name) {
    return Party.of(role, Party.Kind.NATURAL_PERSON, name, null, null);
  }

  private static Filing filing(ActionKind kind, List<Party> parties) {
    return new Filing(
        kind,
        Procedure.GENERAL,
        "",
        "",
        "",
        "",
        "",
        parties,
        List.of(),
        List.of(),
        null,
        true,
        null);
  }
}

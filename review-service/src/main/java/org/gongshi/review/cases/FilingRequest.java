package org.gongshi.review.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.gongshi.review.identifiers.CitizenNumber;
import org.gongshi.review.identifiers.CreditCode;
import org.jspecify.annotations.Nullable;

/** A filing as it is sent: every field may be missing or wrong. */
record FilingRequest(
    @Nullable ActionKind kind,
    @Nullable Procedure procedure,
    @Nullable String organCode,
    @Nullable String title,
    @Nullable String matter,
    @Nullable String facts,
    @Nullable String basis,
    @Nullable List<PartyRequest> parties,
    @Nullable List<OfficerRequest> officers,
    @Nullable String stateSecret,
    @Nullable List<TradeSecretRequest> tradeSecrets,
    @Nullable Boolean sample,
    @Nullable DetailsRequest details) {

  record PartyRequest(
      Party.@Nullable Role role,
      Party.@Nullable Kind kind,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String creditCode,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String bankCard,
      @Nullable String plate,
      @Nullable String email,
      @Nullable LocalDate birthDate,
      @Nullable String tradeName,
      @Nullable List<@Nullable String> aliases) {}

  record OfficerRequest(@Nullable String name, @Nullable String certificate) {}

  record TradeSecretRequest(@Nullable String text, @Nullable String basis) {}

  /**
   * Ends the call with problem INVALID_FIELDS if anything is wrong.
   *
   * @param now what lies after it has not happened yet
   */
  Filing checked(Instant now) {
    Checks checks = new Checks();
    ActionKind checkedKind = checks.required("kind", kind);
    Procedure checkedProcedure = checks.required("procedure", procedure);
    String organ = checks.line("organCode", organCode, 18);
    String facts = checks.text("facts", this.facts, 200_000);
    Filing filing =
        new Filing(
            checkedKind == null ? ActionKind.PENALTY : checkedKind,
            checkedProcedure == null ? Procedure.GENERAL : checkedProcedure,
            organ,
            checks.line("title", title, 300),
            checks.line("matter", matter, 300),
            facts,
            checks.text("basis", basis, 10_000),
            parties(checks, parties),
            officers(checks, officers),
            secrets(checks, tradeSecrets, facts),
            checks.optional("stateSecret", stateSecret, 60),
            Boolean.TRUE.equals(sample),
            details(checks, now));
    checks.require(
        checkedProcedure != Procedure.SUMMARY
            || checkedKind == ActionKind.PENALTY
            || checkedKind == ActionKind.INSPECTION
            || checkedKind == ActionKind.LICENCE
            || checkedKind == ActionKind.FEE
            || checkedKind == null,
        "procedure",
        "NO_SUMMARY_PROCEDURE",
        "此类执法行为没有简易程序，请选择普通程序。");
    checks.orRefuse();
    return filing;
  }

  private @Nullable Details details(Checks checks, Instant now) {
    DetailsRequest sent = checks.required("details", details);
    if (sent == null) {
      return null;
    }
    Details checked = sent.checked(new Fields(checks), now);
    checks.require(
        checked == null || kind == null || checked.kind() == kind,
        "details.kind",
        "KIND_MISMATCH",
        "案件类别与专项信息的类别不一致，请核对。");
    return checked;
  }

  static List<Party> parties(Checks checks, @Nullable List<PartyRequest> parties) {
    List<Party> checked = new ArrayList<>();
    List<PartyRequest> sent = parties == null ? List.of() : parties;
    checks.require(sent.size() <= 500, "parties", "TOO_MANY", "当事人不超过500名。");
    for (int i = 0; i < sent.size(); i++) {
      PartyRequest party = sent.get(i);
      String at = "parties[" + i + "]";
      if (party == null) {
        checks.add(at, "REQUIRED", "请填写此项。");
      } else {
        checked.add(party(checks, at + ".", party));
      }
    }
    checks.require(
        checked.stream().anyMatch(p -> p.role() == Party.Role.PARTY),
        "parties",
        "REQUIRED",
        "请至少填写一名行政相对人（role 为 PARTY）。");
    return checked;
  }

  private static Party party(Checks checks, String at, PartyRequest sent) {
    Party.Role role = checks.required(at + "role", sent.role());
    Party.Kind kind = checks.required(at + "kind", sent.kind());
    String name = checks.line(at + "name", sent.name(), 200);
    checks.require(
        name.isEmpty() || name.codePointCount(0, name.length()) >= 2,
        at + "name",
        "TOO_SHORT",
        "名称至少两个字。");
    String idNumber = checks.optional(at + "idNumber", sent.idNumber(), 40);
    if (idNumber != null && idNumber.matches("[0-9]{17}[0-9Xx]")) {
      idNumber = idNumber.toUpperCase(java.util.Locale.ROOT);
      checks.require(
          CitizenNumber.isValid(idNumber), at + "idNumber", "CHECK_DIGIT", "公民身份号码校验不通过，请核对。");
    }
    String creditCode = checks.optional(at + "creditCode", sent.creditCode(), 40);
    if (creditCode != null) {
      checks.require(
          CreditCode.isValid(creditCode), at + "creditCode", "CHECK_DIGIT", "统一社会信用代码校验不通过，请核对。");
    }
    List<String> aliases = new ArrayList<>();
    List<@Nullable String> names =
        sent.aliases() == null ? List.<@Nullable String>of() : sent.aliases();
    for (int i = 0; i < names.size(); i++) {
      String alias = checks.line(at + "aliases[" + i + "]", names.get(i), 200);
      checks.require(
          alias.isEmpty() || alias.codePointCount(0, alias.length()) >= 2,
          at + "aliases[" + i + "]",
          "TOO_SHORT",
          "别名至少两个字。");
      aliases.add(alias);
    }
    return new Party(
        Objects.requireNonNullElse(role, Party.Role.PARTY),
        Objects.requireNonNullElse(kind, Party.Kind.NATURAL_PERSON),
        name,
        idNumber,
        creditCode,
        checks.optional(at + "phone", sent.phone(), 40),
        checks.optional(at + "address", sent.address(), 300),
        checks.optional(at + "bankCard", sent.bankCard(), 40),
        checks.optional(at + "plate", sent.plate(), 20),
        checks.optional(at + "email", sent.email(), 200),
        sent.birthDate(),
        checks.optional(at + "tradeName", sent.tradeName(), 200),
        aliases);
  }

  static List<Officer> officers(Checks checks, @Nullable List<OfficerRequest> officers) {
    List<Officer> checked = new ArrayList<>();
    List<OfficerRequest> sent = officers == null ? List.of() : officers;
    checks.require(
        sent.size() >= 2 && sent.size() <= 100,
        "officers",
        "AT_LEAST_TWO",
        "行政执法人员不得少于两人（《中华人民共和国行政处罚法》第四十二条）。");
    for (int i = 0; i < sent.size(); i++) {
      OfficerRequest officer = sent.get(i);
      String at = "officers[" + i + "].";
      if (officer == null) {
        checks.add("officers[" + i + "]", "REQUIRED", "请填写此项。");
      } else {
        checked.add(
            new Officer(
                checks.line(at + "name", officer.name(), 100),
                checks.line(at + "certificate", officer.certificate(), 60)));
      }
    }
    return checked;
  }

  static List<TradeSecret> secrets(
      Checks checks, @Nullable List<TradeSecretRequest> tradeSecrets, String facts) {
    List<TradeSecret> checked = new ArrayList<>();
    List<TradeSecretRequest> sent = tradeSecrets == null ? List.of() : tradeSecrets;
    checks.require(sent.size() <= 200, "tradeSecrets", "TOO_MANY", "商业秘密标注不超过200处。");
    for (int i = 0; i < sent.size(); i++) {
      TradeSecretRequest secret = sent.get(i);
      String at = "tradeSecrets[" + i + "].";
      if (secret == null) {
        checks.add("tradeSecrets[" + i + "]", "REQUIRED", "请填写此项。");
        continue;
      }
      String text = checks.text(at + "text", secret.text(), 2000);
      checks.require(
          text.isEmpty() || facts.contains(text), at + "text", "NOT_IN_FACTS", "标注的内容不在案件事实中，请核对。");
      checked.add(new TradeSecret(text, checks.line(at + "basis", secret.basis(), 300)));
    }
    return checked;
  }
}

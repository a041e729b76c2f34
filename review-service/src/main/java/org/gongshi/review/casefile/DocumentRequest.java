package org.gongshi.review.casefile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.casefile.DocumentRow.Medium;
import org.gongshi.review.casefile.DocumentRow.Openness;
import org.gongshi.review.casefile.DocumentRow.Signature;
import org.gongshi.review.casefile.DocumentRow.State;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is sent.
 *
 * @param elements what a notice carries, as text; see {@link Template#elements}
 */
record DocumentRequest(
    @Nullable String type,
    @Nullable String documentNumber,
    @Nullable String title,
    @Nullable LocalDate madeOn,
    @Nullable LocalDate collectedOn,
    @Nullable Medium medium,
    @Nullable String paperReason,
    @Nullable Integer pages,
    @Nullable String sha256,
    @Nullable Openness openness,
    @Nullable String opennessBasis,
    @Nullable Signature signature,
    @Nullable String signatureNote,
    @Nullable Map<Element, String> elements) {

  /**
   * The row of a new version, not yet numbered; ends the call with problem INVALID_FIELDS if
   * anything is wrong.
   */
  DocumentRow checked(Templates templates, ActionKind kind, String by, Instant now) {
    Checks checks = new Checks();
    LocalDate today = WorkingDays.dayOf(now);
    LocalDate made = Objects.requireNonNullElse(checks.required("madeOn", madeOn), today);
    checks.require(!made.isAfter(today), "madeOn", "IN_FUTURE", "制作日期不能晚于今天。");
    checks.require(made.getYear() >= 1990, "madeOn", "TOO_EARLY", "制作日期过早，请核对。");
    LocalDate collected = collectedOn == null ? today : collectedOn;
    checks.require(!collected.isAfter(today), "collectedOn", "IN_FUTURE", "收集日期不能晚于今天。");
    checks.require(!collected.isBefore(made), "collectedOn", "DATES_OUT_OF_ORDER", "收集日期不能早于制作日期。");
    Template template = template(checks, templates, kind, made);
    Medium how = Objects.requireNonNullElse(checks.required("medium", medium), Medium.PAPER);
    String reason = checks.optional("paperReason", paperReason, 500);
    String hash = checks.optional("sha256", sha256, 64);
    checks.require(
        hash == null || hash.matches("[0-9a-f]{64}"),
        "sha256",
        "WRONG_FORMAT",
        "请填写文件的 SHA-256，64位小写十六进制。");
    checks.require(
        medium != Medium.PAPER || reason != null, "paperReason", "REQUIRED", "纸质材料应当说明不采用电子形式的理由。");
    checks.require(
        medium != Medium.ELECTRONIC || reason == null,
        "paperReason",
        "ONLY_ON_PAPER",
        "电子材料不填写此项。");
    checks.require(
        medium != Medium.ELECTRONIC || hash != null, "sha256", "REQUIRED", "电子材料应当有文件的 SHA-256。");
    Integer count = checks.required("pages", pages);
    checks.require(
        count == null || (count >= 1 && count <= 100_000), "pages", "OUT_OF_RANGE", "页数为1至100000。");
    Openness open = checks.required("openness", openness);
    Signature signed = checks.required("signature", signature);
    String note = checks.optional("signatureNote", signatureNote, 500);
    checks.require(
        signed != Signature.REFUSED || note != null,
        "signatureNote",
        "REQUIRED",
        "当事人拒绝签名的，应当注明原因和见证情况。");
    DocumentRow row =
        new DocumentRow(
            0,
            0,
            template == null ? "" : template.code(),
            template == null ? "" : template.version(),
            checks.optional("documentNumber", documentNumber, 128),
            checks.line("title", title, 300),
            made,
            collected,
            how,
            reason,
            count == null ? 1 : count,
            hash,
            open == null ? Openness.WITHHELD : open,
            checks.line("opennessBasis", opennessBasis, 300),
            signed == null ? Signature.NOT_NEEDED : signed,
            note,
            elements(checks, template),
            by,
            now,
            State.CURRENT,
            null,
            null,
            null);
    checks.orRefuse();
    return row;
  }

  private @Nullable Template template(
      Checks checks, Templates templates, ActionKind kind, LocalDate made) {
    String code = checks.line("type", type, 40);
    if (code.isEmpty()) {
      return null;
    }
    Template template = templates.inUse(code, kind, made);
    if (template == null) {
      checks.add(
          "type",
          templates.knows(code) ? "NOT_IN_USE" : "UNKNOWN_TEMPLATE",
          "执法文书目录中没有制作当日可以用于此类案件的这种文书，请对照目录选择。");
    }
    return template;
  }

  private String elements(Checks checks, @Nullable Template template) {
    Map<Element, String> texts = new EnumMap<>(Element.class);
    if (elements != null) {
      elements.forEach(
          (element, text) -> texts.put(element, checks.text("elements." + element, text, 4000)));
    }
    if (template != null) {
      for (Element wanted : Element.values()) {
        checks.require(
            !template.elements().contains(wanted) || texts.containsKey(wanted),
            "elements." + wanted,
            "NOTICE_INCOMPLETE",
            template.name() + "应当载明" + wanted.label() + "。");
      }
    }
    return new String(Json.write(texts), StandardCharsets.UTF_8);
  }
}

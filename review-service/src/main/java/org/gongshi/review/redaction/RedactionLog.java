package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SecretHash;
import org.jspecify.annotations.Nullable;

/**
 * What was cut, by which rule or by whom and why, what was kept, and the proof that the published
 * text is the served one less the cuts (市场监督管理行政处罚信息公示规定 art. 7). Of what was cut it holds keyed
 * hashes.
 */
final class RedactionLog {
  private final Database database;
  private final Cases cases;
  private final Redactions redactions;
  private final SecretHash secretHash;

  RedactionLog(Database database, Cases cases, Redactions redactions, SecretHash secretHash) {
    this.database = database;
    this.cases = cases;
    this.redactions = redactions;
    this.secretHash = secretHash;
  }

  /** How sure it is that a cut had to be made. */
  enum Confidence {
    /** A rule cuts it. */
    CERTAIN,
    /** An officer marked it or settled a proposal so. */
    SETTLED
  }

  /** A cut as the table keeps it. */
  record Row(String field, int startAt, int endAt, CutKind kind, String rule, String secretHmac) {}

  /**
   * One cut.
   *
   * @param secretHmac keyed hash of the words that were cut
   * @param settledBy login, for what an officer marked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LoggedCut(
      String field,
      int startAt,
      int endAt,
      CutKind kind,
      String rule,
      Confidence confidence,
      String secretHmac,
      @Nullable CutGround ground,
      @Nullable String settledBy,
      @Nullable String reason) {}

  /** A place where an officer let a proposed name stand; the words are not told. */
  record LoggedKeep(ManualCut.Field field, int startAt, int endAt, KeptName settlement) {}

  /**
   * That a field was published as it was served, less its cuts.
   *
   * @param attachment the number of the attachment that it is of, or 0
   * @param servedHmac keyed hash of the served text
   * @param unitsCut how many UTF-16 units were cut
   */
  record Proof(
      ManualCut.Field field,
      int attachment,
      String servedHmac,
      String publishedSha256,
      int cuts,
      int unitsCut,
      Instant provenAt) {}

  /** The whole log of a case. */
  record View(List<LoggedCut> cuts, List<LoggedKeep> kept, List<Proof> proofs) {}

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/cases/{id}/redaction-log",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR),
                "隐私处理记录：每处隐去的规则、把握和认定人，保留的疑似姓名，以及公开文本与送达文本一致的核对结果；不含被隐去的文字",
                this::read)
            .answers(View.class));
  }

  /**
   * Holds the finished files against the texts that were served, and keeps what was found.
   *
   * @param readBack of each attachment that was set again, title and words as its file shows them
   * @return the fields that differ in more than their cuts, as JSON pointers; nothing is kept then
   */
  List<String> prove(
      Transaction tx, OpenCase open, Draft draft, byte[] file, Map<Integer, String> readBack) {
    JsonNode published = parse(file);
    List<String> differences = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    for (FieldText served : redactions.texts(tx, open)) {
      int place = placeOf(served, draft);
      String shown = shown(served, place, published, readBack);
      if (shown != null) {
        String text = served.raw().value();
        List<Cut> cuts = draft.cuts().getOrDefault(served.key(), List.of());
        boolean same =
            served.field() == ManualCut.Field.ATTACHMENT
                ? ServedText.isSetAs(
                    draft.attachments().get(place).title().value(), text, cuts, shown)
                : ServedText.isPublishedAs(text, cuts, shown);
        if (!same) {
          differences.add("/" + served.key());
        }
        int units = cuts.stream().mapToInt(Cut::length).sum();
        proofs.add(
            new Proof(
                served.field(),
                served.attachment(),
                secretHash.of(text),
                Sha256.of(shown),
                cuts.size(),
                units,
                tx.now()));
      }
    }
    if (differences.isEmpty()) {
      RedactionMapper mapper = tx.mapper(RedactionMapper.class);
      proofs.forEach(proof -> mapper.prove(open.key(), proof));
    }
    return differences;
  }

  /**
   * As the public reads it; null where it does not: a summary has neither facts nor attachments.
   */
  private static @Nullable String shown(
      FieldText field, int place, JsonNode published, Map<Integer, String> readBack) {
    return switch (field.field()) {
      case TITLE, MATTER, FACTS, BASIS, CONCLUSION, CATEGORY ->
          published.has(field.key()) ? published.path(field.key()).asText() : null;
      case ATTACHMENT_TITLE -> {
        JsonNode attachment = published.path("attachments").path(place);
        yield attachment.has("title") ? attachment.path("title").asText() : null;
      }
      case ATTACHMENT -> readBack.get(field.attachment());
    };
  }

  /** Which of the draft's attachments the field is of, from 0; -1 if of none. */
  private static int placeOf(FieldText field, Draft draft) {
    return draft.attachments().stream()
        .map(PublicAttachment::number)
        .toList()
        .indexOf(field.attachment());
  }

  private static JsonNode parse(byte[] file) {
    try {
      return Json.mapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a file that was just written cannot be read", e);
    }
  }

  private Answer read(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          RedactionMapper mapper = tx.mapper(RedactionMapper.class);
          List<ManualCut> marked = tx.mapper(ManualCutMapper.class).ofCase(open.key());
          Map<String, FieldText> texts = new HashMap<>();
          if (redactions.isDecided(tx, open)) {
            redactions.texts(tx, open).forEach(text -> texts.put(text.key(), text));
          }
          return Answer.ok(
              new View(
                  mapper.cuts(open.key()).stream()
                      .map(row -> logged(row, texts.get(row.field()), marked))
                      .toList(),
                  tx.mapper(KeptNameMapper.class).ofCase(open.key()).stream()
                      .map(k -> new LoggedKeep(k.field(), k.startAt(), k.endAt(), k))
                      .toList(),
                  mapper.proofs(open.key())));
        });
  }

  private static LoggedCut logged(Row row, @Nullable FieldText text, List<ManualCut> marked) {
    ManualCut mark =
        row.rule().equals(ManualCut.RULE) && text != null
            ? marked.stream()
                .filter(m -> m.stands() && m.isOf(text))
                .filter(m -> m.startAt() >= row.startAt() && m.endAt() <= row.endAt())
                .findFirst()
                .orElse(null)
            : null;
    return new LoggedCut(
        row.field(),
        row.startAt(),
        row.endAt(),
        row.kind(),
        row.rule(),
        mark == null ? Confidence.CERTAIN : Confidence.SETTLED,
        row.secretHmac(),
        mark == null ? null : mark.ground(),
        mark == null ? null : mark.addedBy(),
        mark == null ? null : mark.reason());
  }
}

package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @param servedHmac keyed hash of the served text
   * @param unitsCut how many UTF-16 units were cut
   */
  record Proof(
      ManualCut.Field field,
      String servedHmac,
      String publishedSha256,
      int cuts,
      int unitsCut,
      Instant provenAt) {}

  /**
   * The whole log of a case.
   *
   * @param policy code of the policy that the draft followed; absent while there is no draft, and
   *     for drafts from before policies had versions
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      @Nullable String policy,
      List<LoggedCut> cuts, List<LoggedKeep> kept, List<Proof> proofs) {}

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
   * Holds the finished file against the texts that were served, and keeps what was found.
   *
   * @return the fields that differ in more than their cuts, as JSON pointers; nothing is kept then
   */
  List<String> prove(Transaction tx, OpenCase open, Draft draft, byte[] file) {
    JsonNode published = parse(file);
    Map<String, RawText> served = redactions.raw(tx, open);
    List<String> differences = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    for (ManualCut.Field field : ManualCut.Field.values()) {
      String key = field.key();
      if (published.has(key)) { // a summary has no facts
        String text = Objects.requireNonNull(served.get(key)).value();
        String shown = published.path(key).asText();
        List<Cut> cuts = draft.cuts().getOrDefault(key, List.of());
        if (!ServedText.isPublishedAs(text, cuts, shown)) {
          differences.add("/" + key);
        }
        int units = cuts.stream().mapToInt(Cut::length).sum();
        proofs.add(
            new Proof(field, secretHash.of(text), Sha256.of(shown), cuts.size(), units, tx.now()));
      }
    }
    if (differences.isEmpty()) {
      RedactionMapper mapper = tx.mapper(RedactionMapper.class);
      proofs.forEach(proof -> mapper.prove(open.key(), proof));
    }
    return differences;
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
          return Answer.ok(
              new View(
                  mapper.policy(open.key()),
                  mapper.cuts(open.key()).stream().map(row -> logged(row, marked)).toList(),
                  tx.mapper(KeptNameMapper.class).ofCase(open.key()).stream()
                      .map(k -> new LoggedKeep(k.field(), k.startAt(), k.endAt(), k))
                      .toList(),
                  mapper.proofs(open.key())));
        });
  }

  private static LoggedCut logged(Row row, List<ManualCut> marked) {
    ManualCut mark =
        row.rule().equals(ManualCut.RULE)
            ? marked.stream()
                .filter(m -> m.stands() && m.field().key().equals(row.field()))
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

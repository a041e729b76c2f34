package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.Decision;
import org.gongshi.review.attachment.Attached;
import org.gongshi.review.attachment.Attachments;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Party;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SecretHash;
import org.jspecify.annotations.Nullable;

/**
 * Drafts what would become public, keeps the log of what was cut, and scans finished bytes a last
 * time.
 */
public final class Redactions {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Approvals approvals;
  private final SecretHash secretHash;
  private final ManualCuts manualCuts;
  private final Proposals proposals;
  private final RedactionLog log;

  public Redactions(
      Database database,
      Once once,
      Cases cases,
      Approvals approvals,
      SecretHash secretHash,
      Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.approvals = approvals;
    this.secretHash = secretHash;
    manualCuts = new ManualCuts(database, once, cases, this, audit);
    proposals = new Proposals(database, once, cases, this, audit);
    cases.require(proposals);
    log = new RedactionLog(database, cases, this, secretHash);
  }

  record DraftRequest(@Nullable Boolean withholdNames) {}

  public List<Endpoint> endpoints() {
    return Stream.of(own(), manualCuts.endpoints(), proposals.endpoints(), log.endpoints())
        .flatMap(List::stream)
        .toList();
  }

  private List<Endpoint> own() {
    return List.of(
        post(
                "/api/v1/cases/{id}/redaction",
                anyOf(Role.DISCLOSURE_OFFICER),
                "生成隐私处理稿",
                DraftRequest.class,
                this::draft)
            .versioned()
            .answers(DraftFile.class)
            .refuses("WRONG_STATE", "STATE_SECRET", "REQUIREMENT_MISSING", "CUT_VOID"),
        get(
                "/api/v1/cases/{id}/redaction",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR),
                "读取隐私处理稿",
                this::read)
            .versioned()
            .answers(DraftFile.class)
            .refuses("NO_DRAFT"));
  }

  /** The stored draft of an open case, or null while there is none. */
  public @Nullable Draft draftOf(Transaction tx, OpenCase open) {
    String stored = tx.mapper(RedactionMapper.class).draft(open.key());
    return stored == null ? null : parse(stored).draft();
  }

  /**
   * The last scan: every string of the finished file is searched once more.
   *
   * @return where something was found, as JSON pointers; empty if the bytes may be published
   */
  public List<String> lastScan(Transaction tx, OpenCase open, boolean namesWithheld, byte[] file) {
    return new LastScan(redactor(tx, open, namesWithheld)).hits(file);
  }

  /** The last scan of an attachment's finished file, by its text as any reader copies it. */
  public boolean showsSecrets(
      Transaction tx, OpenCase open, boolean namesWithheld, String readBack) {
    return !redactor(tx, open, namesWithheld).find(readBack).isEmpty();
  }

  /**
   * Holds the finished files against the texts that were served, and keeps the proof.
   *
   * @param readBack of each attachment that was set again, title and words as its file shows them
   * @return the fields that differ in more than their cuts, as JSON pointers
   */
  public List<String> prove(
      Transaction tx, OpenCase open, Draft draft, byte[] file, Map<Integer, String> readBack) {
    return log.prove(tx, open, draft, file, readBack);
  }

  /** Redacts another sentence about the case, such as the public reason of a takedown. */
  public PublicText redactForPublic(Transaction tx, OpenCase open, String sentence) {
    return redactor(tx, open).redact(new RawText(sentence)).text();
  }

  private Answer draft(Call call) {
    DraftRequest request = call.body(DraftRequest.class);
    boolean withhold = Boolean.TRUE.equals(request.withholdNames());
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          open.apply(new CaseEvent.RedactionDrafted(call.actor().id()), call.actor().login(), "");
          Draft draft = drafted(tx, open, withhold);
          RedactionMapper mapper = tx.mapper(RedactionMapper.class);
          DraftFile file = DraftFile.of(draft);
          mapper.put(
              open.key(),
              call.actor().id(),
              tx.now(),
              withhold,
              new String(Json.write(file), StandardCharsets.UTF_8));
          log(mapper, open, draft, texts(tx, open));
          return Answer.ok(file).withVersion(open.version());
        });
  }

  private Answer read(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), null);
          String stored = tx.mapper(RedactionMapper.class).draft(open.key());
          if (stored == null) {
            throw Problem.of(404, "NO_DRAFT", "还没有隐私处理稿", "请先生成隐私处理稿。案件编号：" + id + "。")
                .asException();
          }
          return Answer.ok(parse(stored)).withVersion(open.version());
        });
  }

  /**
   * Whether the stored draft is what would be drafted now, from the texts as they are and with
   * every span that is marked.
   */
  public boolean isCurrent(Transaction tx, OpenCase open) {
    String stored = tx.mapper(RedactionMapper.class).draft(open.key());
    if (stored == null) {
      return false;
    }
    DraftFile file = parse(stored);
    return file.equals(DraftFile.of(drafted(tx, open, file.namesWithheld())));
  }

  /**
   * Takes the marked spans and the attachments of a case along to its edition, where they bind its
   * texts in turn.
   */
  public void carryCuts(Transaction tx, OpenCase from, OpenCase to) {
    ManualCutMapper mapper = tx.mapper(ManualCutMapper.class);
    mapper.ofCase(from.key()).stream()
        .filter(ManualCut::stands)
        .forEach(cut -> mapper.carry(from.key(), cut.number(), to.key(), tx.now()));
    Proposals.carry(tx, from, to);
    Attachments.carry(tx, from, to);
  }

  boolean isDecided(Transaction tx, OpenCase open) {
    return approvals.decisionOf(tx, open) != null;
  }

  Draft drafted(Transaction tx, OpenCase open, boolean withhold) {
    Redactor redactor = redactor(tx, open, withhold);
    List<FieldText> raws = texts(tx, open);
    Map<String, List<Cut>> marked = ManualCuts.standing(tx, open, raws);
    Map<String, List<Cut>> cuts = new TreeMap<>();
    Map<String, PublicText> texts = new TreeMap<>();
    for (FieldText raw : raws) {
      String key = raw.key();
      Redactor.Redacted redacted = redactor.redact(raw.raw(), marked.getOrDefault(key, List.of()));
      texts.put(key, redacted.text());
      if (!redacted.cuts().isEmpty()) {
        cuts.put(key, redacted.cuts());
      }
    }
    List<PublicParty> parties = new ArrayList<>();
    for (Party party : open.filing().parties()) {
      if (party.role() == Party.Role.PARTY) {
        String code = party.creditCode();
        parties.add(
            new PublicParty(
                party.kind(),
                redactor.nameOf(party, withhold),
                code != null && !withhold && party.kind() != Party.Kind.NATURAL_PERSON
                    ? new PublicParty.OrganisationCode(code)
                    : null));
      }
    }
    return new Draft(
        withhold,
        text(texts, "title"),
        text(texts, "matter"),
        text(texts, "facts"),
        text(texts, "basis"),
        text(texts, "conclusion"),
        text(texts, "category"),
        parties,
        attachments(raws, texts),
        cuts);
  }

  private static List<PublicAttachment> attachments(
      List<FieldText> raws, Map<String, PublicText> texts) {
    return raws.stream()
        .filter(raw -> raw.field() == ManualCut.Field.ATTACHMENT_TITLE)
        .map(
            raw ->
                new PublicAttachment(
                    raw.attachment(),
                    text(texts, raw.key()),
                    texts.get(FieldText.key(ManualCut.Field.ATTACHMENT, raw.attachment()))))
        .toList();
  }

  private static PublicText text(Map<String, PublicText> texts, String field) {
    return Objects.requireNonNull(texts.get(field));
  }

  /** Everything that is redacted: the decision's texts, then each attachment's title and words. */
  List<FieldText> texts(Transaction tx, OpenCase open) {
    Filing filing = open.filing();
    Decision decision = decision(tx, open);
    List<FieldText> texts = new ArrayList<>();
    texts.add(FieldText.of(ManualCut.Field.TITLE, filing.title()));
    texts.add(FieldText.of(ManualCut.Field.MATTER, filing.matter()));
    texts.add(FieldText.of(ManualCut.Field.FACTS, filing.facts()));
    texts.add(FieldText.of(ManualCut.Field.BASIS, filing.basis()));
    texts.add(FieldText.of(ManualCut.Field.CONCLUSION, decision.conclusion()));
    texts.add(FieldText.of(ManualCut.Field.CATEGORY, decision.category()));
    for (Attached attached : Attachments.of(tx, open)) {
      int number = attached.number();
      texts.add(FieldText.of(ManualCut.Field.ATTACHMENT_TITLE, number, attached.title()));
      String words = attached.text();
      if (words != null) {
        texts.add(FieldText.of(ManualCut.Field.ATTACHMENT, number, words));
      }
    }
    return texts;
  }

  private Decision decision(Transaction tx, OpenCase open) {
    return Objects.requireNonNull(
        approvals.decisionOf(tx, open), "only a decided case is redacted");
  }

  /** As the stored draft was made; the usual way while there is none. */
  Redactor redactor(Transaction tx, OpenCase open) {
    Boolean withheld = tx.mapper(RedactionMapper.class).namesWithheld(open.key());
    return redactor(tx, open, Boolean.TRUE.equals(withheld));
  }

  private Redactor redactor(Transaction tx, OpenCase open, boolean withhold) {
    return new Redactor(open.filing(), withhold, decision(tx, open).decidedOn());
  }

  private void log(RedactionMapper mapper, OpenCase open, Draft draft, List<FieldText> texts) {
    mapper.forgetCuts(open.key());
    for (FieldText field : texts) {
      String text = field.raw().value();
      for (Cut cut : draft.cuts().getOrDefault(field.key(), List.of())) {
        String hash = secretHash.of(text.substring(cut.start(), cut.end()));
        mapper.logCut(open.key(), field.key(), cut, hash);
      }
    }
  }

  private static DraftFile parse(String stored) {
    try {
      return Json.mapper().readValue(stored, DraftFile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("redaction.draft is not a draft", e);
    }
  }
}

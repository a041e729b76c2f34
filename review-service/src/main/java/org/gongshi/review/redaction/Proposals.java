package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Missing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Requirement;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Names that recognisers propose and no rule is sure of. A person settles each: it is cut, or it
 * stays for a reason. Nothing is published while one is unsettled.
 */
final class Proposals implements Requirement {
  private static final int MOST_AT_ONCE = 1000;
  private static final int WORDS_AROUND = 20;

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Redactions redactions;
  private final Audit audit;

  Proposals(Database database, Once once, Cases cases, Redactions redactions, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.redactions = redactions;
    this.audit = audit;
  }

  /** What becomes of a proposed span. */
  enum Verdict {
    CUT,
    KEEP
  }

  /**
   * One span settled.
   *
   * @param startAt first UTF-16 unit, as it was proposed
   * @param endAt one past the last UTF-16 unit, as it was proposed
   * @param reason why it stays; absent if it is cut
   */
  record Settlement(
      ManualCut.@Nullable Field field,
      @Nullable Integer startAt,
      @Nullable Integer endAt,
      @Nullable String textSha256,
      @Nullable Verdict verdict,
      KeptName.@Nullable Reason reason,
      @Nullable String note) {}

  record SettlementRequest(@Nullable List<Settlement> settlements) {}

  /** All proposals of a case. Raw. */
  record ProposalList(int unsettled, List<Proposal> items) {
    static ProposalList of(List<Proposal> items) {
      return new ProposalList(
          (int) items.stream().filter(Proposal::isUnsettled).count(), List.copyOf(items));
    }
  }

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/cases/{id}/redaction-proposals",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR),
                "疑似姓名：识别程序认为可能是案件未登记人员的姓名，须逐处认定",
                this::list)
            .answers(ProposalList.class)
            .refuses("NOT_BEING_REDACTED", "CUT_VOID")
            .versioned(),
        post(
                "/api/v1/cases/{id}/redaction-settlements",
                anyOf(Role.DISCLOSURE_OFFICER),
                "认定疑似姓名：隐去，或者写明理由予以保留；全部成功或者全部不办理，认定隐去的须重新生成隐私处理稿",
                SettlementRequest.class,
                this::settle)
            .versioned()
            .answers(ProposalList.class)
            .refuses("NOT_BEING_REDACTED", "CUT_VOID", "NOT_PROPOSED"));
  }

  @Override
  public List<Missing> missing(Transaction tx, OpenCase open, CaseEvent next) {
    boolean publishes =
        switch (next) {
          case CaseEvent.DisclosureProposed proposed -> proposed.choice().publishes();
          case CaseEvent.DisclosureApproved approved -> approved.choice().publishes();
          default -> false;
        };
    if (!publishes || !redactions.isDecided(tx, open)) {
      return List.of();
    }
    long unsettled = of(tx, open).stream().filter(Proposal::isUnsettled).count();
    return unsettled == 0
        ? List.of()
        : List.of(
            new Missing(
                "PROPOSALS_UNSETTLED",
                "还有" + unsettled + "处疑似姓名没有认定，请查询 redaction-proposals，逐处认定隐去或者保留。",
                CutGround.PERSONAL_PRIVACY.basis()));
  }

  /** Takes what was let stand along to the case's edition, whose same texts need no second look. */
  static void carry(Transaction tx, OpenCase from, OpenCase to) {
    KeptNameMapper mapper = tx.mapper(KeptNameMapper.class);
    mapper.ids(from.key()).forEach(id -> mapper.carry(id, to.key()));
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          if (!redactions.isDecided(tx, open)) {
            throw ManualCuts.notBeingRedacted(open);
          }
          return Answer.ok(ProposalList.of(of(tx, open))).withVersion(open.version());
        });
  }

  private Answer settle(Call call) {
    List<Settlement> settlements = checked(call.body(SettlementRequest.class));
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ManualCuts.requireBeingRedacted(open);
          List<Proposal> proposed = of(tx, open);
          for (int i = 0; i < settlements.size(); i++) {
            settle(tx, open, call, settlements.get(i), find(proposed, settlements.get(i), i));
          }
          open.touch();
          return Answer.ok(ProposalList.of(of(tx, open))).withVersion(open.version());
        });
  }

  private static List<Settlement> checked(SettlementRequest request) {
    Checks checks = new Checks();
    List<Settlement> settlements = request.settlements();
    checks.require(
        settlements != null && !settlements.isEmpty() && settlements.size() <= MOST_AT_ONCE,
        "settlements",
        "OUT_OF_RANGE",
        "每次认定1至" + MOST_AT_ONCE + "处。");
    checks.orRefuse();
    List<Settlement> all = Objects.requireNonNull(settlements);
    for (int i = 0; i < all.size(); i++) {
      Settlement one = all.get(i);
      String at = "settlements[" + i + "].";
      checks.required(at + "field", one.field());
      checks.required(at + "startAt", one.startAt());
      checks.required(at + "endAt", one.endAt());
      checks.line(at + "textSha256", one.textSha256(), 64);
      checks.required(at + "verdict", one.verdict());
      checks.require(
          one.verdict() == null || (one.verdict() == Verdict.KEEP) == (one.reason() != null),
          at + "reason",
          "REASON_FOR_KEEPING",
          "予以保留的须写明理由 reason，隐去的不写。");
      checks.optional(at + "note", one.note(), 500);
    }
    checks.orRefuse();
    return all;
  }

  private static Proposal find(List<Proposal> proposed, Settlement settlement, int index) {
    return proposed.stream()
        .filter(
            p ->
                p.field() == settlement.field()
                    && Objects.equals(p.startAt(), settlement.startAt())
                    && Objects.equals(p.endAt(), settlement.endAt())
                    && p.textSha256().equals(settlement.textSha256()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        409,
                        "NOT_PROPOSED",
                        "所认定的不是现在的疑似姓名",
                        "第" + (index + 1) + "处与现在的疑似姓名不符，可能文字已经变更或者已经认定隐去，请重新查询后再认定。没有办理任何一处。")
                    .asException());
  }

  private void settle(
      Transaction tx, OpenCase open, Call call, Settlement settlement, Proposal proposal) {
    long by = call.actor().id();
    if (settlement.verdict() == Verdict.CUT) {
      tx.mapper(ManualCutMapper.class)
          .add(
              open.key(),
              proposal.field(),
              proposal.startAt(),
              proposal.endAt(),
              proposal.textSha256(),
              CutKind.PERSON_NAME,
              CutGround.PERSONAL_PRIVACY,
              settlement.note() == null ? "疑似姓名，认定隐去" : settlement.note(),
              by,
              tx.now());
    } else if (proposal.isUnsettled()) {
      tx.mapper(KeptNameMapper.class)
          .keep(
              open.key(),
              proposal.field(),
              proposal.startAt(),
              proposal.endAt(),
              proposal.textSha256(),
              Objects.requireNonNull(settlement.reason()),
              settlement.note(),
              by,
              tx.now());
    }
    audit.record(
        tx,
        call.actor().login(),
        "ProposalSettled",
        open.id(),
        proposal.field()
            + " "
            + proposal.startAt()
            + " "
            + settlement.verdict()
            + (settlement.reason() == null ? "" : " " + settlement.reason()));
  }

  /** In the order of the fields and of their texts; what was cut is among them no more. */
  private List<Proposal> of(Transaction tx, OpenCase open) {
    List<FieldText> texts = redactions.texts(tx, open);
    Map<String, List<Cut>> marked = ManualCuts.standing(tx, open, texts);
    List<KeptName> kept = tx.mapper(KeptNameMapper.class).ofCase(open.key());
    Redactor redactor = redactions.redactor(tx, open);
    List<Proposal> proposals = new ArrayList<>();
    for (FieldText text : texts) {
      String sha256 = text.sha256();
      List<Cut> ofText = marked.getOrDefault(text.key(), List.of());
      for (Cut cut : redactor.look(text.raw(), ofText).proposed()) {
        proposals.add(proposal(text, sha256, cut, kept));
      }
    }
    return proposals;
  }

  private static Proposal proposal(FieldText field, String sha256, Cut cut, List<KeptName> kept) {
    String text = field.raw().value();
    return new Proposal(
        field.field(),
        field.attachmentOrNull(),
        cut.start(),
        cut.end(),
        sha256,
        text.substring(cut.start(), cut.end()),
        text.substring(Math.max(0, cut.start() - WORDS_AROUND), cut.start()),
        text.substring(cut.end(), Math.min(text.length(), cut.end() + WORDS_AROUND)),
        cut.rule(),
        kept.stream().filter(k -> k.isOf(field.field(), cut, sha256)).findFirst().orElse(null));
  }
}

package org.gongshi.review.retention;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.attachment.Attachments;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.gongshi.review.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * 销毁 of the files of a case whose retention is over and that nobody holds. Rows, hashes and the
 * entry of who destroyed what stay; a file that another case names stays too.
 */
final class Destructions {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Audit audit;
  private final Vault vault;
  private final RetentionRules rules;

  Destructions(
      Database database, Once once, Cases cases, Audit audit, Vault vault, RetentionRules rules) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
    this.vault = vault;
    this.rules = rules;
  }

  record ProposalSent(@Nullable String reason) {}

  /** The head's word; a refusal says why. */
  record DecisionSent(@Nullable Boolean approved, @Nullable String note) {}

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/destructions",
                anyOf(Role.RECORDS_KEEPER, Role.APPROVER, Role.AUDITOR),
                "案卷销毁清册：谁提出、谁批准、何时、依据、销毁和保留的文件数，按游标翻页",
                this::list)
            .answersPage(Destruction.class),
        post(
                "/api/v1/cases/{id}/destruction-proposal",
                anyOf(Role.RECORDS_KEEPER),
                "保管期限已满的，提出销毁本案的文件",
                ProposalSent.class,
                this::propose)
            .creates(Destruction.class)
            .refuses(
                "RETENTION_RUNS",
                "CASE_ON_HOLD",
                "STILL_NEEDED",
                "FILE_DESTROYED",
                "DESTRUCTION_PENDING"),
        post(
                "/api/v1/cases/{id}/destruction-decision",
                anyOf(Role.APPROVER),
                "决定是否销毁；批准的立即销毁文件，登记信息、校验值和销毁清册保留",
                DecisionSent.class,
                this::decide)
            .answers(Destruction.class)
            .refuses(
                "RETENTION_RUNS",
                "CASE_ON_HOLD",
                "STILL_NEEDED",
                "FILE_DESTROYED",
                "NO_DESTRUCTION_PENDING",
                "DESTRUCTION_TAKES_TWO"));
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(DestructionMapper.class)
                        .page(after, call.actor().organCode(), paging.rows()),
                    entry -> List.of(entry.cursorId()))));
  }

  private Answer propose(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(ProposalSent.class).reason(), 1000);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          DestructionMapper mapper = tx.mapper(DestructionMapper.class);
          Retention retention = mustBeOver(tx, open);
          if (mapper.pending(open.key()) != null) {
            throw Problem.of(
                    409,
                    "DESTRUCTION_PENDING",
                    "销毁正在办理",
                    "本案已有一项销毁意见等待决定，请先办结。案件编号：" + open.id() + "。")
                .asException();
          }
          int number = mapper.ofCase(open.key()).size() + 1;
          String basis = retention.basis() + "；" + rules.destruction().citation();
          mapper.propose(open.key(), number, reason, basis, call.actor().id(), tx.now());
          audit.record(
              tx, call.actor().login(), "DestructionProposed", open.id(), "destruction " + number);
          return Answer.created(
              mapper.ofCase(open.key()).getLast(), "/api/v1/cases/" + open.id() + "/retention");
        });
  }

  private Answer decide(Call call) {
    DecisionSent sent = call.body(DecisionSent.class);
    Checks checks = new Checks();
    Boolean approved = checks.required("approved", sent.approved());
    String note = checks.optional("note", sent.note(), 500);
    checks.require(
        approved == null || approved || note != null, "note", "REQUIRED", "不同意销毁的，请写明理由。");
    checks.orRefuse();
    Answer answer =
        once.change(call, tx -> decide(tx, call, Objects.requireNonNull(approved), note));
    vault.removeDestroyed(); // after the commit, so that a rollback loses nothing
    return answer;
  }

  private Answer decide(Transaction tx, Call call, boolean approved, @Nullable String note) {
    OpenCase open = cases.open(tx, call);
    DestructionMapper mapper = tx.mapper(DestructionMapper.class);
    DestructionMapper.Pending pending = mapper.pending(open.key());
    if (pending == null) {
      throw Problem.of(
              409,
              "NO_DESTRUCTION_PENDING",
              "没有待决定的销毁",
              "本案没有待决定的销毁意见，请先由案卷管理人员提出。案件编号：" + open.id() + "。")
          .asException();
    }
    if (pending.proposedBy() == call.actor().id()) {
      throw Problem.of(
              403,
              "DESTRUCTION_TAKES_TWO",
              "不能办理此项操作",
              "批准销毁的负责人不得是提出销毁的人员，请由其他负责人办理。案件编号：" + open.id() + "。")
          .withBasis(rules.destruction().citation())
          .asException();
    }
    if (approved) {
      mustBeOver(tx, open);
    }
    mapper.decide(pending.id(), approved, note, call.actor().id(), tx.now());
    String found = approved ? destroy(tx, call, open, pending.id()) : "refused";
    audit.record(
        tx,
        call.actor().login(),
        "DestructionDecided",
        open.id(),
        "destruction " + pending.number() + "; " + found);
    return Answer.ok(mapper.ofCase(open.key()).getLast());
  }

  private String destroy(Transaction tx, Call call, OpenCase open, long entry) {
    DestructionMapper mapper = tx.mapper(DestructionMapper.class);
    mapper.objects(open.key()).forEach(object -> mapper.lock(object.sha256()));
    int destroyed = 0;
    List<CaseObject> objects = mapper.objects(open.key()); // as they are under their locks
    for (CaseObject object : objects) {
      CaseObject.Fate fate = object.fate();
      mapper.enter(entry, object, fate);
      if (fate == CaseObject.Fate.DESTROYED) {
        vault.destroy(tx, object.sha256());
        destroyed++;
        audit.record(tx, call.actor().login(), "StoredObjectDestroyed", open.id(), object.sha256());
      }
    }
    Attachments.forget(tx, open);
    tx.mapper(RetentionMapper.class).destroyed(open.key());
    return "approved; " + destroyed + " of " + objects.size() + " objects destroyed";
  }

  private Retention mustBeOver(Transaction tx, OpenCase open) {
    RetentionMapper mapper = tx.mapper(RetentionMapper.class);
    Retention retention = mapper.of(open.key());
    var today = WorkingDays.dayOf(tx.now());
    Problem kept =
        new Keeping(
                open.id(),
                retention,
                tx.mapper(HoldMapper.class).ofCase(open.key()),
                mapper.isStillNeeded(open.key(), today),
                rules.destruction())
            .on(today);
    if (kept != null) {
      throw kept.asException();
    }
    return Objects.requireNonNull(retention);
  }
}

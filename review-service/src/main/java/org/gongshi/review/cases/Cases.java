package org.gongshi.review.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** Files cases, finds them, and opens them for the steps that follow. */
public final class Cases {
  /** Everyone in the flow and the auditor; the administrator keeps accounts and reads no case. */
  public static final Endpoint.Access READERS =
      Endpoint.anyOf(
          Role.HANDLER,
          Role.LEGAL_REVIEWER,
          Role.APPROVER,
          Role.DEPUTY_APPROVER,
          Role.COUNSEL,
          Role.RECORDS_KEEPER,
          Role.DISCLOSURE_OFFICER,
          Role.DISCLOSURE_APPROVER,
          Role.AUDITOR);

  private final Database database;
  private final Audit audit;
  private final Attached attached =
      new Attached(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  public Cases(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** What later steps have attached to every case. */
  record Attached(
      List<Requirement> requirements,
      List<Consequence> consequences,
      List<OrganRules> organRules) {}

  /** Lets a later step hold cases back; called while the service is wired, before it listens. */
  public void require(Requirement requirement) {
    attached.requirements().add(requirement);
  }

  /** Lets a later step follow what happens to cases; called while the service is wired. */
  public void follow(Consequence consequence) {
    attached.consequences().add(consequence);
  }

  /** Lets a later step say what an organ has set for itself; called while the service is wired. */
  public void judgeBy(OrganRules rules) {
    attached.organRules().add(rules);
  }

  /** A repeatable request: the same key and digest again gives the same case. */
  public record RequestKey(String key, String digest) {}

  /**
   * Files a case, or gives back the case that the same request filed before.
   *
   * @throws org.gongshi.review.http.ProblemException 422 if the organ is unknown or not the actor's
   *     own, or the key was used for another request
   */
  CaseView file(Actor actor, Filing filing, @Nullable RequestKey key) {
    try {
      return fileOnce(actor, filing, key);
    } catch (PersistenceException e) {
      if (key == null || SqlFailure.of(e) != SqlFailure.DUPLICATE_KEY) {
        throw e;
      }
      return fileOnce(actor, filing, key); // the same request at the same moment went first
    }
  }

  private CaseView fileOnce(Actor actor, Filing filing, @Nullable RequestKey key) {
    return database.transact(
        tx -> {
          CaseMapper mapper = tx.mapper(CaseMapper.class);
          if (key != null) {
            CaseRow known = mapper.byRequestKey(key.key());
            if (known != null) {
              if (!key.digest().equals(known.requestDigest())) {
                throw Problem.of(
                        422, "KEY_REUSED", "幂等键已被使用", "同一 Idempotency-Key 已用于另一项请求，请更换后重试。")
                    .asException();
              }
              return new OpenCase(tx, audit, attached, known, true).view();
            }
          }
          if (!Organs.isKnown(tx, filing.organCode()) || !actor.sees(filing.organCode())) {
            throw Problem.invalid(
                    List.of(
                        new org.gongshi.review.http.Violation(
                            "organCode", "UNKNOWN_ORGAN", "没有这个执法机关，或者不是您所在的机关，请核对。")))
                .asException();
          }
          String id = insert(tx, actor.id(), filing, CaseState.FILED, false, key);
          audit.record(tx, actor.login(), "Filed", id, filing.kind().name());
          CaseRow row = mapper.byPublicId(id);
          if (row == null) {
            throw new IllegalStateException("case " + id + " vanished while it was filed");
          }
          OpenCase filed = new OpenCase(tx, audit, attached, row, true);
          filed.weigh(null, null);
          attached.consequences().forEach(c -> c.begin(tx, filed));
          return filed.view();
        });
  }

  /**
   * Takes in a case that was decided and served elsewhere; the caller adds the decision in the same
   * transaction.
   *
   * @return the locked case, in state SERVED
   */
  public OpenCase takeInDecided(
      Transaction tx, Actor actor, Filing filing, RequestKey key, String detail) {
    String id = insert(tx, actor.id(), filing, CaseState.SERVED, true, key);
    audit.record(tx, actor.login(), "Imported", id, detail);
    return open(tx, id, actor, null);
  }

  /**
   * Opens a case that is to stand in the place of {@code corrected}: a later edition of a decision
   * that was made, reviewed and served already. The caller adds the decision in the same
   * transaction.
   *
   * @param handler who proposed the correction
   * @param actor who granted it
   * @return the locked case, in state SERVED
   */
  public OpenCase openEdition(
      Transaction tx, OpenCase corrected, Filing filing, long handler, Actor actor) {
    String id =
        insert(
            tx, handler, filing, CaseState.SERVED, corrected.isImported(), null, corrected.key());
    audit.record(tx, actor.login(), "EditionOpened", id, "in the place of " + corrected.id());
    return open(tx, id, actor, null);
  }

  private static String insert(
      Transaction tx,
      long handler,
      Filing filing,
      CaseState state,
      boolean imported,
      @Nullable RequestKey key) {
    return insert(tx, handler, filing, state, imported, key, null);
  }

  private static String insert(
      Transaction tx,
      long handler,
      Filing filing,
      CaseState state,
      boolean imported,
      @Nullable RequestKey key,
      @Nullable Long corrects) {
    CaseMapper mapper = tx.mapper(CaseMapper.class);
    String id = PublicId.next();
    boolean wasReviewed = imported || corrects != null;
    List<FiredRule> statutory = wasReviewed ? List.of() : Judging.statutory(filing);
    mapper.insert(
        id,
        key == null ? null : key.key(),
        key == null ? null : key.digest(),
        imported,
        filing,
        CaseRow.text(filing.details()),
        state,
        handler,
        statutory.isEmpty() ? null : statutory.getFirst().rule(),
        corrects,
        tx.now());
    Long caseId = mapper.lock(id);
    if (caseId == null) {
      throw new IllegalStateException("case " + id + " vanished while it was written");
    }
    mapper.insertPeople(caseId, filing);
    return id;
  }

  /**
   * Locks a case for a change.
   *
   * @param expectedVersion the version that the caller has seen, or null if any will do
   * @throws org.gongshi.review.http.ProblemException 404 if there is none that the actor may see,
   *     412 if its version is another
   */
  public OpenCase open(Transaction tx, String id, Actor actor, @Nullable Integer expectedVersion) {
    CaseMapper mapper = tx.mapper(CaseMapper.class);
    CaseRow row = mapper.lock(id) == null ? null : mapper.byPublicId(id);
    if (row == null || !actor.sees(row.organCode())) {
      throw Problem.notFound().asException();
    }
    if (expectedVersion != null && expectedVersion != row.version()) {
      throw Problem.of(412, "VERSION_CHANGED", "案件已被他人更新", "请重新读取案件，核对后再提交。案件编号：" + id + "。")
          .asException();
    }
    return new OpenCase(tx, audit, attached, row, true);
  }

  /** Locks the case that the request's path names, at the version of its If-Match if it has one. */
  public OpenCase open(Transaction tx, Call call) {
    return open(tx, call.parameter("id"), call.actor(), call.expectedVersion());
  }

  /** Locks a case for the program itself, which sees every organ; null if there is none. */
  public @Nullable OpenCase openForProgram(Transaction tx, String id) {
    CaseMapper mapper = tx.mapper(CaseMapper.class);
    CaseRow row = mapper.lock(id) == null ? null : mapper.byPublicId(id);
    return row == null ? null : new OpenCase(tx, audit, attached, row, true);
  }

  /**
   * The digest of the request that once filed or imported a case under this key, or null if there
   * was none.
   */
  public @Nullable String digestOf(Transaction tx, String requestKey) {
    CaseRow row = tx.mapper(CaseMapper.class).byRequestKey(requestKey);
    return row == null ? null : row.requestDigest();
  }

  /** The organ that the case belongs to, or null if there is no such case. */
  public @Nullable String organOf(String id) {
    return database.<@Nullable String>transact(tx -> tx.mapper(CaseMapper.class).organOf(id));
  }

  /**
   * Outlines of the cases that were filed in a period, in the order of their keys; neither imported
   * ones nor editions, which were not filed here for their own sake.
   *
   * @param organ credit code, or null for all
   * @param until exclusive
   * @param after the key that the last outlines ended with, 0 at first
   * @param limit how many at most
   */
  public List<CaseOutline> filedBetween(
      Transaction tx, @Nullable String organ, Instant from, Instant until, long after, int limit) {
    return tx.mapper(CaseMapper.class).outlines(organ, from, until, after, limit).stream()
        .map(CaseOutline.Row::outline)
        .toList();
  }

  CaseView read(Actor actor, String id) {
    return database.transact(tx -> look(tx, id, actor).view());
  }

  List<EarlierFiling> earlierFilings(Actor actor, String id) {
    return database.transact(tx -> look(tx, id, actor).earlierFilings());
  }

  List<NextSteps.NextStep> nextSteps(Actor actor, String id, boolean all) {
    return database.transact(tx -> NextSteps.of(look(tx, id, actor), actor, all));
  }

  /**
   * A case to read in, without a lock: it must not be changed.
   *
   * @throws org.gongshi.review.http.ProblemException 404 if there is none that the actor may see
   */
  public OpenCase look(Transaction tx, String id, Actor actor) {
    CaseRow row = tx.mapper(CaseMapper.class).byPublicId(id);
    if (row == null || !actor.sees(row.organCode())) {
      throw Problem.notFound().asException();
    }
    return new OpenCase(tx, audit, attached, row, false);
  }
}

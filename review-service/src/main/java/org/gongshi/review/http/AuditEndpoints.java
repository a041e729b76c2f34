package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.gongshi.review.audit.AuditEntry;
import org.gongshi.review.audit.Checkpoint;
import org.gongshi.review.audit.Checkpoints;
import org.gongshi.review.audit.Trail;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;

/** The record as auditors read it; nobody changes it here. */
public final class AuditEndpoints {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final Query<String> ACTOR = Query.text("actor", 64, "账号");
  private static final Query<String> DEED = Query.text("deed", 60, "事项");
  private static final Query<String> CASE = Query.text("case", 26, "案件编号");
  private static final Query<LocalDate> FROM = Query.day("from", "起始日期，含当日");
  private static final Query<LocalDate> TO = Query.day("to", "截止日期，含当日");

  private final Trail trail;
  private final Checkpoints checkpoints;
  private final VerifyingKey key;

  public AuditEndpoints(Trail trail, Checkpoints checkpoints, VerifyingKey key) {
    this.trail = trail;
    this.checkpoints = checkpoints;
    this.key = key;
  }

  /** The signed end of the chain, for an inspector to take away. */
  record SignedHead(@Nullable Checkpoint checkpoint, String keyId, String publicKey) {}

  public List<Endpoint> list() {
    var auditor = anyOf(Role.AUDITOR);
    return List.of(
        get("/api/v1/audit", auditor, "办理与查阅记录，新的在前，可按账号、事项、案件、日期筛选，按游标翻页", this::page)
            .answersPage(AuditEntry.class)
            .asks(ACTOR, DEED, CASE, FROM, TO),
        get(
                "/api/v1/audit/verification",
                auditor,
                "核验办理记录链：列出被改动、缺失、移位、截断的记录",
                call -> Answer.ok(trail.verify()))
            .answers(Trail.Verification.class),
        get(
                "/api/v1/audit/checkpoint",
                auditor,
                "签署并读取记录链的最新检查点和公钥，供检查人员留存",
                call -> Answer.ok(new SignedHead(checkpoints.sign(), key.id(), key.pem())))
            .answers(SignedHead.class));
  }

  private Answer page(Call call) {
    Checks checks = new Checks();
    Trail.Filter filter =
        new Trail.Filter(
            ACTOR.of(call, checks),
            DEED.of(call, checks),
            CASE.of(call, checks),
            startOf(FROM.of(call, checks), 0),
            startOf(TO.of(call, checks), 1));
    checks.orRefuse();
    Paging paging = Paging.of(call, 1);
    Long before = paging.afterNumber(0);
    return Answer.ok(
        paging.page(
            trail.list(filter, before == null ? Long.MAX_VALUE : before, paging.rows()),
            entry -> List.of(entry.seq())));
  }

  /** The first instant of the day in Shanghai, {@code later} days on. */
  private static @Nullable Instant startOf(@Nullable LocalDate day, int later) {
    return day == null ? null : day.plusDays(later).atStartOfDay(SHANGHAI).toInstant();
  }
}

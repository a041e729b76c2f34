package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.gongshi.review.audit.Checkpoint;
import org.gongshi.review.audit.Checkpoints;
import org.gongshi.review.audit.Trail;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;

/** The record as auditors read it; nobody changes it here. */
public final class AuditEndpoints {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

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
            .answers(Trail.Page.class)
            .asks(
                Query.text("actor", 64, "账号"),
                Query.text("deed", 60, "事项"),
                Query.text("case", 26, "案件编号"),
                Query.day("from", "起始日期"),
                Query.day("to", "截止日期"),
                Query.text("before", 18, "上一页返回的 next"),
                Query.number("limit", 1, 500, 50, "每页最多的项数")),
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
            checks.optional("actor", call.query("actor").orElse(null), 64),
            checks.optional("deed", call.query("deed").orElse(null), 60),
            checks.optional("case", call.query("case").orElse(null), 26),
            startOf(checks, call, "from", 0),
            startOf(checks, call, "to", 1));
    long before = cursor(checks, call);
    checks.orRefuse();
    return Answer.ok(trail.list(filter, before, call.number("limit", 50, 1, 500)));
  }

  private static long cursor(Checks checks, Call call) {
    String value = call.query("before").orElse("");
    if (value.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!value.matches("[0-9]{1,18}")) {
      checks.add("before", "WRONG_FORMAT", "请使用上一页返回的 next。");
      return Long.MAX_VALUE;
    }
    return Long.parseLong(value);
  }

  /** The first instant of the day in Shanghai, {@code later} days on. */
  private static @Nullable Instant startOf(Checks checks, Call call, String name, int later) {
    String value = call.query(name).orElse(null);
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value).plusDays(later).atStartOfDay(SHANGHAI).toInstant();
    } catch (DateTimeParseException e) {
      checks.add(name, "WRONG_FORMAT", "日期格式为 yyyy-MM-dd，例如 2026-03-27。");
      return null;
    }
  }
}

package org.gongshi.review.approval;

import java.time.LocalDate;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** 送达, as it is sent by the handler. */
record ServiceRequest(@Nullable LocalDate servedOn, @Nullable Method method) {

  /** 送达方式. */
  enum Method {
    /** 直接送达. */
    DIRECT,
    /** 留置送达. */
    LEFT_AT_PLACE,
    /** 邮寄送达. */
    POST,
    /** 电子送达. */
    ELECTRONIC,
    /** 公告送达. */
    PUBLIC_NOTICE
  }

  record Checked(LocalDate servedOn, Method method) {}

  Checked checked(LocalDate decidedOn, LocalDate today) {
    Checks checks = new Checks();
    LocalDate day = Objects.requireNonNullElse(checks.required("servedOn", servedOn), today);
    checks.require(!day.isAfter(today), "servedOn", "IN_FUTURE", "送达日期不能晚于今天。");
    checks.require(!day.isBefore(decidedOn), "servedOn", "BEFORE_DECISION", "送达日期不能早于决定日期。");
    Method how = Objects.requireNonNullElse(checks.required("method", method), Method.DIRECT);
    checks.orRefuse();
    return new Checked(day, how);
  }
}

package org.gongshi.review.devices;

import java.time.LocalDate;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** A device as sent. */
record DeviceRequest(
    @Nullable String organCode,
    @Nullable String number,
    Device.@Nullable Kind kind,
    @Nullable String model,
    @Nullable Boolean online,
    @Nullable LocalDate inUseFrom,
    Device.@Nullable State state,
    @Nullable String assignedTo) {

  record Checked(
      String organCode,
      String number,
      Device.Kind kind,
      String model,
      boolean online,
      LocalDate inUseFrom,
      Device.State state,
      @Nullable String assignedTo) {}

  Checked checked() {
    Checks checks = new Checks();
    String organ = checks.line("organCode", organCode, 18);
    String no = checks.line("number", number, 60);
    Device.Kind what = checks.required("kind", kind);
    String type = checks.line("model", model, 100);
    Boolean transmits = checks.required("online", online);
    LocalDate from = checks.required("inUseFrom", inUseFrom);
    Device.State works = checks.required("state", state);
    String keeper = checks.optional("assignedTo", assignedTo, 60);
    checks.orRefuse();
    return new Checked(
        organ,
        no,
        Objects.requireNonNull(what),
        type,
        Objects.requireNonNull(transmits),
        Objects.requireNonNull(from),
        Objects.requireNonNull(works),
        keeper);
  }
}

package org.gongshi.review.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * An audio-visual record as it is registered, before it is compared with its file, device and case.
 *
 * @param upload id of the finished upload
 * @param sha256 as the officer's client counted it
 */
record MediaRequest(
    @Nullable String upload,
    @Nullable String sha256,
    @Nullable Stage stage,
    @Nullable String device,
    @Nullable List<@Nullable String> officers,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedTo,
    @Nullable Integer durationSeconds,
    @Nullable Boolean wholeCourse,
    @Nullable List<@Nullable InterruptionRequest> interruptions,
    @Nullable String lateReason) {

  record InterruptionRequest(
      Interruption.@Nullable Reason reason,
      @Nullable String explanation,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Integer noteOffsetSeconds) {}

  record Checked(
      String upload,
      String sha256,
      Stage stage,
      String device,
      List<String> officers,
      Instant recordedFrom,
      Instant recordedTo,
      int durationSeconds,
      boolean wholeCourse,
      List<Interruption> interruptions,
      @Nullable String lateReason) {}

  /**
   * Checks what can be checked without the case.
   *
   * @param tolerance seconds by which length and times may differ
   */
  Checked checked(Instant now, int tolerance) {
    Checks checks = new Checks();
    String file = checks.line("upload", upload, 26);
    String hash = checks.line("sha256", sha256, 64);
    Stage what = checks.required("stage", stage);
    String with = checks.line("device", device, 26);
    List<String> who = officers(checks, what);
    Instant from = checks.required("recordedFrom", recordedFrom);
    Instant to = checks.required("recordedTo", recordedTo);
    Integer seconds = checks.required("durationSeconds", durationSeconds);
    Boolean whole = checks.required("wholeCourse", wholeCourse);
    checks.require(
        seconds == null || (seconds > 0 && seconds <= 7 * 86_400),
        "durationSeconds",
        "OUT_OF_RANGE",
        "录制时长以秒为单位，应大于0且不超过7天。");
    checks.require(to == null || !to.isAfter(now), "recordedTo", "IN_FUTURE", "录制结束时间不能晚于现在。");
    boolean ordered = from != null && to != null && from.isBefore(to);
    checks.require(
        from == null || to == null || ordered, "recordedTo", "BEFORE_BEGIN", "录制结束时间应晚于开始时间。");
    List<Interruption> breaks = interruptions(checks);
    if (ordered && seconds != null && seconds > 0) {
      new Timing(Objects.requireNonNull(from), Objects.requireNonNull(to), seconds, tolerance)
          .check(checks, breaks);
    }
    String late = checks.optional("lateReason", lateReason, 500);
    checks.orRefuse();
    return new Checked(
        file,
        hash.toLowerCase(java.util.Locale.ROOT),
        Objects.requireNonNull(what),
        with,
        who,
        Objects.requireNonNull(from),
        Objects.requireNonNull(to),
        Objects.requireNonNull(seconds),
        Objects.requireNonNull(whole),
        breaks,
        late);
  }

  private List<String> officers(Checks checks, @Nullable Stage what) {
    List<String> checked = new ArrayList<>();
    List<@Nullable String> sent = officers == null ? List.<@Nullable String>of() : officers;
    checks.require(sent.size() <= 50, "officers", "TOO_MANY", "执法人员不超过50名。");
    for (int i = 0; i < sent.size(); i++) {
      checked.add(checks.line("officers[" + i + "]", sent.get(i), 60));
    }
    int needed = what == null ? 1 : what.officers();
    checks.require(
        checked.stream().distinct().count() >= needed,
        "officers",
        "TOO_FEW",
        needed == 1 ? "请至少填写一名执法人员的证件号。" : "此环节的执法人员不得少于两人（《中华人民共和国行政处罚法》第四十二条）。");
    return checked.stream().distinct().toList();
  }

  private List<Interruption> interruptions(Checks checks) {
    List<Interruption> checked = new ArrayList<>();
    List<@Nullable InterruptionRequest> sent =
        interruptions == null ? List.<@Nullable InterruptionRequest>of() : interruptions;
    checks.require(sent.size() <= 100, "interruptions", "TOO_MANY", "中断不超过100次。");
    for (int i = 0; i < sent.size(); i++) {
      InterruptionRequest one = sent.get(i);
      String at = "interruptions[" + i + "]";
      if (one == null) {
        checks.add(at, "REQUIRED", "请填写此项。");
        continue;
      }
      Interruption.Reason reason = checks.required(at + ".reason", one.reason());
      String explanation = checks.text(at + ".explanation", one.explanation(), 500);
      Instant from = checks.required(at + ".from", one.from());
      Instant to = checks.required(at + ".to", one.to());
      Integer note = one.noteOffsetSeconds();
      checks.require(
          note != null,
          at + ".noteOffsetSeconds",
          "SPOKEN_NOTE_MISSING",
          "重新开始记录时应当对中断原因进行语音说明，请填写语音说明在文件中的位置（秒）。");
      if (reason != null && from != null && to != null && note != null) {
        checked.add(new Interruption(reason, explanation, from, to, note));
      }
    }
    return checked;
  }
}

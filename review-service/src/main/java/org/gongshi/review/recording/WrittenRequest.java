package org.gongshi.review.recording;

import java.time.Instant;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A written record as it is registered.
 *
 * @param upload id of the finished upload; a paper record may come without a scan
 */
record WrittenRequest(
    @Nullable String title,
    @Nullable WrittenForm form,
    @Nullable String paperReason,
    @Nullable String upload,
    @Nullable Instant madeAt,
    @Nullable String lateReason) {

  record Checked(
      String title,
      WrittenForm form,
      @Nullable String paperReason,
      @Nullable String upload,
      Instant madeAt,
      @Nullable String lateReason) {}

  Checked checked(Instant now) {
    Checks checks = new Checks();
    String name = checks.line("title", title, 300);
    WrittenForm how = checks.required("form", form);
    String why = checks.optional("paperReason", paperReason, 500);
    String file = checks.optional("upload", upload, 26);
    Instant made = checks.required("madeAt", madeAt);
    checks.require(made == null || !made.isAfter(now), "madeAt", "IN_FUTURE", "制作时间不能晚于现在。");
    if (how != null) {
      switch (how) {
        case ELECTRONIC -> {
          checks.require(file != null, "upload", "REQUIRED", "电子记录请先上传文件，并填写上传编号。");
          checks.require(why == null, "paperReason", "NOT_APPLICABLE", "电子记录不填写使用纸质的原因。");
        }
        case PAPER ->
            checks.require(
                why != null, "paperReason", "REQUIRED", "不具备以电子文件形式记录的条件时才可以使用纸质记录，请填写原因。");
      }
    }
    String late = checks.optional("lateReason", lateReason, 500);
    checks.orRefuse();
    return new Checked(
        name, Objects.requireNonNull(how), why, file, Objects.requireNonNull(made), late);
  }
}

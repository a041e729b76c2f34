package org.gongshi.site;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.release.Clearances;
import org.gongshi.site.state.State.Failed;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means for whoever runs the site. The exception's own words are for the log: they
 * may quote a file that is not public yet.
 */
final class Failures {

  private static final List<String> DISK_FULL =
      List.of("no space left", "quota exceeded", "没有空间", "磁盘限额");

  private Failures() {}

  static Failed of(Exception failure, Instant at) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Failed known = known(cause, at);
      if (known != null) {
        return known;
      }
    }
    return new Failed(
        at, "BUILD_FAILED", "生成失败（" + failure.getClass().getSimpleName() + "），仍保留上一版本，原因见日志");
  }

  private static @Nullable Failed known(Throwable cause, Instant at) {
    return switch (cause) {
      case Clearances.RefusedException e ->
          new Failed(at, "NOT_CLEARED", "审核系统没有放行新版本，仍保留上一版本，原因见日志");
      case VerificationException e -> new Failed(at, "NOT_VERIFIED", "新版本没有通过核验，仍保留上一版本，原因见日志");
      case DecisionFiles.ChangedException e ->
          new Failed(at, "CONTENT_CHANGED", "内容在生成时一再变化，仍保留上一版本，稍后自动重试");
      case AccessDeniedException e ->
          new Failed(at, "ACCESS_DENIED", "没有读写权限，仍保留上一版本，请检查数据目录和公钥文件的属主和权限");
      case IOException e when isDiskFull(e) ->
          new Failed(at, "DISK_FULL", "磁盘空间不足，仍保留上一版本，请清理磁盘；腾出空间后自动重试");
      default -> null;
    };
  }

  /** By the operating system's own words, which follow its locale. */
  private static boolean isDiskFull(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    String words = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    return DISK_FULL.stream().anyMatch(words::contains);
  }
}

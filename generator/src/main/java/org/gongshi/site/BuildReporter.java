package org.gongshi.site;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Quarantined;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people, or programs with {@code --json}, what a build came to. */
final class BuildReporter {

  private static final Logger LOG = LoggerFactory.getLogger(BuildReporter.class);

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final @Nullable String site;
  private final Ticker ticker;

  BuildReporter(PrintWriter out, PrintWriter err, boolean json) {
    this(out, err, json, null);
  }

  /**
   * A reporter.
   *
   * @param site the id of one of several, told with everything
   */
  BuildReporter(PrintWriter out, PrintWriter err, boolean json, @Nullable String site) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.site = site;
    this.ticker = new Ticker(err);
  }

  /** Where a build that takes long says how far it is: on the error stream, once in two seconds. */
  Progress progress() {
    return ticker;
  }

  void done(BuildResult result) {
    result.quarantined().forEach(this::held);
    Map<String, Object> line = new LinkedHashMap<>();
    String text =
        switch (result) {
          case BuildResult.Built built -> {
            line.put("outcome", "built");
            line.put("published", built.published());
            line.put("takenDown", built.takenDown());
            line.put("millis", built.millis());
            line.put("steps", built.steps());
            yield "已生成版本 "
                + built.release()
                + "：公示 "
                + built.published().size()
                + " 件，撤下 "
                + built.takenDown().size()
                + " 件，用时 "
                + built.millis()
                + " 毫秒";
          }
          case BuildResult.UpToDate upToDate -> {
            line.put("outcome", "up-to-date");
            yield "内容没有变化，当前版本 " + upToDate.release();
          }
        };
    line.put("release", result.release());
    line.put("quarantined", result.quarantined().stream().map(Quarantined::line).toList());
    tell(line, text);
  }

  /** The address at which a site is served now. */
  void serving(String address) {
    tell(Map.of("address", address), address);
  }

  /** The address at which the state is told now. */
  void telling(String address) {
    tell(Map.of("status", address), "运行状态：" + address);
  }

  void failed(Exception e) {
    LOG.debug("build failed", e);
    err.println(prefix() + "生成失败：" + e.getMessage());
    err.flush();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("outcome", "failed");
    line.put("message", String.valueOf(e.getMessage()));
    if (json) {
      tell(line, "");
    }
  }

  /** A build was ended for a takedown; it will be started again. */
  void gaveWay() {
    tell(Map.of("outcome", "gave-way"), "有信息需要撤下，正在进行的生成先让路，撤下后重新开始");
  }

  private void held(Quarantined item) {
    String detail = item.detail().isEmpty() ? "" : "（" + item.detail() + "）";
    String what = item.rule().holdsBack() ? "未发布 " : "网页有误 ";
    err.println(
        prefix() + what + item.path() + "：" + item.rule().code() + detail + "。" + item.advice());
    err.flush();
  }

  private void tell(Map<String, Object> line, String text) {
    Map<String, Object> whole = new LinkedHashMap<>();
    if (site != null) {
      whole.put("site", site);
    }
    whole.putAll(line);
    out.println(json ? Json.line(whole) : prefix() + text);
    out.flush();
  }

  private String prefix() {
    return site == null ? "" : "[" + site + "] ";
  }
}

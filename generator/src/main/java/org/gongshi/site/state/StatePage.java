package org.gongshi.site.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gongshi.site.state.State.Finished;
import org.gongshi.site.state.State.Running;
import org.gongshi.site.state.State.Waiting;
import org.jspecify.annotations.Nullable;

/** The state for people. No text of others is in it: ids, numbers, and this program's own words. */
final class StatePage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>网站生成运行状态</title>
      <link rel="stylesheet" href="state.css">
      </head>
      <body>
      <main>
      <h1>网站生成运行状态</h1>
      {verdict}
      {rows}<p class="at">以上是 {now}（北京时间）的状态。<a href="./">刷新</a></p>
      <p>供程序使用：<a href="state">JSON</a>、<a href="metrics">Prometheus</a>、<a href="health">健康检查</a></p>
      </main>
      </body>
      </html>
      """;

  private final State state;
  private final StringBuilder rows = new StringBuilder();

  private StatePage(State state) {
    this.state = state;
  }

  static String of(State state, Health health) {
    return new StatePage(state).page(health);
  }

  private String page(Health health) {
    Waiting waiting = state.waiting();
    State.Scheduled schedule = state.schedule();
    State.Counts counts = state.counts();
    section(
        "现在",
        row("当前版本", release()),
        row("正在进行", running(state.running())),
        row("最近一次查看内容", ago(state.lookedAt())));
    section(
        "等待",
        row("等待公示", waiting.decisions() + " 件" + since("，最早的已等待 ", waiting.oldest())),
        row("等待撤下", waiting.takedowns() + " 件" + since("，最早的已等待 ", waiting.oldestTakedown())),
        row("网页、名册和设置", waiting.webmaster() ? "有变化，等待生成" : "没有变化"),
        row("下次定时生成", schedule == null ? "没有设置" : next(schedule)));
    section(
        "过去",
        row("最近一次生成", finished(state.lastBuild())),
        row("最近一次失败", failed(state.lastFailure())),
        row(
            "启动以来",
            "生成 "
                + counts.builds()
                + " 次，失败 "
                + counts.failures()
                + " 次，为撤下让路 "
                + counts.gaveWay()
                + " 次"),
        row("启动时间", TIME.format(state.startedAt())));
    return PAGE.replace("{verdict}", verdict(health))
        .replace("{now}", TIME.format(state.at()))
        .replace("{rows}", rows);
  }

  private static String verdict(Health health) {
    if (health.isGood()) {
      return "<p class=\"verdict good\">运行正常</p>";
    }
    StringBuilder html = new StringBuilder("<div class=\"verdict bad\"><p>需要处理</p><ul>");
    health
        .complaints()
        .forEach(c -> html.append("<li>").append(escape(c.message())).append("</li>"));
    return html.append("</ul></div>").toString();
  }

  private void section(String title, String... rowsOf) {
    rows.append("<h2>").append(title).append("</h2>\n<dl>\n");
    for (String row : rowsOf) {
      rows.append(row);
    }
    rows.append("</dl>\n");
  }

  private static String row(String term, String text) {
    return "<div><dt>" + term + "</dt><dd>" + escape(text) + "</dd></div>\n";
  }

  private String release() {
    State.Release release = state.release();
    return release == null ? "还没有" : release.id() + "，切换于 " + ago(release.switchedAt());
  }

  private String running(@Nullable Running running) {
    if (running == null) {
      return "没有生成任务";
    }
    String far = running.total() > 1 ? " " + running.done() + " / " + running.total() : "";
    return running.turn().words() + "：" + running.step() + far + since("，已进行 ", running.since());
  }

  private static String finished(@Nullable Finished last) {
    if (last == null) {
      return "还没有";
    }
    String held = last.heldBack() == 0 ? "" : "，未发布 " + last.heldBack() + " 个文件";
    return TIME.format(last.at())
        + "，"
        + last.turn().words()
        + "：公示 "
        + last.published()
        + " 件，撤下 "
        + last.takenDown()
        + " 件"
        + held
        + String.format(Locale.ROOT, "，用时 %.1f 秒", last.millis() / 1000.0);
  }

  private static String failed(State.@Nullable Failed failed) {
    return failed == null ? "没有" : TIME.format(failed.at()) + "：" + failed.message();
  }

  private String next(State.Scheduled schedule) {
    Instant next = schedule.next();
    String when = next == null ? "没有" : TIME.format(next) + "（北京时间）";
    String due = next != null && !next.isAfter(state.at()) ? "，已到时间，排队等待" : "";
    return when + due + "，表达式 " + schedule.expression() + "，时区 " + schedule.zone();
  }

  private String ago(Instant then) {
    return TIME.format(then) + since("，距今 ", then);
  }

  private String since(String before, @Nullable Instant then) {
    if (then == null) {
      return "";
    }
    Duration age = Duration.between(then, state.at());
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return before + seconds + " 秒";
    }
    return seconds < 7_200
        ? before + seconds / 60 + " 分钟"
        : before + seconds / 3_600 + " 小时" + (seconds < 172_800 ? "" : "（" + age.toDays() + " 天）");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

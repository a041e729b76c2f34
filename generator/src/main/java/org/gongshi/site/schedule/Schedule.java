package org.gongshi.site.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** A cron expression of five fields, read on the clocks of a zone. */
public final class Schedule {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private static final List<String> FIELDS =
      List.of("分钟（0 至 59）", "小时（0 至 23）", "日（1 至 31）", "月（1 至 12）", "星期（0 至 7，0 和 7 都是星期日）");

  private final String expression;
  private final ZoneId zone;
  private final ExecutionTime times;

  private Schedule(String expression, ZoneId zone, Cron cron) {
    this.expression = expression;
    this.zone = zone;
    this.times = ExecutionTime.forCron(cron);
  }

  /** What is wrong with an expression or a zone, in words for whoever typed it. */
  public static final class WrongException extends Exception {
    private static final long serialVersionUID = 1;

    WrongException(String message) {
      super(message);
    }
  }

  /**
   * Reads an expression.
   *
   * @param now an expression whose time never comes after it is wrong
   * @throws WrongException naming the field
   */
  public static Schedule of(String expression, String zone, Instant now) throws WrongException {
    String[] fields = expression.strip().split("\\s+", -1);
    if (fields.length != FIELDS.size()) {
      throw new WrongException(
          "定时表达式“" + expression + "”应当有 5 段：分钟 小时 日 月 星期，例如 \"0 2 * * *\" 表示每天 2:00");
    }
    for (int i = 0; i < fields.length; i++) {
      String[] alone = {"*", "*", "*", "*", "*"};
      alone[i] = fields[i];
      if (parse(String.join(" ", alone)).isEmpty()) {
        throw new WrongException(
            "定时表达式“"
                + expression
                + "”的第 "
                + (i + 1)
                + " 段“"
                + fields[i]
                + "”不是有效的"
                + FIELDS.get(i));
      }
    }
    Cron cron =
        parse(String.join(" ", fields))
            .orElseThrow(() -> new WrongException("定时表达式“" + expression + "”各段不能这样组合"));
    Schedule schedule = new Schedule(expression, zone(zone), cron);
    if (schedule.after(now).isEmpty()) {
      throw new WrongException("定时表达式“" + expression + "”指定的日期不存在，永远不会执行，请检查日和月");
    }
    return schedule;
  }

  private static Optional<Cron> parse(String expression) {
    try {
      return Optional.of(PARSER.parse(expression).validate());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ZoneId zone(String name) throws WrongException {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new WrongException("没有名为“" + name + "”的时区，请用 Asia/Shanghai 这样的名称");
    }
  }

  /**
   * The first time after a moment, or nothing if there is none. A time that the zone's clocks skip
   * comes when they have skipped it; one that they show twice comes once.
   */
  public Optional<Instant> after(Instant moment) {
    // Left to itself the library leaves out a day whose time is skipped, so it counts in UTC.
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    while (true) {
      Optional<ZonedDateTime> next = times.nextExecution(local.atZone(ZoneOffset.UTC));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      local = next.get().toLocalDateTime();
      Instant instant = local.atZone(zone).toInstant();
      if (instant.isAfter(moment)) {
        return Optional.of(instant);
      }
    }
  }

  public String expression() {
    return expression;
  }

  public ZoneId zone() {
    return zone;
  }
}

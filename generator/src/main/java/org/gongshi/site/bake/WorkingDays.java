package org.gongshi.site.bake;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.content.Register;

/**
 * Working days as the site's own register {@code working-days} has them: Monday to Friday less the
 * holidays of the yearly notices, and the make-up Saturdays and Sundays (plan part 1). A year that
 * the register does not know is not counted in, so no page says more than is certain.
 */
final class WorkingDays {

  private static final String REGISTER = "working-days";
  private static final String MAKE_UP = "调休上班";

  private final Map<LocalDate, String> holidays = new HashMap<>();
  private final Set<LocalDate> makeUp = new HashSet<>();
  private final Set<Integer> years = new HashSet<>();

  private WorkingDays() {}

  static WorkingDays of(List<Register> registers) {
    WorkingDays calendar = new WorkingDays();
    registers.stream()
        .filter(register -> register.register().equals(REGISTER))
        .forEach(register -> register.entries().forEach(entry -> calendar.add(entry.values())));
    return calendar;
  }

  private void add(Map<String, String> values) {
    try {
      LocalDate from = LocalDate.parse(values.getOrDefault("from", ""));
      LocalDate to = LocalDate.parse(values.getOrDefault("to", ""));
      String name = values.getOrDefault("name", "休假");
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        if (name.equals(MAKE_UP)) {
          makeUp.add(day);
        } else {
          holidays.put(day, name);
        }
      }
      years.add(Integer.parseInt(values.getOrDefault("year", "0")));
    } catch (DateTimeException | NumberFormatException e) {
      years.remove(0); // a line that is no date leaves its year unknown
    }
  }

  /**
   * How a term was counted.
   *
   * @param last the last day in time
   * @param notes what was left out and what was counted in, between the two days
   */
  record Counted(LocalDate last, List<String> notes) {}

  /**
   * The {@code count}-th working day after an event, whose own day is not counted (民事诉讼法 art. 85).
   *
   * @return nothing where a year on the way is unknown
   */
  Optional<Counted> after(LocalDate event, int count) {
    List<String> notes = new ArrayList<>();
    Map<String, Integer> left = new java.util.LinkedHashMap<>();
    LocalDate day = event;
    for (int counted = 0; counted < count; ) {
      day = day.plusDays(1);
      if (!years.contains(day.getYear())) {
        return Optional.empty();
      }
      String holiday = holidays.get(day);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (makeUp.contains(day)) {
        notes.add(day + "调休上班，计入");
        counted++;
      } else if (holiday != null) {
        left.merge(holiday + "放假", 1, Integer::sum);
      } else if (weekend) {
        left.merge("周末", 1, Integer::sum);
      } else {
        counted++;
      }
    }
    left.forEach((name, days) -> notes.add(name + days + "天，不计入"));
    return Optional.of(new Counted(day, List.copyOf(notes)));
  }
}

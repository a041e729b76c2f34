package org.gongshi.review;

import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On the legal clocks and what reminds of them. */
final class ClockAttacks {
  private ClockAttacks() {}

  static final List<Attack> ALL =
      List.of(
          spoilt("clock_has_a_state", "state = 'STUCK', open_key = NULL"),
          spoilt("running_clock_is_due", "due_day = NULL"),
          spoilt("ended_clock_has_an_end", "ended_at = '2026-09-01'"),
          spoilt("open_clock_has_a_key", "open_key = NULL"),
          spoilt("extension_is_within_the_law", "extension = 11"),
          spoilt(
              "cancelled_for_a_reason",
              "state = 'CANCELLED', open_key = NULL, ended_at = '2026-09-01'"),
          spoilt("lasting_pause_is_open", "open_reason = NULL"),
          saying(
              "ended_clock_is_never_changed",
              "ended clock",
              "UPDATE deadline SET state = 'MET', open_key = NULL, ended_at = '2026-09-01'",
              "UPDATE deadline SET due_day = '2099-01-01'"),
          saying(
              "ended_clock_is_never_changed",
              "extended once",
              "UPDATE deadline SET extension = 5",
              "UPDATE deadline SET extension = 10"),
          saying(
              "ended_clock_is_never_changed",
              "rule of its first day",
              "UPDATE deadline SET length = 99"),
          spoilt("setting_runs_for_a_while", "length = 0"),
          spoilt("stage_is_known", "stage = 'SOON'"),
          spoilt("delivery_has_a_state", "state = 'LOST'"));
}

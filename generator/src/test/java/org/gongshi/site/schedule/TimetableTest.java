package org.gongshi.site.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  /** 2:00 in Shanghai. */
  private static final Instant NIGHT = Instant.parse("2026-11-23T18:00:00Z");

  @TempDir Path folder;

  private Timetable timetable() throws Schedule.WrongException {
    Schedule schedule = Schedule.of("0 2 * * *", "Asia/Shanghai", MONDAY);
    return new Timetable(schedule, folder.resolve("schedule.json"));
  }

  @Test
  void nothingIsDueBeforeTheFirstTimeAfterTheFirstLook() throws Exception {
    Timetable timetable = timetable();

    assertThat(timetable.isDue(MONDAY)).isFalse();
    assertThat(timetable.next(MONDAY)).contains(NIGHT);
    assertThat(timetable.isDue(NIGHT.minusMillis(1))).isFalse();
    assertThat(timetable.isDue(NIGHT)).isTrue();
  }

  @Test
  void timesThatWereSleptThroughAreCaughtUpByOneRun() throws Exception {
    Timetable timetable = timetable();
    timetable.isDue(MONDAY);
    Instant wokenAt = NIGHT.plusSeconds(5 * 86_400 + 3_600);

    assertThat(timetable.isDue(wokenAt)).isTrue();
    timetable.ran(wokenAt);

    assertThat(timetable.isDue(wokenAt.plusSeconds(1))).isFalse();
    assertThat(timetable.next(wokenAt)).contains(NIGHT.plusSeconds(6 * 86_400));
  }

  @Test
  void aTimeAtWhichNoProgramRanIsCaughtUpAfterTheRestart() throws Exception {
    timetable().isDue(MONDAY);

    assertThat(timetable().isDue(NIGHT.plusSeconds(60))).isTrue();
  }

  @Test
  void whatRanIsNotRunAgainAfterARestart() throws Exception {
    timetable().ran(NIGHT);

    assertThat(timetable().isDue(NIGHT.plusSeconds(60))).isFalse();
  }

  @Test
  void aClockThatIsSetBackDoesNotStopTheTimetable() throws Exception {
    Timetable timetable = timetable();
    timetable.ran(NIGHT.plusSeconds(365 * 86_400));

    assertThat(timetable.isDue(MONDAY)).isFalse();
    assertThat(timetable.isDue(NIGHT)).isTrue();
  }

  @Test
  void aTornFileCountsFromNow() throws Exception {
    torn("{\"lastRun\":\"2026-1");
    Timetable timetable = timetable();

    assertThat(timetable.isDue(NIGHT.plusSeconds(60))).isFalse();
    assertThat(timetable.isDue(NIGHT.plusSeconds(86_400))).isTrue();
  }

  private void torn(String text) throws IOException {
    Files.writeString(folder.resolve("schedule.json"), text);
  }

  @Test
  void withoutAScheduleNothingIsDue() {
    assertThat(new Timetable(null, folder.resolve("schedule.json")).isDue(NIGHT)).isFalse();
    assertThat(folder.resolve("schedule.json")).doesNotExist();
  }
}

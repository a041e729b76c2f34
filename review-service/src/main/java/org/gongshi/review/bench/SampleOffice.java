package org.gongshi.review.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongshi.review.ReviewService;
import org.gongshi.review.Settings;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.demo.SampleTour;

/**
 * A service inside this program, whose driver tells its statements: it makes the case that is
 * multiplied and shows which statements each request makes.
 */
final class SampleOffice implements AutoCloseable {
  static final String LIST = "/api/v1/cases?limit=50";
  static final String CHANGE = "{\"cause\":\"REVOKED\",\"reason\":\"基准测试\"}";
  private static final String INSPECTION = "28-random-inspection-no-problem.json";

  private final ReviewService service;
  private final SampleTour tour;

  private SampleOffice(ReviewService service, SampleTour tour) {
    this.service = service;
    this.tour = tour;
  }

  /** The statements of a case read, a list page and a change. */
  record Seen(List<String> read, List<String> list, List<String> change) {}

  static SampleOffice open(Path home, Path data, DatabaseSettings.External database) {
    DatabaseSettings.External told =
        new DatabaseSettings.External(
            database.url() + Statements.PROFILING, database.user(), database.password());
    ReviewService service =
        ReviewService.start(
            new Settings(data, told, "127.0.0.1", 0, Duration.ofHours(1), InstantSource.system())
                .forDemo());
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), Approvals.ZONE);
    SampleTour tour = SampleTour.prepare(service, home, data, today);
    return new SampleOffice(service, tour);
  }

  /** An inspection that needed no legal review, decided, served and exported; gives its id. */
  String exportedInspection() {
    return tour.drive(INSPECTION);
  }

  Seen watch(int n) {
    String id = SeededCases.publicId(n);
    try (Statements statements = new Statements()) {
      return new Seen(
          statements.of(id, () -> tour.get(SampleTour.READER, "/api/v1/cases/" + id)),
          statements.of("LIMIT 51", () -> tour.get(SampleTour.READER, LIST)),
          statements.of(
              id,
              () ->
                  tour.post(
                      SampleTour.OFFICER,
                      change(id),
                      Map.of("cause", "REVOKED", "reason", "基准测试"))));
    }
  }

  String reader() {
    return tour.token(SampleTour.READER);
  }

  String changer() {
    return tour.token(SampleTour.OFFICER);
  }

  static String change(String id) {
    return "/api/v1/cases/" + id + "/withdrawal";
  }

  @Override
  public void close() {
    service.close();
  }
}

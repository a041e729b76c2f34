package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.gongshi.review.ReviewService;

/** The sample officials at work on single sample cases, for programs that need a real case. */
public final class SampleTour {
  /** Who reads cases, and who proposes disclosures and takes down. */
  public static final String READER = CaseDriver.HANDLER;

  public static final String OFFICER = CaseDriver.OFFICER;

  private final ApiClient api;
  private final CaseDriver driver;

  private SampleTour(ApiClient api, LocalDate today) {
    this.api = api;
    this.driver = new CaseDriver(api, today, today);
  }

  /** Creates the sample organs and officials in {@code service}. */
  public static SampleTour prepare(ReviewService service, Path home, Path data, LocalDate today) {
    service.organs().load(home.resolve("site-content/registers/organs.json"));
    SampleAccounts accounts = SampleAccounts.prepare(service.accounts(), data);
    String address = "http://127.0.0.1:" + service.port();
    return new SampleTour(new ApiClient(address, accounts.password()), today);
  }

  /** Takes one sample case as far as it goes without the site; gives its id. */
  public String drive(String sample) {
    return driver.drive(SampleCase.load(sample));
  }

  public JsonNode get(String login, String path) {
    return api.get(login, path);
  }

  public JsonNode post(String login, String path, Object body) {
    return api.post(login, path, body);
  }

  /** The login's bearer token. */
  public String token(String login) {
    return api.token(login);
  }
}

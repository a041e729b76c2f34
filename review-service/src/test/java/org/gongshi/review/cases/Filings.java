package org.gongshi.review.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.gongshi.review.http.Json;

/** Filings for tests of later steps, read and checked as the API reads them. */
public final class Filings {
  private Filings() {}

  public static Filing read(JsonNode body) {
    return Json.read(Json.write(body), FilingRequest.class)
        .checked(Instant.parse("2027-01-01T00:00:00Z"));
  }
}

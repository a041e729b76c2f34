package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ShortJourneyOnMySqlIT extends ShortJourneyTests {
  ShortJourneyOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

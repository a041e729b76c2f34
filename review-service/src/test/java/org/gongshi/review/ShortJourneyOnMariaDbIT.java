package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ShortJourneyOnMariaDbIT extends ShortJourneyTests {
  ShortJourneyOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

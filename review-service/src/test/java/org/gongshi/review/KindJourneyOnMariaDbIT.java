package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class KindJourneyOnMariaDbIT extends KindJourneyTests {
  KindJourneyOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

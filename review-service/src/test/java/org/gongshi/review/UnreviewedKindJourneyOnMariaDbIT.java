package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class UnreviewedKindJourneyOnMariaDbIT extends UnreviewedKindJourneyTests {
  UnreviewedKindJourneyOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class UnreviewedKindJourneyOnMySqlIT extends UnreviewedKindJourneyTests {
  UnreviewedKindJourneyOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

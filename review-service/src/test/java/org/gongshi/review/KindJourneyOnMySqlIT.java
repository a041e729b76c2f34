package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class KindJourneyOnMySqlIT extends KindJourneyTests {
  KindJourneyOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

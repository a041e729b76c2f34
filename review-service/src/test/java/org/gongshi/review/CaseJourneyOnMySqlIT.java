package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CaseJourneyOnMySqlIT extends CaseJourneyTests {
  CaseJourneyOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CaseJourneyOnMariaDbIT extends CaseJourneyTests {
  CaseJourneyOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class LegalReviewOnMariaDbIT extends LegalReviewTests {
  LegalReviewOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

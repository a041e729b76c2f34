package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class LegalReviewOnMySqlIT extends LegalReviewTests {
  LegalReviewOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

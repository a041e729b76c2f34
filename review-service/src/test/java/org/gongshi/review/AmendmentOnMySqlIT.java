package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class AmendmentOnMySqlIT extends AmendmentTests {
  AmendmentOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class SignOnOnMySqlIT extends SignOnTests {
  SignOnOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

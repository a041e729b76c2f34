package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class SignOnOnMariaDbIT extends SignOnTests {
  SignOnOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

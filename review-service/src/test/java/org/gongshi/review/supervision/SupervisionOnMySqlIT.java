package org.gongshi.review.supervision;

import org.gongshi.review.database.TestServer;

final class SupervisionOnMySqlIT extends SupervisionTests {
  SupervisionOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

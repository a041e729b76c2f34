package org.gongshi.review.supervision;

import org.gongshi.review.database.TestServer;

final class SupervisionOnMariaDbIT extends SupervisionTests {
  SupervisionOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class DisclosureOnMariaDbIT extends DisclosureTests {
  DisclosureOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

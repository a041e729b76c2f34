package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class DisclosureOnMySqlIT extends DisclosureTests {
  DisclosureOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

package org.gongshi.review.days;

import org.gongshi.review.database.TestServer;

final class YearTablesOnMariaDbIT extends YearTablesTests {
  YearTablesOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review.days;

import org.gongshi.review.database.TestServer;

final class YearTablesOnMySqlIT extends YearTablesTests {
  YearTablesOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

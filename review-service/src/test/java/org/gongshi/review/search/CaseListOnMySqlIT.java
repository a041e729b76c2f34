package org.gongshi.review.search;

import org.gongshi.review.database.TestServer;

final class CaseListOnMySqlIT extends CaseListTests {
  CaseListOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

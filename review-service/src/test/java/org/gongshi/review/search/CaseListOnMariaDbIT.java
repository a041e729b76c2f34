package org.gongshi.review.search;

import org.gongshi.review.database.TestServer;

final class CaseListOnMariaDbIT extends CaseListTests {
  CaseListOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

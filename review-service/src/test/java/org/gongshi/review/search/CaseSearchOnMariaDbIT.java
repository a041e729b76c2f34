package org.gongshi.review.search;

import org.gongshi.review.database.TestServer;

final class CaseSearchOnMariaDbIT extends CaseSearchTests {
  CaseSearchOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

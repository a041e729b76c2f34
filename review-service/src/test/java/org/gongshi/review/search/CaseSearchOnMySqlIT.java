package org.gongshi.review.search;

import org.gongshi.review.database.TestServer;

final class CaseSearchOnMySqlIT extends CaseSearchTests {
  CaseSearchOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

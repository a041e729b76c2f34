package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class BulkApprovalOnMariaDbIT extends BulkApprovalTests {
  BulkApprovalOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class BulkApprovalOnMySqlIT extends BulkApprovalTests {
  BulkApprovalOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

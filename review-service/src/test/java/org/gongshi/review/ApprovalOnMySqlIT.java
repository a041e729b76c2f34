package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ApprovalOnMySqlIT extends ApprovalTests {
  ApprovalOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

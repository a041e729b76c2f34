package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ApprovalOnMariaDbIT extends ApprovalTests {
  ApprovalOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ProposalOnMySqlIT extends ProposalTests {
  ProposalOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

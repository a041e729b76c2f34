package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ProposalOnMariaDbIT extends ProposalTests {
  ProposalOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

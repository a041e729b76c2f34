package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RecordingsOnMySqlIT extends RecordingsTests {
  RecordingsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

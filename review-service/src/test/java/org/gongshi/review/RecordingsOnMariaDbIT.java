package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RecordingsOnMariaDbIT extends RecordingsTests {
  RecordingsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

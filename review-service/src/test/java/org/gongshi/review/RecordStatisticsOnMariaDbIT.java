package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RecordStatisticsOnMariaDbIT extends RecordStatisticsTests {
  RecordStatisticsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RecordStatisticsOnMySqlIT extends RecordStatisticsTests {
  RecordStatisticsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

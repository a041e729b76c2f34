package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class FileReviewOnMySqlIT extends FileReviewTests {
  FileReviewOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

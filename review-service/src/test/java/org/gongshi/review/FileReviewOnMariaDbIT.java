package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class FileReviewOnMariaDbIT extends FileReviewTests {
  FileReviewOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

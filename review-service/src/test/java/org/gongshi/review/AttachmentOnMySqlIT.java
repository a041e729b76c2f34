package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class AttachmentOnMySqlIT extends AttachmentTests {
  AttachmentOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}

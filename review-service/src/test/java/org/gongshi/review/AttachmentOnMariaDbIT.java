package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class AttachmentOnMariaDbIT extends AttachmentTests {
  AttachmentOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}

package org.gongshi.site.serve;

import io.helidon.http.Status;

/** Pages for when there is no release whose templates could be used, or they failed. */
final class PlainPage {

  private PlainPage() {}

  static Answer of(Status status, String title, String text) {
    return Answer.html(
        status,
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
            + " content=\"width=device-width, initial-scale=1\">\n<title>"
            + title
            + "</title>\n</head>\n<body>\n<main>\n<h1>"
            + title
            + "</h1>\n<p>"
            + text
            + "</p>\n</main>\n</body>\n</html>\n");
  }
}

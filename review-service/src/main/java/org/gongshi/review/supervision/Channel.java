package org.gongshi.review.supervision;

/** A way out of the service on which a reminder is sent. */
enum Channel {
  MAIL("电子邮件"),
  WEBHOOK("外部系统");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}

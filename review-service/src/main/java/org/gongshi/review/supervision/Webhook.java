package org.gongshi.review.supervision;

import java.net.URI;

/**
 * Another system that is told of reminders.
 *
 * @param secret known to both sides, at least 32 characters; each call is signed with it
 */
public record Webhook(URI address, String secret) {
  public Webhook {
    if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
      throw new IllegalArgumentException("the webhook's address begins with https:// or http://");
    }
    if (secret.length() < 32) {
      throw new IllegalArgumentException("the webhook's secret has at least 32 characters");
    }
  }

  @Override
  public String toString() {
    return "Webhook[" + address.getHost() + "]";
  }
}

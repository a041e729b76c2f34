package org.gongshi.review.cases;

/** A span of the texts that an official marked as 商业秘密, with the reason (政府信息公开条例 art. 15). */
public record TradeSecret(String text, String basis) {
  @Override
  public String toString() {
    return "TradeSecret[" + text.length() + " characters]";
  }
}

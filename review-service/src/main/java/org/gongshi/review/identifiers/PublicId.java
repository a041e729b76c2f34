package org.gongshi.review.identifiers;

import java.security.SecureRandom;

/**
 * A random name of 26 characters (130 bits, Crockford's base 32 in lower case) that says nothing
 * about what it names.
 */
public final class PublicId {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private PublicId() {}

  public static String next() {
    StringBuilder id = new StringBuilder(26);
    for (int i = 0; i < 26; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return id.toString();
  }

  public static boolean isValid(String text) {
    return text.length() == 26 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}

package org.gongshi.review.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What was done, before it has its place in the chain. Long texts are cut to the columns' length: a
 * deed is never refused because of its own record.
 *
 * @param at UTC, to the millisecond
 * @param actor the account's login, or the program's own name
 * @param deed what was done, in the past tense
 * @param detail never a party's name or number
 */
record Deed(Instant at, String actor, String deed, @Nullable String casePublicId, String detail) {
  private static final int LONGEST_DETAIL = 1000;

  Deed {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    actor = cut(actor, 64);
    deed = cut(deed, 60);
    detail = cut(detail, LONGEST_DETAIL);
  }

  /**
   * SHA-256 over every field and the place, each with its length, so that none can change unseen.
   */
  String digest(long seq) {
    StringBuilder all = new StringBuilder();
    for (String field :
        new String[] {
          Long.toString(seq),
          Long.toString(at.toEpochMilli()),
          actor,
          deed,
          casePublicId == null ? "" : casePublicId,
          detail
        }) {
      all.append(field.length()).append(':').append(field);
    }
    return Sha256.of(all.toString());
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}

package org.gongshi.review.search;

import java.util.List;
import java.util.regex.Pattern;
import org.gongshi.review.http.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a case stands.
 *
 * @param at what the list is sorted by, as the database writes it
 */
record Place(long caseId, @Nullable String at) {
  private static final Pattern MOMENT =
      Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]( [0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6})?");

  /** Where the last page ended; refused if it is no such place. */
  static Place read(Paging paging, Sort sort) {
    String at = paging.after(0);
    Long caseId = paging.afterNumber(1);
    if (at == null || caseId == null || (sort != Sort.FILED && !MOMENT.matcher(at).matches())) {
      throw Paging.wrong();
    }
    return new Place(caseId, at);
  }

  List<?> values() {
    return List.of(String.valueOf(at), caseId);
  }
}

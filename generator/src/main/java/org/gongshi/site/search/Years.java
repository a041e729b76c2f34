package org.gongshi.site.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The years in which decisions were made, both included. */
public record Years(int first, int last) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{4})(?:\\s*[-–—~～至到]\\s*([0-9]{4}))?");
  private static final int MOST = 100;

  /** {@code 2026} or {@code 2025-2026}; nothing for what is neither. */
  static Optional<Years> read(String text) {
    Matcher matcher = TEXT.matcher(SearchText.normal(text).strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    Years years = new Years(Math.min(first, last), Math.max(first, last));
    return years.last - years.first < MOST ? Optional.of(years) : Optional.empty();
  }

  List<String> each() {
    return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
  }

  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}

package org.gongshi.review.redaction;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.gongshi.review.redaction.Stretches.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that the case does not know, by shape, context and check digit. Each runs over every
 * reading of a text.
 */
final class Recognisers {
  private static final Map<AddressLevel, Recognisers> KEEPING = keeping();

  private static final String SCHOOL =
      "[\\p{IsHan}0-9&&[^于在系是为读和与及的到由经]]{2,14}?(?:小学|初级中学|高级中学|职业学校|中学|学校|幼儿园|中专|学院)";

  private static final String CLASS = "[初高]?[一二三四五六七八九1-9]年?级?\\(?[一二三四五六七八九十0-9]{1,3}\\)?班";

  private static final List<Recogniser> OF_MINORS =
      List.of(
          Recogniser.anywhere(CutKind.MINOR, "SCHOOL_OF_MINOR", SCHOOL),
          Recogniser.anywhere(CutKind.MINOR, "CLASS_OF_MINOR", CLASS));

  private final List<Recogniser> all;

  /** By the character with which they begin. */
  private final int[] @Nullable [] beginning;

  private Recognisers(AddressLevel kept) {
    all =
        Stream.of(
                LabelledNumbers.ALL, Accounts.ALL, PersonalFacts.ALL, List.of(Addresses.home(kept)))
            .flatMap(List::stream)
            .toList();
    beginning = beginning(all);
  }

  private static Map<AddressLevel, Recognisers> keeping() {
    Map<AddressLevel, Recognisers> keeping = new EnumMap<>(AddressLevel.class);
    for (AddressLevel level : AddressLevel.values()) {
      keeping.put(level, new Recognisers(level));
    }
    return keeping;
  }

  /** Those that keep home addresses down to a level. */
  static Recognisers keeping(AddressLevel level) {
    return Objects.requireNonNull(KEEPING.get(level));
  }

  void find(Shadow shadow, boolean minorInvolved, Findings to) {
    String text = shadow.text();
    @Nullable Matcher[] matchers = new Matcher[all.size()];
    int[] next = new int[all.size()];
    for (Stretch stretch : shadow.news()) {
      NumberRuns.find(shadow, stretch, to);
      for (int i = stretch.from(); i < stretch.to(); i++) {
        int[] here = beginning[text.charAt(i)];
        if (here != null) {
          findAt(i, here, shadow, matchers, next, to);
        }
      }
    }
    if (text.indexOf('@') >= 0) {
      Accounts.EMAIL.find(shadow, to);
    }
    if (minorInvolved) {
      OF_MINORS.forEach(r -> r.find(shadow, to));
    }
  }

  /**
   * @param here those that can begin with the unit
   * @param matchers of this text, made when they are first asked
   * @param next where each looks on after what it found
   */
  private void findAt(
      int at, int[] here, Shadow shadow, @Nullable Matcher[] matchers, int[] next, Findings to) {
    String text = shadow.text();
    for (int r : here) {
      Recogniser one = all.get(r);
      if (at < next[r] || !beginnings(one).at(text, at)) {
        continue;
      }
      Matcher matcher = matchers[r];
      if (matcher == null) {
        matcher = one.matcher(shadow);
        matchers[r] = matcher;
      }
      if (matcher.region(at, text.length()).lookingAt()) {
        one.cut(matcher, shadow, to);
        next[r] = matcher.end();
      }
    }
  }

  private static int[] @Nullable [] beginning(List<Recogniser> all) {
    int[] @Nullable [] table = new int[0x10000][];
    for (int r = 0; r < all.size(); r++) {
      int recogniser = r;
      beginnings(all.get(r)).first().stream()
          .forEach(
              c -> {
                int[] before = table[c];
                int[] more = before == null ? new int[1] : Arrays.copyOf(before, before.length + 1);
                more[more.length - 1] = recogniser;
                table[c] = more;
              });
    }
    return table;
  }

  private static Beginnings beginnings(Recogniser recogniser) {
    return Objects.requireNonNull(recogniser.beginnings(), recogniser.rule());
  }
}

package org.gongshi.review.importing;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.review.cases.Party;
import org.jspecify.annotations.Nullable;

/**
 * The natural persons of one file. Cases of one file often arise from one affair and mention each
 * other's parties, so each case is told which of them its texts name, and redaction then knows
 * them.
 */
final class MentionedPeople {
  private final @Nullable AhoCorasickDoubleArrayTrie<String> names;

  MentionedPeople(Collection<String> people) {
    TreeMap<String, String> known = new TreeMap<>();
    people.forEach(name -> known.put(name, name));
    if (known.isEmpty()) {
      names = null;
    } else {
      names = new AhoCorasickDoubleArrayTrie<>();
      names.build(known);
    }
  }

  /**
   * The people whom {@code texts} mention, less those in {@code known}, as third persons of the
   * case.
   */
  List<Party> in(List<String> texts, Set<String> known) {
    Set<String> mentioned = new TreeSet<>();
    if (names != null) {
      for (String text : texts) {
        names.parseText(
            text.replaceAll("\\s+", ""),
            (int begin, int end, String name) -> {
              mentioned.add(name);
            });
      }
    }
    mentioned.removeAll(known);
    return mentioned.stream()
        .map(name -> Party.of(Party.Role.THIRD_PERSON, Party.Kind.NATURAL_PERSON, name, null, null))
        .toList();
  }
}

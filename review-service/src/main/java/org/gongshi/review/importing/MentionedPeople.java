package org.gongshi.review.importing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ahocorasick.trie.Trie;
import org.gongshi.review.cases.Party;

/**
 * The natural persons of one file. Cases of one file often arise from one affair and mention each
 * other's parties, so each case is told which of them its texts name, and redaction then knows
 * them.
 */
final class MentionedPeople {
  private final Trie names;

  MentionedPeople(Collection<String> people) {
    names = Trie.builder().addKeywords(people).build();
  }

  /**
   * The people whom {@code texts} mention, less those in {@code known}, as third persons of the
   * case.
   */
  List<Party> in(List<String> texts, Set<String> known) {
    Set<String> mentioned = new TreeSet<>();
    for (String text : texts) {
      names
          .parseText(text.replaceAll("\\s+", ""))
          .forEach(found -> mentioned.add(found.getKeyword()));
    }
    mentioned.removeAll(known);
    return mentioned.stream()
        .map(name -> Party.of(Party.Role.THIRD_PERSON, Party.Kind.NATURAL_PERSON, name, null, null))
        .toList();
  }
}

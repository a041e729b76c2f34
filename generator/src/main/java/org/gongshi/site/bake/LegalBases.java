package org.gongshi.site.bake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.content.Register;

/**
 * The register of legal bases as the other pages use it: a title in 《》 becomes a link to the base's
 * own page, and an entry that rests on a base which has changed since is flagged (plan part 1:
 * 权责清单动态管理).
 */
final class LegalBases {

  static final String REGISTER = "legal-bases";

  private static final String NAME = "name";
  private static final String STATE = "中华人民共和国";

  /** A title, or a gap that redaction left: a word in full-width brackets that ends in 略. */
  private static final Pattern MARKED =
      Pattern.compile("《(?<title>[^《》]{1,80})》|(?<gap>［[^［］]{1,12}略］)");

  private final Map<String, List<Register.Entry>> byTitle = new TreeMap<>();
  private final Map<String, String> paths = new TreeMap<>();
  private LocalDate asOf = LocalDate.MIN;

  LegalBases(List<Register> registers) {
    for (Register register : registers) {
      if (register.register().equals(REGISTER)) {
        asOf = register.updatedOn();
        register.entries().stream()
            .sorted(Comparator.comparing(Register.Entry::effectiveFrom))
            .forEach(entry -> add(register, entry));
      }
    }
  }

  /** The newest version has the page. */
  private void add(Register register, Register.Entry entry) {
    String title = bare(entry.values().getOrDefault(NAME, entry.key()));
    byTitle.computeIfAbsent(title, t -> new ArrayList<>()).add(entry);
    paths.put(title, register.entryPath(entry.key()));
  }

  private static String bare(String title) {
    String inner = title.startsWith("《") && title.endsWith("》") ? title.substring(1) : title;
    String plain = inner.endsWith("》") ? inner.substring(0, inner.length() - 1) : inner;
    return plain.startsWith(STATE) ? plain.substring(STATE.length()) : plain;
  }

  /** A text in pieces: plain words, titles of known bases with their page, gaps. */
  List<Map<String, Object>> pieces(String text) {
    List<Map<String, Object>> pieces = new ArrayList<>();
    Matcher matcher = MARKED.matcher(text);
    int at = 0;
    while (matcher.find()) {
      String path = paths.get(bare(Optional.ofNullable(matcher.group("title")).orElse("")));
      boolean gap = matcher.group("gap") != null;
      if (path != null || gap) {
        plain(pieces, text.substring(at, matcher.start()));
        Map<String, Object> piece = new LinkedHashMap<>();
        piece.put("text", matcher.group());
        piece.put("gap", gap);
        DecisionModel.putText(piece, "path", path);
        pieces.add(piece);
        at = matcher.end();
      }
    }
    plain(pieces, text.substring(at));
    return pieces;
  }

  private static void plain(List<Map<String, Object>> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(Map.of("text", text, "gap", false));
    }
  }

  /** What is wrong with the bases of an entry, one sentence for each base. */
  List<String> concerns(Register.Entry entry) {
    LocalDate checked = entry.checkedOn() == null ? entry.effectiveFrom() : entry.checkedOn();
    List<String> concerns = new ArrayList<>();
    for (String title : titles(entry)) {
      Register.Entry newest = byTitle.getOrDefault(title, List.of()).getLast();
      if (newest.endedBefore(asOf)) {
        concerns.add("所依据的《" + title + "》自" + newest.effectiveTo() + "后失效，本项正在核对。");
      } else if (newest.effectiveFrom().isAfter(checked)) {
        concerns.add("所依据的《" + title + "》已有" + newest.effectiveFrom() + "起施行的新文本，本项正在核对。");
      }
    }
    return concerns;
  }

  /** The known bases that an entry names. */
  private Set<String> titles(Register.Entry entry) {
    Set<String> titles = new LinkedHashSet<>();
    for (String value : new TreeMap<>(entry.values()).values()) {
      Matcher matcher = MARKED.matcher(value);
      while (matcher.find()) {
        String title = bare(Optional.ofNullable(matcher.group("title")).orElse(""));
        if (byTitle.containsKey(title)) {
          titles.add(title);
        }
      }
    }
    return titles;
  }

  /** Whether an entry rests on the base of this title. */
  boolean restsOn(Register.Entry entry, String title) {
    return titles(entry).contains(bare(title));
  }
}

package org.gongshi.site.search;

import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.content.Decision;

/**
 * A short piece of a decision around the first word that was found, as HTML with {@code <mark>}.
 */
public final class Snippet {

  private static final int BEFORE = 24;
  private static final int LENGTH = 120;

  private Snippet() {}

  /**
   * All text comes out escaped; the only tags are the marks.
   *
   * @param words of {@link Query#words}
   */
  public static String of(Decision decision, List<String> words) {
    String text = Fields.prose(decision).replaceAll("\\s+", " ").strip();
    Spelling spelling = Spelling.of(text);
    int first =
        words.stream()
            .mapToInt(w -> spelling.normal().indexOf(w))
            .filter(i -> i >= 0)
            .min()
            .orElse(0);
    int from = whole(text, Math.max(0, spelling.original(first) - BEFORE));
    int to = whole(text, Math.min(text.length(), from + LENGTH));
    StringBuilder out = new StringBuilder(from > 0 ? "…" : "");
    boolean[] marked = spelling.marked(words);
    boolean open = false;
    for (int i = from; i < to; i++) {
      if (marked[i] != open) {
        out.append(open ? "</mark>" : "<mark>");
        open = marked[i];
      }
      escape(out, text.charAt(i));
    }
    out.append(open ? "</mark>" : "").append(to < text.length() ? "…" : "");
    return out.toString();
  }

  /** Whether a name has a text, in the index's spelling. */
  public static boolean has(String name, String text) {
    return SearchText.normal(name).contains(SearchText.normal(text));
  }

  /** Not between the halves of a character. */
  private static int whole(String text, int index) {
    return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index))
        ? index - 1
        : index;
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(c);
    }
  }

  /** The normalised text, and where each of its characters stands in the original. */
  private record Spelling(String normal, List<Integer> origins, int length) {

    static Spelling of(String text) {
      StringBuilder normal = new StringBuilder();
      List<Integer> origins = new ArrayList<>();
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        String one = SearchText.normal(Character.toString(c));
        normal.append(one);
        for (int k = 0; k < one.length(); k++) {
          origins.add(i);
        }
        i += Character.charCount(c);
      }
      return new Spelling(normal.toString(), origins, text.length());
    }

    int original(int index) {
      return index < origins.size() ? origins.get(index) : length;
    }

    boolean[] marked(List<String> words) {
      boolean[] marked = new boolean[length];
      for (String word : words) {
        for (int at = normal.indexOf(word); at >= 0; at = normal.indexOf(word, at + 1)) {
          for (int i = original(at); i < original(at + word.length()); i++) {
            marked[i] = true;
          }
        }
      }
      return marked;
    }
  }
}

package org.gongshi.site.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.gongshi.site.content.Decision;

/**
 * A short piece of a decision around the first word that was found, as HTML with {@code <mark>}.
 */
public final class Snippet {

  private static final int BEFORE = 24;
  private static final int LENGTH = 120;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Snippet() {}

  /**
   * All text comes out escaped; the only tags are the marks.
   *
   * @param words of {@link Query#words}
   */
  public static String of(Decision decision, List<String> words) {
    String text = SPACE.matcher(Fields.prose(decision)).replaceAll(" ").strip();
    Spelling spelling = Spelling.of(text);
    int first =
        words.stream()
            .mapToInt(w -> spelling.normal.indexOf(w))
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
  private static final class Spelling {
    private final String normal;
    private final int[] origins;
    private final int length;

    private Spelling(String normal, int[] origins, int length) {
      this.normal = normal;
      this.origins = origins;
      this.length = length;
    }

    static Spelling of(String text) {
      StringBuilder normal = new StringBuilder(text.length());
      int[] origins = new int[text.length()];
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        int before = normal.length();
        if (SearchText.isNormal(c)) {
          normal.append((char) c);
        } else {
          normal.append(SearchText.normal(Character.toString(c)));
        }
        if (normal.length() > origins.length) {
          origins = Arrays.copyOf(origins, normal.length() * 2);
        }
        Arrays.fill(origins, before, normal.length(), i);
        i += Character.charCount(c);
      }
      return new Spelling(normal.toString(), origins, text.length());
    }

    int original(int index) {
      return index < normal.length() ? origins[index] : length;
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

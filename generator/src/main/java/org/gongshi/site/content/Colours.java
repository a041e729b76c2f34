package org.gongshi.site.content;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The administration's own colours for the light scheme, {@code #rrggbb}; what is absent stays as
 * the theme has it. Each carries white letters or stands on white, so each needs 4.5 : 1 against
 * white (WCAG 2.2, 1.4.3).
 *
 * @param deep navigation and buttons
 * @param link links and marks
 * @param seal what is official or final
 */
public record Colours(@Nullable String deep, @Nullable String link, @Nullable String seal) {

  private static final double LEAST = 4.5;

  public Colours {
    check("deep", deep);
    check("link", link);
    check("seal", seal);
  }

  private static void check(String name, @Nullable String colour) {
    if (colour == null) {
      return;
    }
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("colours." + name + " must have the form #rrggbb");
    }
    double contrast = 1.05 / (luminance(colour) + 0.05);
    if (contrast < LEAST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "colours.%s has a contrast of %.1f against white, at least %.1f is needed",
              name,
              contrast,
              LEAST));
    }
  }

  /** Relative luminance as WCAG defines it. */
  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** A style sheet that puts them in the place of the theme's. */
  public String styleSheet() {
    StringBuilder css = new StringBuilder("@media (prefers-color-scheme: light) {\n  :root {\n");
    if (deep != null) {
      css.append("    --deep: ").append(deep).append(";\n");
      css.append("    --deep-hover: color-mix(in srgb, ").append(deep).append(" 85%, #000);\n");
    }
    if (link != null) {
      css.append("    --link: ").append(link).append(";\n");
    }
    if (seal != null) {
      css.append("    --seal: ").append(seal).append(";\n");
    }
    return css.append("  }\n}\n").toString();
  }
}

package org.gongshi.review.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.http.Json;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * 案卷保管期限表, a versioned file. No statute fixes these terms for all organs, so the file is a setting.
 *
 * @param version the edition of the file
 * @param fromNextYear whether the years are counted from the first of January after the end, as
 *     archives do, or from the day after it
 * @param destruction what the two persons of a destruction rest on
 */
public record RetentionRules(
    String version,
    String note,
    boolean fromNextYear,
    LegalBasis destruction,
    List<RetentionRule> rules) {

  public RetentionRules {
    rules = List.copyOf(rules);
    Set<String> codes = new HashSet<>();
    for (RetentionRule rule : rules) {
      if (rule.code().length() > 40 || !codes.add(rule.code() + rule.from())) {
        throw new IllegalArgumentException("retention rule " + rule.code() + " stands there twice");
      }
    }
  }

  /**
   * The file that {@code GONGSHI_RETENTION_RULES} names, or the one that this version carries.
   *
   * @throws UncheckedIOException if it cannot be read, with its name
   */
  public static RetentionRules from(Map<String, String> environment) {
    String file = environment.get("GONGSHI_RETENTION_RULES");
    try (InputStream in =
        file == null
            ? Objects.requireNonNull(
                RetentionRules.class.getResourceAsStream("/retention/rules.json"),
                "retention/rules.json is missing from the class path")
            : Files.newInputStream(Path.of(file))) {
      return Json.mapper().readValue(in, RetentionRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException("GONGSHI_RETENTION_RULES cannot be read: " + file, e);
    }
  }

  /**
   * The rule that a case goes by: the organ's own before that of all organs, and of several the
   * longest; null where none fits, and then the file is kept.
   */
  @Nullable RetentionRule find(EndedCase ended) {
    RetentionRule found = null;
    for (RetentionRule rule : rules) {
      if (rule.isFor(ended) && (found == null || goesBefore(rule, found))) {
        found = rule;
      }
    }
    return found;
  }

  private static boolean goesBefore(RetentionRule rule, RetentionRule other) {
    boolean own = rule.organ() != null;
    boolean othersOwn = other.organ() != null;
    return own == othersOwn ? rule.keepsLongerThan(other) : own;
  }

  /** The last day on which the file is kept, or null for ever. */
  @Nullable LocalDate keepUntil(RetentionRule rule, LocalDate endedOn) {
    Integer years = rule.years();
    if (years == null) {
      return null;
    }
    return fromNextYear
        ? LocalDate.of(endedOn.getYear() + years, 12, 31)
        : endedOn.plusYears(years);
  }
}

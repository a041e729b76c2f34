package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a legal review of a case.
 *
 * @param basis the law, or the organ's own provision
 * @param note what the handler declared to it
 * @param organRule the organ's rule, where it is one
 */
public record FiredRule(
    ReviewRule rule,
    Source source,
    String basis,
    @Nullable String note,
    @JsonIgnore @Nullable Long organRule) {

  /** Who says so. */
  public enum Source {
    /** 法律规定, found by the program. */
    STATUTE("系统依法判定"),
    /** 承办人员申报. */
    DECLARED("承办人员申报"),
    /** 本机关规定. */
    ORGAN("本机关规定");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static FiredRule statute(ReviewRule rule, ActionKind kind) {
    return new FiredRule(rule, Source.STATUTE, rule.basis(kind).citation(), null, null);
  }

  static FiredRule declared(ReviewRule rule, ActionKind kind, @Nullable String note) {
    return new FiredRule(rule, Source.DECLARED, rule.basis(kind).citation(), note, null);
  }

  /** By an organ's own rule. */
  public static FiredRule organ(ReviewRule rule, String basis, long organRule) {
    return new FiredRule(rule, Source.ORGAN, basis, null, organRule);
  }
}

package org.gongshi.review.redaction;

import org.jspecify.annotations.Nullable;

/**
 * What a string of the case means where it stands in a text.
 *
 * @param kind null if it stays although a name stands inside
 * @param person number of the person whom it names, or -1
 */
record Known(@Nullable CutKind kind, String rule, String replacement, Form form, int person) {

  static final int NOBODY = -1;

  /** How much has to be seen around it. */
  enum Form {
    /** Nothing: it is what it is. */
    WHOLE,
    /** A person's whole name, after which the given name alone means that person. */
    FULL_NAME,
    /** A part of a name, of a person whom the case's texts name in full. */
    PART_OF_NAME,
    /** 老张, 张经理: a surname with a word that is no name. */
    FAMILIAR
  }

  static Known secret(CutKind kind, String rule) {
    return new Known(kind, rule, kind.gap(), Form.WHOLE, NOBODY);
  }

  static Known name(String rule, String replacement, Form form, int person) {
    return new Known(CutKind.PERSON_NAME, rule, replacement, form, person);
  }

  static Known stays(String rule) {
    return new Known(null, rule, "", Form.WHOLE, NOBODY);
  }

  /**
   * What one string means if it means two things: people are never merged, so that a form which two
   * of them share says neither's pseudonym.
   */
  Known or(Known other) {
    if (form != Form.PART_OF_NAME && form != Form.FAMILIAR) {
      return this;
    }
    if (other.form == Form.WHOLE || other.form == Form.FULL_NAME) {
      return other;
    }
    return replacement.equals(other.replacement)
        ? this
        : new Known(kind, rule, CutKind.PERSON_NAME.gap(), form, person);
  }
}

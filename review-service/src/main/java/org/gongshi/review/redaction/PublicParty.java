package org.gongshi.review.redaction;

import org.gongshi.review.cases.Party;
import org.jspecify.annotations.Nullable;

/**
 * 执法对象 as the public reads it.
 *
 * @param creditCode of an organisation or a shop, where it is named
 */
public record PublicParty(Party.Kind kind, PublicText name, @Nullable OrganisationCode creditCode) {

  /** A unified social credit code, which is public by nature. */
  public record OrganisationCode(String value) {
    public OrganisationCode {
      if (!org.gongshi.review.identifiers.CreditCode.isValid(value)) {
        throw new IllegalArgumentException("not a valid unified social credit code");
      }
    }
  }
}

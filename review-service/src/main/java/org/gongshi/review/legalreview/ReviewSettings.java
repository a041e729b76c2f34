package org.gongshi.review.legalreview;

import java.time.LocalDate;

/**
 * What the law leaves to the installation, or what was not read in its text.
 *
 * @param certificateSince who reviewed first on this day or later needs the legal qualification;
 *     the law on penalties has asked for it since its amendment of 2017 came into force
 */
public record ReviewSettings(LocalDate certificateSince) {
  public static final ReviewSettings USUAL = new ReviewSettings(LocalDate.of(2018, 1, 1));

  boolean requiresCertificate(LocalDate reviewingSince) {
    return !reviewingSince.isBefore(certificateSince);
  }
}

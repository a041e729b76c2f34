package org.gongshi.review.cases;

import org.gongshi.review.identifiers.LegalBasis;

/**
 * Something that must be there before the next step.
 *
 * @param code stable, for programs
 * @param sentence what is missing and how to supply it, in Chinese; never a name
 */
public record Missing(String code, String sentence, LegalBasis basis) {}

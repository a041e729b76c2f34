package org.gongshi.review.redaction;

import org.jspecify.annotations.Nullable;

/**
 * An attachment as it would become public.
 *
 * @param number in its case; those that were removed leave gaps
 * @param text what is set again, or null for a picture
 */
public record PublicAttachment(int number, PublicText title, @Nullable PublicText text) {}

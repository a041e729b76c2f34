package org.gongshi.review.legalreview;

import java.time.Instant;

/** A declaration that a measure went first, as it is kept. */
record KeptActFirst(
    ActFirstGround ground, String measure, String reason, String declaredBy, Instant declaredAt) {}

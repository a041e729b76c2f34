package org.gongshi.review.identity;

import java.time.Instant;

/** Who an account is at a single sign-on provider. */
public record LinkedIdentity(String id, String issuer, String subject, Instant linkedAt) {}

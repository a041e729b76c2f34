package org.gongshi.review.identity;

import org.jspecify.annotations.Nullable;

record AccountRow(
    long id,
    String login,
    String displayName,
    String passwordHash,
    @Nullable String organCode,
    boolean disabled) {}

package org.gongshi.site.content;

import java.util.List;

/**
 * Everything that was read and found good, and everything that was held back. It is not public yet:
 * only {@code takedown} says what is.
 */
public record Content(
    List<KnownDecision> decisions,
    List<Register> registers,
    List<EditorialPage> pages,
    List<Quarantined> quarantined) {}

package org.gongshi.site.takedown;

import java.util.List;
import java.util.SortedMap;
import org.gongshi.site.content.EditorialPage;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Months;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Register;

/**
 * What the site shows: no decision in it is suppressed. Only {@link Takedowns} makes one, and later
 * steps take nothing else.
 *
 * @param months decisions by the list of their month, see {@link Months}
 * @param decisions all of them by date of decision, then id
 * @param gone by id
 */
public record Publishable(
    SortedMap<String, List<KnownDecision>> months,
    List<KnownDecision> decisions,
    List<Register> registers,
    List<EditorialPage> pages,
    List<Suppression> gone,
    List<Quarantined> quarantined) {}

package org.gongshi.site.bake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Months;
import org.gongshi.site.content.Sha256;

/**
 * Fingerprints of the decisions on pages of lists, kept from bake to bake: of a list of hundreds of
 * pages one or two change.
 */
final class ItemPrints {

  private final Map<String, Kept> kept = new HashMap<>();

  private record Kept(List<KnownDecision> items, String print) {}

  /** The fingerprint of these decisions, in this order, on a page. */
  String of(String page, List<KnownDecision> items) {
    Kept last = kept.get(page);
    if (last == null || !Months.isSame(last.items(), items)) {
      StringBuilder all = new StringBuilder();
      items.forEach(known -> all.append(known.id()).append(known.sha256()).append('\n'));
      last = new Kept(items, Sha256.print(all.toString()));
      kept.put(page, last);
    }
    return last.print();
  }
}

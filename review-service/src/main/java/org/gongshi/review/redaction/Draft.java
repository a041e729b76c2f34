package org.gongshi.review.redaction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 隐私处理稿: what would become public.
 *
 * @param namesWithheld whether organisations are masked too
 * @param attachments in their order
 * @param cuts by field, in the order of the text
 */
public record Draft(
    boolean namesWithheld,
    PublicText title,
    PublicText matter,
    PublicText facts,
    PublicText basis,
    PublicText conclusion,
    PublicText category,
    List<PublicParty> parties,
    List<PublicAttachment> attachments,
    Map<String, List<Cut>> cuts) {

  public Draft {
    parties = List.copyOf(parties);
    attachments = List.copyOf(attachments);
    cuts = new TreeMap<>(cuts);
  }

  /** How often each kind was cut. */
  public Map<CutKind, Integer> counts() {
    return counts(true);
  }

  /** The same of the decision's own texts. */
  public Map<CutKind, Integer> countsWithoutAttachments() {
    return counts(false);
  }

  private Map<CutKind, Integer> counts(boolean withAttachments) {
    Map<CutKind, Integer> counts = new EnumMap<>(CutKind.class);
    cuts.forEach(
        (field, list) -> {
          if (withAttachments || !FieldText.isOfAttachment(field)) {
            list.forEach(cut -> counts.merge(cut.kind(), 1, Integer::sum));
          }
        });
    return counts;
  }
}

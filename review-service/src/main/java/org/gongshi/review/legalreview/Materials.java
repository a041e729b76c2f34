package org.gongshi.review.legalreview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.http.Json;
import org.gongshi.review.identifiers.Sha256;

/**
 * 送审材料: the list of what a reviewer has before them.
 *
 * @param sha256 of the whole list, lower-case hex; another hash is another submission
 */
record Materials(List<Item> items, String sha256) {

  /**
   * One thing on the list.
   *
   * @param type a stable code
   * @param label what it is, in Chinese; never a name
   */
  record Item(String type, String label, String sha256) {}

  /** What the case consists of at this moment. */
  static Materials of(OpenCase open) {
    Object[] proposal = {open.proposedConclusion(), open.proposedCategory(), open.proposedAmount()};
    List<Item> items =
        List.of(
            new Item("CASE_FILE", "案件基本信息、当事人、执法人员、事实和依据", hash(open.filing())),
            new Item("PROPOSAL", "处理建议", hash(Arrays.asList(proposal))));
    return new Materials(items, hash(items));
  }

  String json() {
    return new String(Json.write(items), StandardCharsets.UTF_8);
  }

  private static String hash(Object value) {
    return Sha256.of(Json.write(value));
  }
}

package org.gongshi.review.legalreview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongshi.review.casefile.Documents;
import org.gongshi.review.casefile.FiledDocument;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
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
   * @param label what it is, in Chinese; never a name
   */
  record Item(Type type, String label, String sha256) {}

  /** What a thing on the list is. */
  enum Type {
    CASE_FILE("案件基本信息、当事人、执法人员、事实和依据"),
    PROPOSAL("处理建议"),
    DOCUMENT("案卷材料");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** What the case consists of at this moment. */
  static Materials of(Transaction tx, OpenCase open) {
    Object[] proposal = {open.proposedConclusion(), open.proposedCategory(), open.proposedAmount()};
    List<Item> items = new ArrayList<>();
    items.add(item(Type.CASE_FILE, open.filing()));
    items.add(item(Type.PROPOSAL, Arrays.asList(proposal)));
    Documents.groundsOf(tx, open).forEach(document -> items.add(item(document)));
    return new Materials(List.copyOf(items), hash(items));
  }

  String json() {
    return new String(Json.write(items), StandardCharsets.UTF_8);
  }

  private static Item item(FiledDocument document) {
    String label = Type.DOCUMENT.label() + "第" + document.number() + "号：" + document.typeName();
    return new Item(Type.DOCUMENT, label, document.digest());
  }

  private static Item item(Type type, Object content) {
    return new Item(type, type.label(), hash(content));
  }

  private static String hash(Object value) {
    return Sha256.of(Json.write(value));
  }
}

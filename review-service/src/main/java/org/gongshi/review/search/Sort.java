package org.gongshi.review.search;

import java.util.LinkedHashMap;
import java.util.Map;

/** By what a list is sorted. */
enum Sort {
  UPDATED("updatedAt", "updated_at"),
  /** Cases are numbered as they are filed. */
  FILED("filed", "case_id"),
  DECIDED("decidedOn", "decided_on"),
  PUBLIC_BY("publicBy", "public_by");

  private final String parameter;
  private final String column;

  Sort(String parameter, String column) {
    this.parameter = parameter;
    this.column = column;
  }

  String column() {
    return column;
  }

  static Map<String, Sort> byParameter() {
    Map<String, Sort> all = new LinkedHashMap<>();
    for (Sort sort : values()) {
      all.put(sort.parameter, sort);
    }
    return all;
  }
}

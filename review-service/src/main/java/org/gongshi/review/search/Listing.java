package org.gongshi.review.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as SQL. One key of {@code case_entry} leads: it holds the filters that select
 * most and then the order, so the server reads in order from where the last page ended and sorts
 * nothing. The other filters are looked at row by row, over at most {@link #REACH} rows a page: a
 * page may come short, or empty, and still have a next one. So a page costs the same however many
 * cases there are.
 *
 * @param after where the last page ended, or null at the beginning
 * @param until where this page's reach ends, or null where the leading key does all the filtering
 * @param limit how many rows to read
 */
record Listing(
    Filter filter,
    Sort sort,
    boolean descending,
    @Nullable Place after,
    @Nullable Place until,
    int limit) {

  /** How many rows a page looks at, at most, for filters that its leading key does not hold. */
  static final int REACH = 5000;

  /** The key that leads and the conditions that it holds. */
  private record Lead(String key, String column, List<String> conditions, List<String> others) {}

  Listing until(@Nullable Place place) {
    return new Listing(filter, sort, descending, after, place, limit);
  }

  /** Whether there are filters that the leading key does not hold. */
  boolean looksAtRows() {
    return !lead().others().isEmpty();
  }

  /** The SQL of the page: numbers and places, in order. */
  String page() {
    Lead lead = lead();
    List<String> all = new ArrayList<>(lead.conditions());
    all.addAll(lead.others());
    return select(lead, all, "LIMIT #{limit}");
  }

  /** The SQL of the last row that the page may look at. */
  String reach() {
    Lead lead = lead();
    return select(lead, lead.conditions(), "LIMIT 1 OFFSET " + (REACH - 1));
  }

  private String select(Lead lead, List<String> conditions, String limit) {
    String order = descending ? " DESC" : "";
    String by =
        sort == Sort.FILED ? "case_id" + order : lead.column() + order + ", case_id" + order;
    List<String> all = new ArrayList<>(conditions);
    all.addAll(bounds(lead.column()));
    String sql =
        "SELECT case_id, CAST("
            + lead.column()
            + " AS CHAR) AS at FROM case_entry FORCE INDEX ("
            + lead.key()
            + ")"
            + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all))
            + " ORDER BY "
            + by
            + " "
            + limit;
    return sql.replace("#{", "#{l.");
  }

  /** From behind the last page to the end of this page's reach. */
  private List<String> bounds(String column) {
    List<String> bounds = new ArrayList<>();
    if (after != null) {
      bounds.add(bound(column, descending ? "<" : ">", "", "after"));
    }
    if (until != null) {
      bounds.add(bound(column, descending ? ">" : "<", "=", "until"));
    }
    return bounds;
  }

  /** The rows on one side of a place, with the place itself where {@code or} is "=". */
  private String bound(String column, String side, String or, String place) {
    String byCase = "case_id " + side + or + " #{" + place + ".caseId}";
    if (sort == Sort.FILED) {
      return byCase;
    }
    String at = " #{" + place + ".at}";
    return column + " " + side + "=" + at + " AND (" + column + " " + side + at + " OR " + byCase
        + ")";
  }

  private Lead lead() {
    List<String> held = new ArrayList<>();
    List<String> others = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    // An overdue case is one of the few that wait; so is one in a state of waiting.
    boolean waiting =
        sort == Sort.PUBLIC_BY
            && filter.handler() == null
            && (filter.dueBefore() != null
                || (filter.state() != null && filter.state().awaitsPublication()));
    boolean byState = filter.handler() == null && (sort == Sort.UPDATED || sort == Sort.FILED);
    take(filter.handler(), "handler", "handler_id = #{filter.handler}", true, key, held, others);
    take(
        filter.organ(),
        "organ",
        "organ_code = #{filter.organ}",
        filter.handler() == null,
        key,
        held,
        others);
    take(filter.state(), "state", "state = #{filter.state}", byState, key, held, others);
    take(filter.kind(), "", "kind = #{filter.kind}", false, key, held, others);
    take(filter.imported(), "", "imported = #{filter.imported}", false, key, held, others);
    String column = waiting ? "due_on" : sort.column();
    switch (sort) {
      case UPDATED -> key.append("_update");
      case FILED -> key.append("");
      case DECIDED -> key.append("_decision");
      case PUBLIC_BY -> key.append(waiting ? "_due" : "_public");
    }
    if (column.endsWith("_on") || column.endsWith("_by")) {
      held.add(column + " IS NOT NULL");
    }
    dates(held, others);
    if (filter.dueBefore() != null) {
      (waiting ? held : others).add("due_on < #{filter.dueBefore}");
    }
    return new Lead(key.isEmpty() ? "PRIMARY" : "by" + key, column, held, others);
  }

  private void dates(List<String> held, List<String> others) {
    List<String> decided = sort == Sort.DECIDED ? held : others;
    if (filter.decidedFrom() != null) {
      decided.add("decided_on >= #{filter.decidedFrom}");
    }
    if (filter.decidedTo() != null) {
      decided.add("decided_on <= #{filter.decidedTo}");
    }
    if (filter.filedFrom() != null) {
      others.add("filed_at >= #{filter.filedFrom}");
    }
    if (filter.filedBefore() != null) {
      others.add("filed_at < #{filter.filedBefore}");
    }
    if (sort == Sort.FILED && filter.filedFrom() != null) {
      held.add(filing("case_id >= ", "filed_at >= #{filter.filedFrom} ORDER BY filed_at, case_id"));
    }
    if (sort == Sort.FILED && filter.filedBefore() != null) {
      held.add(
          filing(
              "case_id <= ",
              "filed_at < #{filter.filedBefore} ORDER BY filed_at DESC, case_id DESC"));
    }
  }

  /** Days of filing become numbers; at their edges the order of the two may differ a little. */
  private static String filing(String comparison, String first) {
    int slack = comparison.contains(">") ? -100 : 100;
    return comparison
        + "(SELECT b.case_id FROM case_entry b FORCE INDEX (by_filing) WHERE b."
        + first
            .replace("BY filed_at, case_id", "BY b.filed_at, b.case_id")
            .replace("BY filed_at DESC, case_id DESC", "BY b.filed_at DESC, b.case_id DESC")
        + " LIMIT 1) + "
        + slack;
  }

  private static void take(
      @Nullable Object value,
      String part,
      String condition,
      boolean leads,
      StringBuilder key,
      List<String> held,
      List<String> others) {
    if (value != null) {
      (leads ? held : others).add(condition);
      key.append(leads ? "_" + part : "");
    }
  }
}

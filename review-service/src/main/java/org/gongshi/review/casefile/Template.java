package org.gongshi.review.casefile;

import java.time.LocalDate;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document template.
 *
 * @param code stable, for programs
 * @param name what officials call the document
 * @param since first day on which the version is used
 * @param until last day, or null while it is used
 * @param basis law and article that ask for the document
 * @param kinds kinds of action that use it; empty for all
 * @param elements what the document must carry
 */
public record Template(
    String code,
    String name,
    String version,
    LocalDate since,
    @Nullable LocalDate until,
    String basis,
    Set<ActionKind> kinds,
    Set<Element> elements) {

  public Template {
    kinds = Set.copyOf(kinds);
    elements = Set.copyOf(elements);
  }

  boolean isUsedOn(LocalDate day) {
    return !day.isBefore(since) && (until == null || !day.isAfter(until));
  }

  boolean isFor(ActionKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }
}

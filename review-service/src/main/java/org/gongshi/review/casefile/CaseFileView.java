package org.gongshi.review.casefile;

import java.util.List;
import java.util.stream.Collectors;
import org.gongshi.review.cases.Filing;
import org.jspecify.annotations.Nullable;

/**
 * The list of a case file, ticked off.
 *
 * @param edition of the list
 * @param wanted how many documents the list asks for
 * @param there how many of them are there
 * @param completePercent rounded down, so that 100 means complete
 * @param documents how many documents are in the file, asked for or not
 * @param electronicPercent how many of them are electronic, rounded; null where there are none
 */
record CaseFileView(
    String edition,
    List<Item> items,
    int wanted,
    int there,
    int completePercent,
    int documents,
    int electronic,
    @Nullable Integer electronicPercent) {

  /**
   * One line of the list.
   *
   * @param documents numbers of the documents that are there for it; empty while it is missing
   */
  record Item(
      Gate gate,
      String gateLabel,
      String name,
      List<String> anyOf,
      String basis,
      List<Integer> documents,
      boolean missing) {}

  static CaseFileView of(
      FileList list, Filing filing, List<DocumentRow> there, Templates templates) {
    List<Item> items =
        list.of(filing).stream()
            .map(
                entry -> {
                  List<Integer> found =
                      there.stream()
                          .filter(d -> entry.anyOf().contains(d.type()))
                          .map(DocumentRow::number)
                          .toList();
                  return new Item(
                      entry.gate(),
                      entry.gate().label(),
                      name(entry, templates),
                      entry.anyOf(),
                      entry.basis().citation(),
                      found,
                      found.isEmpty());
                })
            .toList();
    int wanted = items.size();
    int present = (int) items.stream().filter(i -> !i.missing()).count();
    int electronic =
        (int) there.stream().filter(d -> d.medium() == DocumentRow.Medium.ELECTRONIC).count();
    return new CaseFileView(
        list.edition(),
        items,
        wanted,
        present,
        wanted == 0 ? 100 : present * 100 / wanted,
        there.size(),
        electronic,
        there.isEmpty() ? null : Math.round(electronic * 100f / there.size()));
  }

  /** As officials name it: 现场笔录或者询问笔录. */
  static String name(FileList.Entry entry, Templates templates) {
    return entry.anyOf().stream().map(templates::nameOf).collect(Collectors.joining("或者"));
  }
}

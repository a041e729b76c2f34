package org.gongshi.site.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.content.Quarantined.Rule;

/**
 * The step's door: reads what the review service exported and what the webmaster wrote. One that is
 * kept reads only what changed since it last looked.
 */
public final class Contents {

  private final Path content;
  private final Path siteContent;
  private final TrustedKey key;
  private final DecisionFile file;
  private final Memory memory;
  private final InstantSource clock;

  /** Months that were put in order already. */
  private final Map<String, Ordered> ordered = new HashMap<>();

  private final ListChanges changes = new ListChanges();

  /** In how many files each id is; that it is in more than one is rare. */
  private final Map<String, Integer> files = new HashMap<>();

  private final Set<String> several = new HashSet<>();

  private record Ordered(KnownMonth month, List<KnownDecision> decisions) {}

  /**
   * A reader.
   *
   * @param clock the system's own; stamps of files are compared with it
   */
  public Contents(
      Path content, Path siteContent, TrustedKey key, Memory memory, InstantSource clock) {
    this.content = content;
    this.siteContent = siteContent;
    this.key = key;
    this.file = new DecisionFile(content, key);
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Reads everything once.
   *
   * @param today pages dated later are not public yet
   * @param whole look at every file, though its folder's time says that nothing came or went
   */
  public Content read(LocalDate today, boolean whole, Progress progress) throws IOException {
    boolean cold = memory.isCold();
    if (cold) {
      memory.load();
    }
    MonthFolders folders = new MonthFolders(content, file, memory, clock, progress);
    List<KnownMonth> months;
    try {
      months = folders.look(cold || whole);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Quarantined> quarantined = new ArrayList<>(folders.strangers());
    months.forEach(month -> quarantined.addAll(month.held()));
    SortedMap<String, List<KnownDecision>> decisions = oneFileEach(ordered(months), quarantined);
    WebmasterFiles webmaster = new WebmasterFiles(siteContent, quarantined);
    List<Register> registers =
        new SignedRegisters(content, key, quarantined).beside(webmaster.registers());
    List<EditorialPage> pages = webmaster.pages(today);
    return new Content(decisions, registers, pages, List.copyOf(quarantined));
  }

  /** The months in which nothing changed since the last look have the lists that they had then. */
  @SuppressWarnings("ReferenceEquality") // the very object: comparing takes longer than sorting
  private SortedMap<String, List<KnownDecision>> ordered(List<KnownMonth> months) {
    SortedMap<String, List<KnownDecision>> lists = new TreeMap<>();
    for (KnownMonth month : months) {
      Ordered last = ordered.get(month.list());
      if (last == null || last.month() != month) {
        List<KnownDecision> decisions =
            month.good().values().stream()
                .map(KnownMonth.Entry::decision)
                .sorted(Months.OLDEST_FIRST)
                .toList();
        last = new Ordered(month, decisions);
        ordered.put(month.list(), last);
      }
      if (!last.decisions().isEmpty()) {
        lists.put(month.list(), last.decisions());
      }
    }
    ordered.keySet().retainAll(months.stream().map(KnownMonth::list).collect(Collectors.toSet()));
    for (ListChanges.Change month : changes.since(lists)) {
      count(month.before(), -1);
      count(month.now(), 1);
    }
    return lists;
  }

  private void count(List<KnownDecision> decisions, int by) {
    for (KnownDecision known : decisions) {
      int count = files.merge(known.id(), by, Integer::sum);
      if (count == 0) {
        files.remove(known.id());
      }
      if (count > 1) {
        several.add(known.id());
      } else {
        several.remove(known.id());
      }
    }
  }

  /** Of several files with one id the highest version stands; two of one version both fall. */
  private SortedMap<String, List<KnownDecision>> oneFileEach(
      SortedMap<String, List<KnownDecision>> months, List<Quarantined> quarantined) {
    if (several.isEmpty()) {
      return months;
    }
    Map<String, List<KnownDecision>> same = new HashMap<>();
    months.values().stream()
        .flatMap(List::stream)
        .filter(known -> several.contains(known.id()))
        .forEach(known -> same.computeIfAbsent(known.id(), id -> new ArrayList<>()).add(known));
    Set<KnownDecision> fallen = new HashSet<>();
    same.values().forEach(all -> fallen.addAll(fallen(all)));
    fallen.stream()
        .map(known -> known.decision().jsonPath())
        .sorted()
        .forEach(path -> quarantined.add(Quarantined.of(path, Rule.DUPLICATE_ID)));
    SortedMap<String, List<KnownDecision>> standing = new TreeMap<>(months);
    for (KnownDecision known : fallen) {
      standing.computeIfPresent(
          known.decision().monthList(),
          (month, all) -> {
            List<KnownDecision> rest = all.stream().filter(one -> !one.equals(known)).toList();
            return rest.isEmpty() ? null : rest;
          });
    }
    return standing;
  }

  private static List<KnownDecision> fallen(List<KnownDecision> same) {
    int highest = same.stream().mapToInt(known -> known.decision().version()).max().orElse(0);
    boolean unique = same.stream().filter(k -> k.decision().version() == highest).count() == 1;
    return same.stream().filter(known -> !unique || known.decision().version() != highest).toList();
  }
}

package org.gongshi.site.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.site.content.Quarantined.Rule;

/**
 * The step's door: reads what the review service exported and what the webmaster wrote. One that is
 * kept reads only what changed since it last looked.
 */
public final class Contents {

  private static final Comparator<KnownDecision> OLDEST_FIRST =
      Comparator.comparing((KnownDecision known) -> known.decision().decidedOn())
          .thenComparing(KnownDecision::id);

  private final Path content;
  private final Path siteContent;
  private final TrustedKey key;
  private final DecisionFile file;
  private final Memory memory;
  private final InstantSource clock;

  /** Months that were put in order already: sorted runs merge in a fraction of the time. */
  private final Map<String, Ordered> ordered = new HashMap<>();

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
    List<KnownDecision> decisions = oneFileEach(months, quarantined);
    WebmasterFiles webmaster = new WebmasterFiles(siteContent, quarantined);
    List<Register> registers =
        new SignedRegisters(content, key, quarantined).beside(webmaster.registers());
    List<EditorialPage> pages = webmaster.pages(today);
    return new Content(decisions, registers, pages, List.copyOf(quarantined));
  }

  /** Of several files with one id the highest version stands; two of one version both fall. */
  private List<KnownDecision> oneFileEach(List<KnownMonth> months, List<Quarantined> quarantined) {
    List<KnownDecision> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Map<String, List<KnownDecision>> several = new HashMap<>();
    for (KnownMonth month : months) {
      for (KnownDecision known : ordered(month)) {
        all.add(known);
        if (!ids.add(known.id())) {
          several.put(known.id(), new ArrayList<>());
        }
      }
    }
    all.sort(OLDEST_FIRST);
    if (several.isEmpty()) {
      return List.copyOf(all);
    }
    all.stream()
        .filter(known -> several.containsKey(known.id()))
        .forEach(known -> several.getOrDefault(known.id(), new ArrayList<>()).add(known));
    Set<KnownDecision> fallen = new HashSet<>();
    several.values().forEach(same -> fallen.addAll(fallen(same)));
    fallen.stream()
        .map(known -> known.decision().jsonPath())
        .sorted()
        .forEach(path -> quarantined.add(Quarantined.of(path, Rule.DUPLICATE_ID)));
    return all.stream().filter(known -> !fallen.contains(known)).toList();
  }

  @SuppressWarnings("ReferenceEquality") // the very object: comparing takes longer than sorting
  private List<KnownDecision> ordered(KnownMonth month) {
    Ordered last = ordered.get(month.list());
    if (last == null || last.month() != month) {
      List<KnownDecision> decisions =
          month.good().values().stream()
              .map(KnownMonth.Entry::decision)
              .sorted(OLDEST_FIRST)
              .toList();
      last = new Ordered(month, decisions);
      ordered.put(month.list(), last);
    }
    return last.decisions();
  }

  private static List<KnownDecision> fallen(List<KnownDecision> same) {
    int highest = same.stream().mapToInt(known -> known.decision().version()).max().orElse(0);
    boolean unique = same.stream().filter(k -> k.decision().version() == highest).count() == 1;
    return same.stream().filter(known -> !unique || known.decision().version() != highest).toList();
  }
}

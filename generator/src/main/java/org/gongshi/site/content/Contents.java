package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gongshi.site.content.DecisionFile.Seen;
import org.gongshi.site.content.Quarantined.Rule;

/** The step's door: reads what the review service exported and what the webmaster wrote. */
public final class Contents {

  private static final Pattern DECISION =
      Pattern.compile("[a-z-]+/[0-9]{4}-[0-9]{2}/[0-9a-z]{26}\\.json");
  private static final Pattern SIGNATURE =
      Pattern.compile("[a-z-]+/[0-9]{4}-[0-9]{2}/[0-9a-z]{26}\\.json\\.sig");

  private static final Pattern ATTACHMENT =
      Pattern.compile("[a-z-]+/[0-9]{4}-[0-9]{2}/[0-9a-z]{26}-[1-9][0-9]?\\.(?:pdf|jpg|png)");

  /**
   * A new version's signature is in place a moment before its file; wait that long, once, and look
   * again.
   */
  private static final long SECOND_LOOK_MILLIS = 150;

  private final Path content;
  private final Path siteContent;
  private final TrustedKey key;

  public Contents(Path content, Path siteContent, TrustedKey key) {
    this.content = content;
    this.siteContent = siteContent;
    this.key = key;
  }

  /**
   * Reads everything once.
   *
   * @param today pages dated later are not public yet
   */
  public Content read(LocalDate today) throws IOException {
    List<Quarantined> quarantined = new ArrayList<>();
    List<SignedDecision> decisions = oneFileEach(readDecisions(quarantined), quarantined);
    WebmasterFiles webmaster = new WebmasterFiles(siteContent, quarantined);
    List<Register> registers = webmaster.registers();
    List<EditorialPage> pages = webmaster.pages(today);
    return new Content(decisions, registers, pages, List.copyOf(quarantined));
  }

  private List<SignedDecision> readDecisions(List<Quarantined> quarantined) throws IOException {
    FoundFiles found = FoundFiles.below(content.resolve("decisions"));
    found.links().forEach(l -> quarantined.add(Quarantined.of("decisions/" + l, Rule.SYMLINK)));
    found
        .unreadable()
        .forEach(path -> quarantined.add(Quarantined.of("decisions/" + path, Rule.UNREADABLE)));
    DecisionFile file = new DecisionFile(content, key);
    List<SignedDecision> good = new ArrayList<>();
    List<String> unsigned = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (String below : found.files()) {
      if (DECISION.matcher(below).matches()) {
        paths.add("decisions/" + below);
      } else if (!SIGNATURE.matcher(below).matches() && !ATTACHMENT.matcher(below).matches()) {
        quarantined.add(Quarantined.of("decisions/" + below, Rule.FOREIGN_FILE));
      }
    }
    // Checking a signature takes about a millisecond, so all cores share the work; the order stays.
    for (Seen seen : paths.parallelStream().map(file::look).toList()) {
      switch (seen) {
        case Seen.Good(SignedDecision decision) -> good.add(decision);
        case Seen.Bad(Quarantined bad) when isOnItsWay(bad) -> unsigned.add(bad.path());
        case Seen.Bad(Quarantined bad) -> quarantined.add(bad);
        case Seen.Vanished() -> {}
      }
    }
    lookAgain(file, unsigned, good, quarantined);
    return good;
  }

  private static void lookAgain(
      DecisionFile file,
      List<String> paths,
      List<SignedDecision> good,
      List<Quarantined> quarantined) {
    if (paths.isEmpty()) {
      return;
    }
    try {
      Thread.sleep(SECOND_LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (String path : paths) {
      switch (file.look(path)) {
        case Seen.Good(SignedDecision decision) -> good.add(decision);
        case Seen.Bad(Quarantined bad) -> quarantined.add(bad);
        case Seen.Vanished() -> {}
      }
    }
  }

  /** What a look between two files of one decision finds wrong, and the next one may not. */
  private static boolean isOnItsWay(Quarantined bad) {
    return switch (bad.rule()) {
      case SIGNATURE_BROKEN, SIGNATURE_MISSING, ATTACHMENT_BROKEN, ATTACHMENT_MISSING -> true;
      default -> false;
    };
  }

  /** Of several files with one id the highest version stands; two of one version both fall. */
  private static List<SignedDecision> oneFileEach(
      List<SignedDecision> all, List<Quarantined> quarantined) {
    Map<String, List<SignedDecision>> byId = new TreeMap<>();
    all.forEach(d -> byId.computeIfAbsent(d.id(), id -> new ArrayList<>()).add(d));
    List<SignedDecision> kept = new ArrayList<>(byId.size());
    for (List<SignedDecision> same : byId.values()) {
      int highest = same.stream().mapToInt(d -> d.decision().version()).max().orElse(0);
      boolean unique = same.stream().filter(d -> d.decision().version() == highest).count() == 1;
      for (SignedDecision decision : same) {
        if (unique && decision.decision().version() == highest) {
          kept.add(decision);
        } else {
          quarantined.add(Quarantined.of(decision.decision().jsonPath(), Rule.DUPLICATE_ID));
        }
      }
    }
    kept.sort(
        Comparator.comparing((SignedDecision d) -> d.decision().decidedOn())
            .thenComparing(SignedDecision::id));
    return List.copyOf(kept);
  }
}

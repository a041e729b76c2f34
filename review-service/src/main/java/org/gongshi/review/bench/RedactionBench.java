package org.gongshi.review.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.redaction.Cut;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.RawText;
import org.gongshi.review.redaction.Redactor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "redaction",
    mixinStandardHelpOptions = true,
    description = {
      "Recall, wrong cuts and speed of the redaction on generated decisions: identifiers of every",
      "kind and known people in every form, in clear and in every disguise, beside decoys."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every goal holds", "1:failed", "2:wrong usage", "3:a goal falls short"})
final class RedactionBench implements Callable<Integer> {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

  /** What the leak gate looks for at once. */
  private static final int SECRETS = 100_000;

  /** Secrets in one text, as many as a long decision has. */
  private static final int PER_TEXT = 30;

  @Option(names = "--quick", description = "few of each kind, as the build runs it")
  private boolean quick;

  @Option(names = "--seed", defaultValue = "20260930", description = "default: ${DEFAULT-VALUE}")
  private long seed = 20_260_930;

  @Option(names = "--json", paramLabel = "FILE", description = "write the figures as JSON")
  private @Nullable Path json;

  private long units;
  private long nanos;

  @Override
  public Integer call() throws Exception {
    List<Goal> goals =
        new ArrayList<>(measure(quick ? 60 : 3000, quick ? 1000 : 20_000, seed, System.out));
    goals.addAll(leakGate(quick ? 500 : 5000, System.out));
    if (json != null) {
      Goals.write(json, goals);
    }
    return goals.stream().allMatch(Goal::holds) ? 0 : 3;
  }

  /**
   * Measures and prints.
   *
   * @param each how many identifiers of each kind in each disguise
   * @param mentions how many mentions of known people in each disguise, at least
   */
  List<Goal> measure(int each, int mentions, long from, PrintStream out) {
    RandomGenerator random = new SplittableRandom(from);
    Redactor nobody = new Redactor(nobody(), false, DAY);
    Planted.Count identifiers = Planted.Count.NOTHING;
    header(out);
    for (SecretKind kind : SecretKind.values()) {
      Planted.Count clear = Planted.Count.NOTHING;
      Planted.Count disguised = Planted.Count.NOTHING;
      for (Disguise disguise : Disguise.values()) {
        Planted.Count count = identifiers(nobody, kind, disguise, each, random);
        if (disguise == Disguise.CLEAR) {
          clear = count;
        } else {
          disguised = disguised.and(count);
        }
      }
      row(out, kind.name(), clear, disguised);
      identifiers = identifiers.and(clear).and(disguised);
    }
    Planted.Count clear = people(Disguise.CLEAR, mentions, random);
    Planted.Count disguised = Planted.Count.NOTHING;
    for (Disguise disguise : Disguise.values()) {
      if (disguise != Disguise.CLEAR) {
        disguised = disguised.and(people(disguise, mentions / 8, random));
      }
    }
    row(out, "KNOWN_PEOPLE", clear, disguised);
    Planted.Count people = clear.and(disguised);
    Planted.Count decoys = decoys(nobody, each, random);
    row(out, "DECOYS", decoys, Planted.Count.NOTHING);
    Proposals proposals = new Proposals(nobody);
    Planted.Count strangers = proposals.measure(mentions, random);
    row(out, "UNKNOWN_PEOPLE", strangers, Planted.Count.NOTHING);
    List<Goal> goals = new ArrayList<>();
    goals.add(
        Goal.atMost("identifiers missed", identifiers.missed(), 0, "of " + identifiers.secrets()));
    goals.add(Goal.atMost("known people missed", people.missed(), 0, "of " + people.secrets()));
    goals.add(Goal.atMost("decoys cut", decoys.cuts(), 0, "cuts"));
    goals.add(
        Goal.atMost(
            "wrong cuts of known people",
            100.0 * people.wrong() / Math.max(1, people.cuts()),
            0.2,
            "%"));
    goals.add(
        Goal.atLeast(
            "unknown people proposed",
            100.0 * (strangers.secrets() - strangers.missed()) / strangers.secrets(),
            97,
            "%"));
    goals.add(
        Goal.atMost(
            "characters wrongly proposed",
            100.0 * strangers.wrongUnits() / strangers.plain(),
            3,
            "%"));
    goals.add(Goal.atMost("whole pipeline / the two recognisers", proposals.ratio(), 1.5, "x"));
    out.println(
        String.format(
            Locale.ROOT,
            "%d characters, %.0f characters/s; wrong cuts of identifiers in 100,000 characters: %.2f",
            units,
            units * 1e9 / nanos,
            100_000.0 * identifiers.wrong() / Math.max(1, identifiers.plain())));
    Goals.print(out, goals);
    return goals;
  }

  /** The leak gate's speed with 100,000 secrets, on one core, beside reading and hashing. */
  private List<Goal> leakGate(int pages, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("gongshi-bench");
    try {
      LeakSpeed.Result result =
          LeakSpeed.measure(folder, SECRETS, pages, new SplittableRandom(seed));
      out.println(
          String.format(
              Locale.ROOT,
              "leak gate: %d secrets, %.0f MB/s",
              result.secrets(),
              result.bytesPerSecond() / 1e6));
      List<Goal> goals =
          List.of(
              Goal.atLeast(
                  "leak gate / reading and hashing the same bytes", result.ratio(), 0.2, "x"),
              Goal.atLeast("planted secrets found", result.found(), result.planted(), "found"));
      Goals.print(out, goals);
      return goals;
    } finally {
      ServiceBench.delete(folder);
    }
  }

  private Planted.Count identifiers(
      Redactor redactor, SecretKind kind, Disguise disguise, int each, RandomGenerator random) {
    Planted.Count count = Planted.Count.NOTHING;
    for (int n = 0; n < each; ) {
      Planted text = new Planted();
      for (int i = 0; i < PER_TEXT && n < each; i++, n++) {
        text.plain(PlainSentences.FILLERS.get(random.nextInt(PlainSentences.FILLERS.size())));
        String sentence = kind.sentence(n);
        String secret = disguise.of(kind.next(n, random), random);
        text.secret(
            disguise == Disguise.TRADITIONAL ? disguise.of(sentence, random) : sentence, secret);
      }
      count = count.and(text.count(cut(redactor, text)));
    }
    return count;
  }

  private Planted.Count people(Disguise disguise, int mentions, RandomGenerator random) {
    Planted.Count count = Planted.Count.NOTHING;
    while (count.secrets() < mentions) {
      KnownPeople known = new KnownPeople(disguise, random);
      Redactor redactor = new Redactor(known.filing(), false, DAY);
      List<Cut> cuts =
          cut(redactor, known.text()).stream()
              .filter(c -> c.kind() == CutKind.PERSON_NAME)
              .toList();
      count = count.and(known.text().count(cuts));
    }
    return count;
  }

  private Planted.Count decoys(Redactor redactor, int each, RandomGenerator random) {
    Planted.Count count = Planted.Count.NOTHING;
    for (int n = 0; n < each; n += PlainSentences.DECOYS.size()) {
      Planted text = new Planted();
      for (String decoy : PlainSentences.DECOYS) {
        text.plain(decoy)
            .plain(PlainSentences.FILLERS.get(random.nextInt(PlainSentences.FILLERS.size())));
      }
      count = count.and(text.count(cut(redactor, text)));
    }
    return count;
  }

  private List<Cut> cut(Redactor redactor, Planted planted) {
    RawText text = new RawText(planted.text());
    long start = System.nanoTime();
    List<Cut> cuts = redactor.redact(text).cuts();
    nanos += System.nanoTime() - start;
    units += text.value().length();
    return cuts;
  }

  private static void header(PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%-28s %9s %7s %9s %7s %8s %10s",
            "kind",
            "clear",
            "missed",
            "disguised",
            "missed",
            "recall",
            "wrong/100k"));
  }

  private static void row(
      PrintStream out, String name, Planted.Count clear, Planted.Count disguised) {
    Planted.Count all = clear.and(disguised);
    out.println(
        String.format(
            Locale.ROOT,
            "%-28s %9d %7d %9d %7d %7.3f%% %10.2f",
            name,
            clear.secrets(),
            clear.missed(),
            disguised.secrets(),
            disguised.missed(),
            100.0 * (all.secrets() - all.missed()) / Math.max(1, all.secrets()),
            100_000.0 * all.wrong() / Math.max(1, all.plain())));
    all.examples().forEach(example -> out.println("    " + example));
  }

  private static Filing nobody() {
    return new Filing(
        ActionKind.PENALTY,
        Procedure.GENERAL,
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        null,
        true,
        null);
  }
}

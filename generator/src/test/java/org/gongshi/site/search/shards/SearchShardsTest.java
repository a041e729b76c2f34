package org.gongshi.site.search.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.bench.SearchCorpus;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.search.SearchText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchShardsTest {

  @TempDir Path work;
  private int folders;

  private Path folder() {
    return work.resolve("f" + folders++);
  }

  private static List<Decision> samples(int from, int to) {
    return Sample.numbers(from, to).stream().map(Sample::decision).toList();
  }

  private Path written(Path last, Collection<Decision> decisions) throws IOException {
    Path into = folder();
    SearchShards.write(last, into, all(decisions));
    return into;
  }

  private static List<Written> all(Collection<Decision> decisions) {
    return decisions.stream()
        .map(d -> new Written(d.id(), d.decidedOn(), Sha256.of(Json.compact(d)), () -> d))
        .toList();
  }

  /** Every file's hash by its path. */
  private static Map<String, String> bytes(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  path -> folder.relativize(path).toString(),
                  path -> {
                    try {
                      return Sha256.of(path);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  },
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  /** What can be read of the postings: each term's hash with the numbers that have it. */
  private static Map<Integer, Set<Integer>> postings(Path folder) throws IOException {
    Map<Integer, Set<Integer>> all = new TreeMap<>();
    for (Segment segment : Directory.read(folder).segments()) {
      Path path = folder.resolve(segment.name());
      TermFiles files = new TermFiles(path, segment.range(), new Splits());
      List<Postings> terms = new ArrayList<>();
      for (int shard = 0; shard < 1 << segment.bits(); shard++) {
        terms.addAll(files.readShard(path, shard));
      }
      try (Stream<Path> split = Files.list(path.resolve("h"))) {
        for (Path file : split.toList()) {
          String name = file.getFileName().toString().replace(".bin", "");
          terms.addAll(files.readSplit(path, Integer.parseInt(name, 16)));
        }
      }
      for (Postings term : terms) {
        for (int document : term.documents()) {
          all.computeIfAbsent(term.hash(), key -> new TreeSet<>()).add(segment.from() + document);
        }
      }
    }
    return all;
  }

  @Test
  void everyTermHasExactlyTheDocumentsThatHaveIt() throws IOException {
    List<Decision> decisions = new ArrayList<>(samples(0, 700));
    decisions.sort(java.util.Comparator.comparing(Decision::decidedOn).thenComparing(Decision::id));
    Map<Integer, Set<Integer>> expected = new TreeMap<>();
    for (int number = 0; number < decisions.size(); number++) {
      for (int hash : Grams.of(Entry.of(decisions.get(number)))) {
        expected.computeIfAbsent(hash, key -> new TreeSet<>()).add(number);
      }
    }

    assertThat(postings(written(null, decisions))).isEqualTo(expected);
  }

  @Test
  void whatChangesLittleGivesTheSameBytesAsWhatIsWrittenWhole() throws IOException {
    long seed = 20261128;
    Random random = new Random(seed);
    SearchCorpus corpus = new SearchCorpus(seed);
    TreeMap<String, Decision> live = new TreeMap<>();
    int next = 0;
    for (; next < 600; next++) {
      Decision one = corpus.decision(next, 1200);
      live.put(one.id(), one);
    }
    Path last = written(null, live.values());
    for (int round = 0; round < 20; round++) {
      List<Decision> changed = new ArrayList<>();
      Set<String> removed = new TreeSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        changed.add(corpus.decision(next++, 1200));
      }
      List<String> ids = List.copyOf(live.keySet());
      for (int i = random.nextInt(4); i > 0; i--) {
        removed.add(ids.get(random.nextInt(ids.size())));
      }
      String other = ids.get(random.nextInt(ids.size()));
      if (!removed.contains(other) && random.nextBoolean()) {
        changed.add(corrected(live.get(other), "更正" + round));
      }
      removed.forEach(live::remove);
      changed.forEach(decision -> live.put(decision.id(), decision));
      Path updated = folder();
      SearchShards.update(last, updated, all(changed), removed, Links.sharing(last, updated));

      assertThat(bytes(updated))
          .as("seed %d round %d", seed, round)
          .isEqualTo(bytes(written(last, live.values())));
      last = updated;
    }
  }

  private static Decision corrected(Decision d, String conclusion) {
    return new Decision(
        d.id(),
        d.version() + 1,
        d.replaces(),
        d.sample(),
        d.kind(),
        d.procedure(),
        d.title(),
        d.documentNumber(),
        d.organ(),
        d.matter(),
        d.category(),
        d.parties(),
        d.facts(),
        d.basis(),
        conclusion,
        d.amountYuan(),
        d.officers(),
        d.decidedOn(),
        d.servedOn(),
        d.publicBy(),
        d.disclosure(),
        d.remedies(),
        d.cuts(),
        d.attachments(),
        d.proceedings());
  }

  @Test
  void nothingOfARemovedDecisionIsInAnyFile() throws IOException {
    Sample secret = Sample.number(40).party("独孤某某").with("documentNumber", "海岬秘罚〔2026〕98765号");
    List<Decision> decisions = new ArrayList<>(samples(0, 40));
    decisions.add(secret.decision());
    decisions.addAll(samples(41, 90));
    Path before = written(null, decisions);
    assertThat(traces(before, List.of(secret.id(), "独孤某某", "98765"))).isNotEmpty();
    int number = Directory.read(before).documents() - 1;
    Path after = folder();
    SearchShards.update(
        before, after, List.of(), Set.of(secret.id()), Links.sharing(before, after));

    assertThat(traces(after, List.of(secret.id(), "独孤某某", "98765"))).isEmpty();
    Set<Integer> had = new TreeSet<>();
    postings(before).forEach((hash, numbers) -> had.addAll(numbers));
    Set<Integer> has = new TreeSet<>();
    postings(after).forEach((hash, numbers) -> has.addAll(numbers));
    assertThat(had).hasSize(number + 1);
    had.removeAll(has);
    assertThat(had).hasSize(1);
    assertThat(Directory.read(after).segments())
        .extracting(Segment::name)
        .doesNotContainAnyElementsOf(
            Directory.read(before).segments().stream().map(Segment::name).toList());
  }

  /** Files that hold one of the texts, as they are scanned before a release. */
  private static Set<String> traces(Path folder, List<String> texts) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String file : bytes(folder).keySet()) {
      String path = SearchShards.FOLDER + "/" + file;
      byte[] plain = SearchShards.plain(path, Files.readAllBytes(folder.resolve(file)));
      String text = new String(plain, StandardCharsets.UTF_8);
      texts.stream().filter(text::contains).forEach(one -> found.add(file));
    }
    return found;
  }

  @Test
  void whatDidNotChangeIsTheSameFile() throws IOException {
    Path before = written(null, samples(0, 600));
    Path after = folder();
    SearchShards.update(
        before, after, all(samples(600, 601)), Set.of(), Links.sharing(before, after));

    Segment middle = Directory.read(after).segments().getLast();
    assertThat(middle.range()).isEqualTo(new Range(0, 512));
    String file = middle.name() + "/" + Bundles.file(100);
    assertThat(Files.isSameFile(before.resolve(file), after.resolve(file))).isTrue();
  }

  @Test
  void whatIsWrittenWholeTakesNoFileOverThatIsDamagedOrOfAnEarlierProgram() throws IOException {
    Path before = written(null, samples(0, 600));
    Map<String, String> sound = bytes(before);
    Segment middle = Directory.read(before).segments().getLast();
    Path damaged = before.resolve(middle.name()).resolve(Bundles.file(100));
    Files.write(damaged, new byte[] {0});

    assertThat(bytes(written(before, samples(0, 600)))).isEqualTo(sound);
  }

  @Test
  void mostlyEmptyNumbersAreGivenAnew() throws IOException {
    Path before = written(null, samples(0, 100));
    Path few = written(before, samples(80, 100));
    Path again = written(few, samples(80, 101));

    assertThat(Directory.read(few).segments().getFirst().to()).isEqualTo(100);
    assertThat(bytes(again)).isEqualTo(bytes(written(null, samples(80, 101))));
  }

  @Test
  void aSiteWithoutDecisionsHasADirectoryThatSaysSo() throws IOException {
    assertThat(Directory.read(written(null, List.of())).documents()).isZero();
  }

  @Test
  void listsOfAnyDensityAreReadAsTheyWereWritten() {
    Random random = new Random(5);
    for (int range : new int[] {1, 2, 7, 500, 5000}) {
      for (double density : new double[] {0, 0.001, 0.3, 0.5, 0.7, 1}) {
        List<Postings> terms = new ArrayList<>();
        for (int hash = 0; hash < 20; hash++) {
          int[] documents =
              IntStream.range(0, range).filter(i -> random.nextDouble() < density).toArray();
          int[] some = documents.length == 0 ? new int[] {range - 1} : documents;
          terms.add(new Postings(0xab000000 | hash * 7919, some));
        }
        byte[] file = Postings.encode(terms, 8, range);
        List<Postings> read = Postings.decode(file, 0xab000000, 8, range);
        assertThat(read).hasSameSizeAs(terms);
        for (int i = 0; i < terms.size(); i++) {
          assertThat(read.get(i).hash()).isEqualTo(terms.get(i).hash());
          assertThat(read.get(i).documents()).isEqualTo(terms.get(i).documents());
        }
      }
    }
  }

  @Test
  void theScriptAndTheProgramSpellTextAlike() {
    assertThat(SearchText.normal("海岬ＡＢ监罚〔２０２６〕12号【】［］（）")).isEqualTo("海岬ab监罚(2026)12号()()()");
  }
}

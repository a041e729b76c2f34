package org.gongshi.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.content.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexUpdateTest {

  private static final List<String> QUESTIONS =
      List.of("海岬", "食品", "计量", "监罚[2026]1", "望潮 水产", "罚款人民币1", "案", "");

  @TempDir Path work;

  private static List<String> answers(Path folder) throws IOException {
    List<String> all = new ArrayList<>();
    try (SearchIndex index = SearchIndex.open(folder)) {
      all.add("size " + index.size());
      for (String question : QUESTIONS) {
        Found found =
            index.search(
                new Query(
                    question,
                    QueryWords.read(question).words(),
                    null,
                    null,
                    null,
                    Query.Order.RELEVANCE,
                    1));
        all.add(question + " " + found.total());
        found.hits().forEach(hit -> all.add(hit.id()));
      }
    }
    return all;
  }

  static void write(Path into, Stream<Decision> decisions) throws IOException {
    try (IndexUpdate update = IndexUpdate.anew(into)) {
      add(update, decisions);
      update.commit();
    }
  }

  private static void update(Path last, Path into, List<Decision> written, Set<String> gone)
      throws IOException {
    try (IndexUpdate update = IndexUpdate.of(last, into, gone)) {
      add(update, written.stream());
      update.commit();
    }
  }

  private static void add(IndexUpdate update, Stream<Decision> decisions) {
    decisions.forEach(
        decision -> {
          try {
            update.add(decision);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void whatWasNotCommittedIsNotInTheFolder() throws IOException {
    Path before = work.resolve("before");
    write(before, Stream.of(Sample.number(1).decision()));
    List<String> answers = answers(before);
    Path after = work.resolve("after");
    try (IndexUpdate update = IndexUpdate.of(before, after, Set.of(Sample.id(1)))) {
      update.add(Sample.number(2).decision());
    }

    assertThat(answers(after)).isEqualTo(answers);
  }

  @Test
  void anIndexThatWasChangedAnswersLikeOneWrittenWhole() throws IOException {
    long seed = 20261128;
    Random random = new Random(seed);
    TreeMap<String, Decision> live = new TreeMap<>();
    Sample.numbers(0, 200).forEach(sample -> live.put(sample.id(), sample.decision()));
    Path last = work.resolve("first");
    write(last, live.values().stream());
    int next = 200;
    for (int round = 0; round < 40; round++) {
      List<Decision> written = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        written.add(Sample.number(next++).decision());
      }
      Set<String> removed = new TreeSet<>();
      List<String> ids = List.copyOf(live.keySet());
      for (int i = random.nextInt(3); i > 0; i--) {
        removed.add(ids.get(random.nextInt(ids.size())));
      }
      int other = random.nextInt(200);
      if (live.containsKey(Sample.id(other)) && !removed.contains(Sample.id(other))) {
        written.add(Sample.number(other).with("conclusion", "更正后不予罚款。").decision());
      }
      removed.forEach(live::remove);
      written.forEach(decision -> live.put(decision.id(), decision));
      Path changed = work.resolve("changed" + round);
      Set<String> gone = new TreeSet<>(removed);
      written.forEach(decision -> gone.add(decision.id()));
      update(last, changed, written, gone);
      Path whole = work.resolve("whole" + round);
      write(whole, live.values().parallelStream());

      assertThat(answers(changed)).as("seed %d round %d", seed, round).isEqualTo(answers(whole));
      last = changed;
    }
  }

  @Test
  void nothingOfARemovedDecisionStaysInTheBytes() throws IOException {
    Sample secret = Sample.number(7).party("𠮷野某");
    List<Decision> decisions = new ArrayList<>();
    Sample.numbers(10, 60).forEach(sample -> decisions.add(sample.decision()));
    decisions.add(secret.decision());
    Path before = work.resolve("before");
    write(before, decisions.stream());
    List<String> traces = List.of(Terms.marked(secret.id()), secret.id(), "𠮷" + Terms.MARK);
    assertThat(found(before, traces)).isTrue();
    Path after = work.resolve("after");
    update(before, after, List.of(), Set.of(secret.id()));

    assertThat(found(after, traces)).isFalse();
  }

  private static boolean found(Path folder, List<String> texts) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (texts.stream().anyMatch(bytes::contains)) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void whatDidNotChangeIsTheSameFileAndTheLastReleaseKeepsItsOwn() throws IOException {
    Path before = work.resolve("before");
    write(before, Sample.numbers(0, 80).stream().map(Sample::decision));
    List<String> answers = answers(before);
    Path after = work.resolve("after");
    update(before, after, List.of(Sample.number(80).decision()), Set.of());

    assertThat(answers(before)).isEqualTo(answers);
    try (Stream<Path> files = Files.list(before)) {
      List<Path> postings = files.filter(file -> file.toString().endsWith(".doc")).toList();
      assertThat(postings).hasSize(1);
      assertThat(
              Files.isSameFile(
                  postings.getFirst(), after.resolve(postings.getFirst().getFileName())))
          .isTrue();
    }
  }
}

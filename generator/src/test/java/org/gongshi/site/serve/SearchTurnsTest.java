package org.gongshi.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.release.Releases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTurnsTest {

  private static final UriQuery NOTHING = UriQuery.empty();
  private static final int PLACES = 64;

  @TempDir Path root;
  private final SearchTurns turns = new SearchTurns();
  private LiveRelease live;

  @BeforeEach
  void aRelease() throws IOException {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.number(1));
    site.publish();
    live = LiveRelease.open(new Releases(site.data()), site.current());
  }

  @AfterEach
  void close() throws IOException {
    turns.close();
    live.retire();
  }

  private static Answer answer() {
    return Answer.html(Status.OK_200, "");
  }

  @Test
  void noMoreRunThanThereAreProcessorsAndWhoeverComesOnTopIsSentAway() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    List<Future<Optional<Answer>>> asked = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch sentAway = new CountDownLatch(1);
      for (int i = 0; i < PLACES + 1; i++) {
        asked.add(
            visitors.submit(
                () -> {
                  Optional<Answer> answer =
                      turns.take(
                          (release, parameters) -> {
                            running.incrementAndGet();
                            awaitEnd(end);
                            return answer();
                          },
                          live,
                          NOTHING);
                  if (answer.isEmpty()) {
                    sentAway.countDown();
                  }
                  return answer;
                }));
      }
      assertThat(sentAway.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(running.get()).isBetween(0, Runtime.getRuntime().availableProcessors());
      end.countDown();
      int answered = 0;
      for (Future<Optional<Answer>> one : asked) {
        answered += one.get().isPresent() ? 1 : 0;
      }
      assertThat(answered).isEqualTo(PLACES);
    }
    assertThat(turns.take((release, parameters) -> answer(), live, NOTHING)).isPresent();
  }

  private static void awaitEnd(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void whatASearchThrowsComesOutAsItIsAndItsPlaceIsFree() {
    for (int i = 0; i < PLACES + 1; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      (release, parameters) -> {
                        throw new IOException("no such file");
                      },
                      live,
                      NOTHING))
          .isInstanceOf(IOException.class)
          .hasMessage("no such file");
    }
  }
}

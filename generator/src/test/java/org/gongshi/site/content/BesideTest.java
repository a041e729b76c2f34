package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Parts of a build on other threads. */
class BesideTest {

  private final AtomicReference<Thread> worker = new AtomicReference<>();

  private void work() {
    worker.set(Thread.currentThread());
  }

  @Test
  void aPartThatIsBegunRunsBesideWhoeverWaitsForIt() throws IOException {
    try (Beside beside = new Beside(2)) {
      CountDownLatch go = new CountDownLatch(1);
      Beside.Part part =
          beside.now(
              () -> {
                work();
                go.countDown();
              });
      assertThat(awaited(go)).isTrue();
      part.end();
    }

    assertThat(worker.get()).isNotNull().isNotSameAs(Thread.currentThread());
  }

  @Test
  void aPartForLaterRunsWhereItsEndIsWaitedForAndOnce() throws IOException {
    try (Beside beside = new Beside(2)) {
      Beside.Part part = beside.later(this::work);
      assertThat(worker.get()).isNull();
      part.end();
      assertThat(worker.getAndSet(null)).isSameAs(Thread.currentThread());
      part.end();
    }

    assertThat(worker.get()).isNull();
  }

  @Test
  void itsFailureIsThatOfTheBuild() {
    try (Beside beside = new Beside(2)) {
      Beside.Part full =
          beside.now(
              () -> {
                throw new IOException("disk full");
              });
      Beside.Part wrong =
          beside.later(
              () -> {
                throw new IllegalStateException("wrong");
              });

      assertThatThrownBy(full::end).isInstanceOf(IOException.class).hasMessage("disk full");
      assertThatThrownBy(wrong::end).isInstanceOf(IllegalStateException.class).hasMessage("wrong");
    }
  }

  @Test
  void nothingIsWrittenAnyMoreAfterItIsClosed() {
    CountDownLatch go = new CountDownLatch(1);
    Beside beside = new Beside(2);
    beside.now(
        () -> {
          awaited(go);
          work();
        });
    go.countDown();

    beside.close();

    assertThat(worker.get()).isNotNull();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

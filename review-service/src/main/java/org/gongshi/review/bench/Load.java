package org.gongshi.review.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fires one kind of request from several threads, each as soon as the one before is answered. */
final class Load {
  private Load() {}

  /** One client; each thread has its own. */
  interface Client extends AutoCloseable {
    void fire() throws Exception;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Makes the clients of a round. */
  interface Side {
    Client client(int thread) throws Exception;
  }

  /** What a round gave: how many a second, and what 99 of 100 took no longer than. */
  record Round(double perSecond, double p99Millis) {
    static Round of(double seconds, long[] sortedNanos) {
      int at = (int) Math.min(sortedNanos.length - 1L, sortedNanos.length * 99L / 100);
      return new Round(sortedNanos.length / seconds, sortedNanos[at] / 1e6);
    }
  }

  static Round round(Side side, int threads, Duration time) throws Exception {
    List<Client> clients = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        clients.add(side.client(i));
      }
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Callable<long[]>> work = new ArrayList<>();
      clients.forEach(client -> work.add(() -> fireUntil(client, end)));
      List<long[]> times = new ArrayList<>();
      for (Future<long[]> done : pool.invokeAll(work)) {
        times.add(done.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return Round.of(seconds, all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
    } finally {
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private static long[] fireUntil(Client client, long end) throws Exception {
    long[] nanos = new long[1024];
    int count = 0;
    boolean failed = true;
    try {
      for (long before = System.nanoTime(); before < end; ) {
        client.fire();
        long after = System.nanoTime();
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = after - before;
        before = after;
      }
      failed = false;
    } finally {
      if (failed) {
        client.close(); // so that nobody waits for the locks that it holds
      }
    }
    return Arrays.copyOf(nanos, count);
  }
}

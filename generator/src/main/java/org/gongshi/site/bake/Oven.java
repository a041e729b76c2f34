package org.gongshi.site.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gongshi.site.content.Progress;

/**
 * Bakes many things on all cores, each thread with a JBake of its own. A thread takes one thing at
 * a time and holds no more than that.
 */
final class Oven {

  /** Fewer are baked sooner by one thread that has its JBake already. */
  private static final int WORTH_A_THREAD = 48;

  private final Theme theme;
  private final Queue<JBake> idle;
  private final Path site;
  private final Progress progress;
  private final List<Dish> dishes = new ArrayList<>();

  Oven(Theme theme, Queue<JBake> idle, Path site, Progress progress) {
    this.theme = theme;
    this.idle = idle;
    this.site = site;
    this.progress = progress;
  }

  /** Something to be baked. */
  interface Dish {
    void bake(JBake jbake) throws IOException;
  }

  Path site() {
    return site;
  }

  void add(Dish dish) {
    dishes.add(dish);
  }

  /** One right now, for what the rest depends on. */
  <T> T now(Taste<T> taste) throws IOException {
    JBake jbake = jbake();
    T result = taste.of(jbake);
    idle.add(jbake);
    return result;
  }

  /** Something that is made with JBake. */
  interface Taste<T> {
    T of(JBake jbake) throws IOException;
  }

  /** Bakes all that was added; the first failure ends it. */
  void bake() throws IOException {
    int threads =
        Math.min(Runtime.getRuntime().availableProcessors(), 1 + dishes.size() / WORTH_A_THREAD);
    AtomicInteger next = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    if (threads == 1) {
      work(next, done);
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        workers.add(
            pool.submit(
                () -> {
                  work(next, done);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("the bake failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while baking", e);
    }
  }

  private void work(AtomicInteger next, AtomicLong done) throws IOException {
    JBake jbake = jbake();
    try {
      for (int i = next.getAndIncrement(); i < dishes.size(); i = next.getAndIncrement()) {
        dishes.get(i).bake(jbake);
        progress.at("生成页面", done.incrementAndGet(), dishes.size());
      }
    } catch (IOException | RuntimeException e) {
      next.set(dishes.size());
      throw e;
    }
    idle.add(jbake);
  }

  private JBake jbake() throws IOException {
    JBake jbake = idle.poll();
    return jbake == null ? new JBake(theme, site) : jbake.into(site);
  }
}

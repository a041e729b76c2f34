package org.gongshi.site;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.gongshi.site.Build.Thoroughness;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.state.Logbook;
import org.gongshi.site.state.State.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One build at a time, and a takedown before whatever runs. A build that gave way is not started
 * again here: what it was to do is still due, and the next look finds that.
 */
final class Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /**
   * So many takedowns in a row go before everything else; the next build takes all that is due and
   * runs to its end. So takedowns without a pause never keep new content away for good, and none of
   * them waits for more than one such build.
   */
  static final int MOST_IN_A_ROW = 3;

  private final Build build;
  private final GiveWay giveWay;
  private final InstantSource clock;
  private final BuildReporter reporter;
  private final Logbook logbook;
  private int inARow;

  /** What became of a turn. */
  enum Outcome {
    DONE,
    FAILED,
    /** A takedown arrived; the last release stays, and its turn is now. */
    GAVE_WAY,
    /** Another process builds. */
    HELD
  }

  /** Turns of a new build, which is kept and run again. */
  static Turns of(
      BuildSettings settings, InstantSource clock, BuildReporter reporter, Logbook logbook) {
    GiveWay giveWay = new GiveWay(logbook, settings.data().content());
    return new Turns(new Build(settings, clock, giveWay), giveWay, clock, reporter, logbook);
  }

  private Turns(
      Build build, GiveWay giveWay, InstantSource clock, BuildReporter reporter, Logbook logbook) {
    this.build = build;
    this.giveWay = giveWay;
    this.clock = clock;
    this.reporter = reporter;
    this.logbook = logbook;
  }

  /** The last release that a turn made or found, and what it is made of. */
  Optional<Warmth.Made> made() {
    return build.made();
  }

  /** A build of whatever changed, or of everything. */
  Outcome run(Thoroughness thoroughness) {
    logbook.began(
        switch (thoroughness) {
          case CHANGES -> Turn.CHANGES;
          case EVERY_FILE -> Turn.EVERY_FILE;
          case EVERYTHING -> Turn.EVERYTHING;
        });
    try {
      Optional<Warmth.Made> from = inARow < MOST_IN_A_ROW ? build.canTakeDown() : Optional.empty();
      giveWay.begin(from.<Predicate<String>>map(made -> made::shows).orElse(null));
      done(build.run(thoroughness));
      inARow = 0;
      return Outcome.DONE;
    } catch (BuildLock.HeldException e) {
      LOG.info("{}", e.getMessage());
      return Outcome.HELD;
    } catch (IOException | RuntimeException e) {
      if (giveWay.given()) {
        reporter.gaveWay();
        logbook.gaveWay();
        return Outcome.GAVE_WAY;
      }
      reporter.failed(e);
      logbook.failed(Failures.of(e, clock.instant()));
      return Outcome.FAILED;
    } finally {
      giveWay.close();
      logbook.over();
    }
  }

  /**
   * A build of the takedowns alone.
   *
   * @return nothing if a build of whatever changed has to do it
   */
  Optional<Outcome> takeDown() {
    if (inARow == MOST_IN_A_ROW) {
      return Optional.empty();
    }
    logbook.began(Turn.TAKEDOWN);
    try {
      Optional<BuildResult> result = build.takeDown();
      if (result.isPresent() && result.get() instanceof BuildResult.Built) {
        inARow++;
      }
      result.ifPresent(this::done);
      return result.map(done -> Outcome.DONE);
    } catch (BuildLock.HeldException e) {
      LOG.info("{}", e.getMessage());
      return Optional.of(Outcome.HELD);
    } catch (IOException | RuntimeException e) {
      // Content that changed meanwhile, most likely: it has to be read again.
      inARow++;
      LOG.info("只含撤下的版本没有生成，改为生成全部变化：{}", e.getMessage());
      return Optional.empty();
    } finally {
      logbook.over();
    }
  }

  private void done(BuildResult result) {
    reporter.done(result);
    int held = (int) result.quarantined().stream().filter(one -> one.rule().holdsBack()).count();
    switch (result) {
      case BuildResult.Built built ->
          logbook.finished(built.published().size(), built.takenDown().size(), held);
      case BuildResult.UpToDate same -> logbook.finished(0, 0, held);
    }
  }
}

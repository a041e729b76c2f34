package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongshi.site.deploy.Target.Failure;
import org.gongshi.site.deploy.Target.Upload;

/**
 * One deployer at a target at a time, of however many machines. Where the transport makes a file in
 * one step, nobody else can have it; where it does not, two may take it at the same moment, and the
 * one whose file was replaced finds that before it touches anything, or at its next batch.
 */
final class Hold implements AutoCloseable {

  private static final Duration RENEWED = Duration.ofSeconds(20);
  private static final int TRIES = 5;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Target target;
  private final Path work;
  private final InstantSource clock;
  private final Duration patience;
  private Claim mine;
  private boolean held;

  /**
   * A hold that is not taken yet.
   *
   * @param patience how long a takedown waits for another deployer to give way
   */
  Hold(Target target, Path work, Claim mine, InstantSource clock, Duration patience) {
    this.target = target;
    this.work = work;
    this.clock = clock;
    this.patience = patience;
    this.mine = mine;
  }

  /** Says whether something has to be taken down; asked only if another deployer has the target. */
  interface Urgency {
    boolean now() throws IOException;
  }

  /**
   * Takes the target. A takedown asks whoever has it to give way, and waits for that.
   *
   * @throws Claim.HeldException if another deployer has it
   */
  void take(Urgency urgency) throws IOException {
    Optional<Claim> other = tryTake();
    if (other.isEmpty()) {
      return;
    }
    if (!urgency.now()) {
      throw new Claim.HeldException(target.name(), other.get());
    }
    Instant end = clock.instant().plus(patience);
    mine = mine.seenAt(clock.instant());
    target.delete(List.of(Claim.WANTED)); // an old one counts for nothing
    target.create(upload(Claim.WANTED));
    try {
      while (other.isPresent()) {
        if (!clock.instant().isBefore(end)) {
          throw new Claim.HeldException(target.name(), other.get());
        }
        pause();
        other = tryTake();
      }
    } finally {
      target.delete(List.of(Claim.WANTED));
    }
  }

  /** The one that has it instead, nothing if it is ours now. */
  private Optional<Claim> tryTake() throws IOException {
    for (int tried = 0; tried < TRIES; tried++) {
      mine = mine.seenAt(clock.instant());
      target.create(upload(Claim.PATH));
      Optional<byte[]> bytes = target.read(Claim.PATH);
      if (bytes.isEmpty()) {
        continue; // it was given back just now
      }
      Optional<Claim> there = Claim.read(bytes.get());
      if (there.isPresent() && there.get().is(mine)) {
        held = true;
        return Optional.empty();
      }
      if (there.isPresent() && !there.get().isDead(mine, clock.instant())) {
        return there;
      }
      List<Failure> failures = target.delete(List.of(Claim.PATH)); // nobody lives who could do it
      if (!failures.isEmpty()) {
        throw new DeployFailedException(target.name(), "取得部署目标", failures);
      }
    }
    throw new IOException(target.name() + " 上的 " + Claim.PATH + " 写不进去，没有部署");
  }

  /**
   * Looks whether the target is still ours, and says that we are there.
   *
   * @param urgent whether we are taking something down ourselves
   * @throws Claim.HeldException if another one has it, or asks for it to take something down
   */
  void check(boolean urgent) throws IOException {
    Map<String, byte[]> files = target.read(List.of(Claim.PATH, Claim.WANTED));
    Optional<Claim> there = Claim.read(files.get(Claim.PATH));
    if (there.isEmpty()) { // somebody tidied up
      there = tryTake().or(() -> Optional.of(mine));
    }
    if (!there.get().is(mine)) {
      held = false;
      throw new Claim.HeldException(target.name(), there.get());
    }
    Instant now = clock.instant();
    Optional<Claim> wanted = Claim.read(files.get(Claim.WANTED));
    if (!urgent
        && wanted.isPresent()
        && !wanted.get().installation().equals(mine.installation())
        && !wanted.get().silentFor(Claim.FRESH, now)) {
      throw new Claim.HeldException(target.name(), wanted.get());
    }
    if (there.get().silentFor(RENEWED, now)) {
      mine = mine.seenAt(now);
      renew();
    }
  }

  private Upload upload(String path) throws IOException {
    return new Upload(path, Files.write(work.resolve("claim"), mine.bytes()));
  }

  private void renew() throws IOException {
    List<Failure> failures = target.put(List.of(upload(Claim.PATH)));
    if (!failures.isEmpty()) {
      throw new DeployFailedException(target.name(), "取得部署目标", failures);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("部署被中断", e);
    }
  }

  /**
   * Gives it back, unless somebody took us for dead. Where that fails it is dead to this
   * installation at once, to others after some silence.
   */
  @Override
  public void close() {
    if (held) {
      held = false;
      try {
        Optional<byte[]> there = target.read(Claim.PATH);
        if (there.isPresent() && Claim.read(there.get()).filter(mine::is).isPresent()) {
          target.delete(List.of(Claim.PATH));
        }
      } catch (IOException e) {
        // It must not hide how the deployment ended.
      }
    }
  }
}

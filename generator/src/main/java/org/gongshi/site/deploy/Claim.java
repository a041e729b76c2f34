package org.gongshi.site.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Who brings to a target, as others read it there. It holds no path of the machine: as long as it
 * lies there, everybody can read it.
 *
 * @param token of this one deployment
 * @param who the account and the machine
 * @param installation a fingerprint of the machine and the data folder
 * @param release what is brought
 * @param since when it was taken
 * @param seen when its holder was last heard of, by the holder's clock
 */
record Claim(
    String contract,
    String token,
    String who,
    String installation,
    String release,
    String since,
    String seen) {

  static final String CONTRACT = "gongshi.claim/1";

  /** Who brings. */
  static final String PATH = Top.HOME + "deploying.json";

  /** Who has to take something down and asks for the target. */
  static final String WANTED = Top.HOME + "wanted.json";

  /** A holder says every batch of files that it is there; after this silence it is dead. */
  static final Duration SILENCE = Duration.ofMinutes(15);

  /** Whoever asks for a target does not wait as long as this. */
  static final Duration FRESH = Duration.ofMinutes(3);

  static Claim of(Path data, String release, Instant now) {
    String host = host();
    return new Claim(
        CONTRACT,
        UUID.randomUUID().toString(),
        System.getProperty("user.name") + "@" + host,
        Sha256.of(host + " " + data.toAbsolutePath().normalize()),
        release,
        now.toString(),
        now.toString());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Nothing where the bytes are no claim, as where a disk was full. */
  static Optional<Claim> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      Claim claim = Json.read(bytes, Claim.class);
      Instant.parse(claim.seen());
      return CONTRACT.equals(claim.contract()) ? Optional.of(claim) : Optional.empty();
    } catch (JacksonException | DateTimeParseException | NullPointerException e) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    return Json.compact(this);
  }

  Claim seenAt(Instant now) {
    return new Claim(contract, token, who, installation, release, since, now.toString());
  }

  boolean is(Claim other) {
    return token.equals(other.token);
  }

  /**
   * Whether its holder is gone: it was silent too long, or it is an earlier deployment of the same
   * installation, of which there is one at a time.
   */
  boolean isDead(Claim mine, Instant now) {
    return installation.equals(mine.installation) || silentFor(SILENCE, now);
  }

  /** By two clocks, so one that is wrong may go before the other. */
  boolean silentFor(Duration most, Instant now) {
    return Duration.between(Instant.parse(seen), now).abs().compareTo(most) > 0;
  }

  /** Another deployer has the target. */
  static final class HeldException extends IOException {
    HeldException(String target, Claim holder) {
      super(
          target
              + " 正由 "
              + holder.who()
              + " 部署版本 "
              + holder.release()
              + "（开始于 "
              + holder.since()
              + "，最近动静 "
              + holder.seen()
              + "），本次没有部署；请等它结束后再试。它如果已经中断，"
              + SILENCE.toMinutes()
              + " 分钟没有动静后可以接着部署");
    }
  }
}

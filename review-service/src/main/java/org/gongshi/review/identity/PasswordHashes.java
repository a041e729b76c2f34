package org.gongshi.review.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id, a few at a time: each takes 19 MiB, and a flood of logins shall find a queue, not the
 * end of the memory.
 */
final class PasswordHashes {
  /** 19 MiB, two passes, one lane: the OWASP minimum for Argon2id (2024). */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final long PATIENCE_SECONDS = 10;

  /** Checked where there is no password, so that an answer takes as long as for one. */
  private static final String DECOY = argon2("decoy of no account");

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  String hash(String password) {
    return placed(() -> argon2(PasswordRules.fold(password)));
  }

  private static String argon2(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  /** False for a null or empty hash, in the same time. */
  boolean fits(String password, @Nullable String hash) {
    boolean known = hash != null && !hash.isEmpty();
    boolean same =
        placed(
            () ->
                Password.check(PasswordRules.fold(password), known ? String.valueOf(hash) : DECOY)
                    .with(ARGON2));
    return known && same;
  }

  private <T> T placed(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusyException("too many passwords are being checked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusyException("interrupted");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}

package org.gongshi.review.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a change once per idempotency key: the answer is stored by the transaction that changes, so
 * that a client which lost it may ask again.
 */
public final class Once {
  private final Database database;

  public Once(Database database) {
    this.database = database;
  }

  /** A stored answer and the digest of the request that it answers. */
  record Stored(String digest, int status, String headers, @Nullable String body) {}

  /**
   * Does {@code work} in one transaction, or gives the answer that the same request got before.
   * Refusals are not stored: what failed has changed nothing and may be tried again.
   *
   * @throws ProblemException 422 if the key was used for another request
   */
  public Answer change(Call call, Function<Transaction, Answer> work) {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty()) {
      return database.transact(work);
    }
    Checks checks = new Checks();
    String line = checks.line("Idempotency-Key", key.get(), 100);
    checks.orRefuse();
    Function<Transaction, Answer> once = tx -> once(tx, call, line, work);
    try {
      return database.transact(once);
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) != SqlFailure.DUPLICATE_KEY) {
        throw e;
      }
      return database.transact(once); // the same request at the same moment went first
    }
  }

  private static Answer once(
      Transaction tx, Call call, String key, Function<Transaction, Answer> work) {
    OnceMapper mapper = tx.mapper(OnceMapper.class);
    long account = call.actor().id();
    Stored stored = mapper.find(account, key);
    if (stored != null) {
      if (!stored.digest().equals(call.digest())) {
        throw Problem.of(422, "KEY_REUSED", "幂等键已被使用", "同一 Idempotency-Key 已用于另一项请求，请更换后重试。")
            .asException();
      }
      return answer(stored);
    }
    Answer answer = work.apply(tx);
    Object body = answer.body();
    mapper.insert(
        account,
        key,
        new Stored(
            call.digest(),
            answer.status(),
            text(answer.headers()),
            body == null ? null : text(body)),
        tx.now());
    return answer;
  }

  private static Answer answer(Stored stored) {
    try {
      Map<String, String> headers =
          Json.mapper().readValue(stored.headers(), new TypeReference<>() {});
      String body = stored.body();
      JsonNode json = body == null ? null : Json.mapper().readTree(body);
      return new Answer(stored.status(), json, headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is not JSON", e);
    }
  }

  private static String text(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}

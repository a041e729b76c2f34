package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.get;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;

/**
 * The versioned policies of redaction. A draft follows the one in force on the day on which it is
 * made.
 */
public final class Policies {
  private static final String CARRIED = "/redaction/policies.json";

  private final List<Policy> all;

  private Policies(List<Policy> all) {
    this.all =
        all.stream()
            .sorted(
                Comparator.comparing((Policy p) -> p.organ() == null)
                    .thenComparing(Policy::since, Comparator.reverseOrder()))
            .toList();
    Set<String> codes = new HashSet<>();
    for (Policy policy : all) {
      if (policy.code().length() > 40 || !codes.add(policy.code())) {
        throw new IllegalArgumentException(
            "redaction policy " + policy.code() + " stands there twice, or its code is too long");
      }
    }
    if (all.stream().noneMatch(p -> p.organ() == null && p.until() == null)) {
      throw new IllegalArgumentException("no redaction policy holds for all organs without end");
    }
  }

  private record File(String note, List<Policy> policies) {}

  /**
   * The file that {@code GONGSHI_REDACTION_POLICIES} names, or the one that this version carries.
   *
   * @throws UncheckedIOException if it cannot be read or contradicts itself, with its name
   */
  public static Policies from(Map<String, String> environment) {
    String file = environment.get("GONGSHI_REDACTION_POLICIES");
    if (file == null) {
      return carried();
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return new Policies(Json.mapper().readValue(in, File.class).policies());
    } catch (IOException e) {
      throw new UncheckedIOException("GONGSHI_REDACTION_POLICIES cannot be read: " + file, e);
    }
  }

  static Policies carried() {
    try (InputStream in =
        Objects.requireNonNull(Policies.class.getResourceAsStream(CARRIED), CARRIED)) {
      return new Policies(Json.mapper().readValue(in, File.class).policies());
    } catch (IOException e) {
      throw new UncheckedIOException(CARRIED + " cannot be read", e);
    }
  }

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/redaction-policies",
                anyAccount(),
                "隐私处理规则的各个版本：各类人员如何写明或者隐去，依据",
                call -> Answer.ok(all))
            .answersAll(Policy.class));
  }

  /** The policy in force on a day: the organ's own before that of all organs. */
  Policy of(String organ, LocalDate day) {
    return all.stream()
        .filter(p -> p.organ() == null || p.organ().equals(organ))
        .filter(p -> p.isInForceOn(day))
        .findFirst()
        .orElseGet(() -> all.stream().filter(p -> p.organ() == null).toList().getLast());
  }
}

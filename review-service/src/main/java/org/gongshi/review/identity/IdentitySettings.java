package org.gongshi.review.identity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people and programs are let in.
 *
 * @param address where browsers reach the service, or null if it is not told; with https, cookies
 *     are for https alone
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 * @param failuresPerLogin failed logins of one login before the first pause
 * @param failuresPerAddress the same for one client address
 * @param firstPause the pause after these failures; each further failure doubles it
 * @param longestPause the longest that it grows to
 * @param passwordAge after which a password must be changed, zero for never
 * @param sessionIdle after which an unused session ends
 * @param sessionLife after which any session ends
 * @param tokenLife the longest that a program's token may be good for
 * @param signOn the single sign-on provider, or null for none
 * @param demo whether the demo started this service, so that its sample passwords are good
 */
public record IdentitySettings(
    @Nullable URI address,
    Set<String> trustedProxies,
    int failuresPerLogin,
    int failuresPerAddress,
    Duration firstPause,
    Duration longestPause,
    Duration passwordAge,
    Duration sessionIdle,
    Duration sessionLife,
    Duration tokenLife,
    @Nullable SignOnSettings signOn,
    boolean demo) {

  /** What holds where nothing is set. */
  public static IdentitySettings usual() {
    return from(Map.of());
  }

  /** Whether browsers come by https only. */
  public boolean secure() {
    return address != null && "https".equals(address.getScheme());
  }

  public IdentitySettings forDemo() {
    return new IdentitySettings(
        address,
        trustedProxies,
        failuresPerLogin,
        failuresPerAddress,
        firstPause,
        longestPause,
        passwordAge,
        sessionIdle,
        sessionLife,
        tokenLife,
        signOn,
        true);
  }

  /**
   * Reads the settings of {@code docs/access.md}; those that the file {@code GONGSHI_IDENTITY_FILE}
   * names stand behind those of the environment.
   *
   * @throws IllegalArgumentException if a value makes no sense, with its name
   */
  public static IdentitySettings from(Map<String, String> environment) {
    Values values = new Values(withFile(environment));
    URI address = values.address("GONGSHI_ADDRESS");
    return new IdentitySettings(
        address,
        values.words("GONGSHI_TRUSTED_PROXIES", "127.0.0.1,0:0:0:0:0:0:0:1"),
        values.number("GONGSHI_LOGIN_FAILURES", 5),
        values.number("GONGSHI_ADDRESS_FAILURES", 50),
        values.duration("GONGSHI_LOGIN_PAUSE", "PT1M"),
        values.duration("GONGSHI_LOGIN_PAUSE_MAX", "PT1H"),
        values.duration("GONGSHI_PASSWORD_AGE", "P90D"),
        values.duration("GONGSHI_SESSION_IDLE", "PT30M"),
        values.duration("GONGSHI_SESSION_LIFE", "PT12H"),
        values.duration("GONGSHI_TOKEN_LIFE", "P180D"),
        SignOnSettings.from(values, address),
        false);
  }

  private static Map<String, String> withFile(Map<String, String> environment) {
    String file = environment.get("GONGSHI_IDENTITY_FILE");
    if (file == null || file.isBlank()) {
      return environment;
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read GONGSHI_IDENTITY_FILE " + file, e);
    }
    Map<String, String> all = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    all.putAll(environment);
    return all;
  }

  /** The named values, each read as what it must be. */
  record Values(Map<String, String> all) {
    @Nullable String text(String name) {
      String value = all.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }

    int number(String name, int otherwise) {
      String value = text(name);
      if (value != null && !value.matches("[1-9][0-9]{0,5}")) {
        throw new IllegalArgumentException(name + " must be a number from 1, not " + value);
      }
      return value == null ? otherwise : Integer.parseInt(value);
    }

    /** {@code PT30M}, or days as {@code P90D}. */
    Duration duration(String name, String otherwise) {
      String value = text(name) == null ? otherwise : String.valueOf(text(name));
      try {
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            name + " must be a duration such as PT30M or P90D, not " + value, e);
      }
    }

    Set<String> words(String name, String otherwise) {
      String value = text(name) == null ? otherwise : String.valueOf(text(name));
      return Arrays.stream(value.split("[,\\s]+", -1))
          .filter(w -> !w.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable URI address(String name) {
      String value = text(name);
      if (value == null) {
        return null;
      }
      URI uri = URI.create(value);
      String scheme = uri.getScheme();
      if (uri.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
        throw new IllegalArgumentException(name + " must be an http(s) address, not " + value);
      }
      return value.endsWith("/") ? uri : URI.create(value + "/");
    }
  }
}

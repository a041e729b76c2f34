package org.gongshi.review.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How deadlines are watched and people reminded.
 *
 * @param nearDays a deadline is near when at most so many working days are left
 * @param interval how often deadlines are looked at
 * @param look how often the database is asked for messages to send
 * @param attempts after so many failures a message is given up, and shown as such
 * @param firstWait before the first retry; doubled before each further one
 * @param mail null where no e-mail is sent
 * @param webhook null where none is called
 */
public record SupervisionSettings(
    int nearDays,
    Duration interval,
    Duration look,
    int attempts,
    Duration firstWait,
    @Nullable MailServer mail,
    @Nullable Webhook webhook) {

  /** Three days, every minute, no e-mail and no webhook. */
  public static SupervisionSettings standard() {
    return new SupervisionSettings(
        3, Duration.ofMinutes(1), Duration.ofSeconds(5), 8, Duration.ofMinutes(1), null, null);
  }

  /**
   * Reads the variables that {@code docs/settings.md} lists.
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static SupervisionSettings from(Map<String, String> environment) {
    SupervisionSettings standard = standard();
    return new SupervisionSettings(
        number(environment, "GONGSHI_NEAR_DAYS", standard.nearDays, 1, 60),
        duration(environment, "GONGSHI_REMINDER_INTERVAL", standard.interval),
        standard.look,
        number(environment, "GONGSHI_REMINDER_ATTEMPTS", standard.attempts, 1, 30),
        duration(environment, "GONGSHI_REMINDER_FIRST_WAIT", standard.firstWait),
        mail(environment),
        webhook(environment));
  }

  private static @Nullable MailServer mail(Map<String, String> environment) {
    String host = text(environment, "GONGSHI_SMTP_HOST");
    if (host == null) {
      return null;
    }
    String from = text(environment, "GONGSHI_SMTP_FROM");
    if (from == null) {
      throw new IllegalArgumentException("GONGSHI_SMTP_HOST is set: set GONGSHI_SMTP_FROM too");
    }
    String security = text(environment, "GONGSHI_SMTP_SECURITY");
    String file = text(environment, "GONGSHI_SMTP_PASSWORD_FILE");
    return new MailServer(
        host,
        number(environment, "GONGSHI_SMTP_PORT", 587, 1, 65_535),
        security == null ? MailServer.Security.STARTTLS : MailServer.Security.valueOf(security),
        text(environment, "GONGSHI_SMTP_USER"),
        file == null ? null : secret(file),
        from);
  }

  private static @Nullable Webhook webhook(Map<String, String> environment) {
    String address = text(environment, "GONGSHI_WEBHOOK_URL");
    if (address == null) {
      return null;
    }
    String file = text(environment, "GONGSHI_WEBHOOK_SECRET_FILE");
    if (file == null) {
      throw new IllegalArgumentException(
          "GONGSHI_WEBHOOK_URL is set: set GONGSHI_WEBHOOK_SECRET_FILE too");
    }
    return new Webhook(URI.create(address), secret(file));
  }

  private static @Nullable String text(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int min, int max) {
    String value = text(environment, name);
    if (value == null) {
      return otherwise;
    }
    int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    if (number < min || number > max) {
      throw new IllegalArgumentException(name + " is a number from " + min + " to " + max);
    }
    return number;
  }

  private static Duration duration(
      Map<String, String> environment, String name, Duration otherwise) {
    String value = text(environment, name);
    if (value == null) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(value);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (java.time.format.DateTimeParseException e) {
      // told below
    }
    throw new IllegalArgumentException(name + " is a duration such as PT1M");
  }

  private static String secret(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

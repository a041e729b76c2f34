package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's API as the sample officials use it, each with their own token. */
final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String address;
  private final String password;
  private final Map<String, String> tokens = new HashMap<>();

  ApiClient(String address, String password) {
    this.address = address;
    this.password = password;
  }

  /** A call that the service refused. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    RefusedException(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }

    int status() {
      return status;
    }

    String code() {
      return code;
    }
  }

  JsonNode get(String login, String path) {
    return send(login, request(path).GET());
  }

  JsonNode post(String login, String path, Object body) {
    return post(login, path, body, null);
  }

  JsonNode post(String login, String path, Object body, @Nullable String idempotencyKey) {
    try {
      HttpRequest.Builder request =
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
      if (idempotencyKey != null) {
        request.header("Idempotency-Key", idempotencyKey);
      }
      return send(login, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode postCsv(String login, String path, Path file) {
    try {
      return send(
          login,
          request(path)
              .header("Content-Type", "text/csv")
              .POST(HttpRequest.BodyPublishers.ofFile(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The status that the public gets at an address. */
  int publicStatus(URI uri) {
    return exchange(HttpRequest.newBuilder(uri).GET()).statusCode();
  }

  /** Whether anybody answers at an address, whatever the answer is. */
  boolean answers(URI uri) {
    try {
      publicStatus(uri);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(5));
  }

  private JsonNode send(String login, HttpRequest.Builder request) {
    return read(exchange(request.header("Authorization", "Bearer " + token(login))));
  }

  String token(String login) {
    String token = tokens.get(login);
    if (token == null) {
      token = login(login);
      tokens.put(login, token);
    }
    return token;
  }

  private String login(String login) {
    try {
      String body = JSON.writeValueAsString(Map.of("login", login, "password", password));
      return read(exchange(
              request("/api/v1/sessions")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))))
          .path("token")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    try {
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        String code = body.path("code").asText();
        throw new RefusedException(
            response.statusCode(),
            code,
            response.request().method()
                + " "
                + response.request().uri().getPath()
                + " -> "
                + response.statusCode()
                + " "
                + code
                + " "
                + body.path("detail").asText()
                + " "
                + body.path("violations"));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

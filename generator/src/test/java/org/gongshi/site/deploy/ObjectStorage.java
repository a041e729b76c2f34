package org.gongshi.site.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** As much of S3 as a deployment speaks: objects are put, read, listed and deleted. */
final class ObjectStorage implements AutoCloseable {

  /** An object with what the reader is told of it. */
  record Stored(byte[] bytes, String type, String cache) {}

  private record Answer(int status, byte[] body) {}

  final SortedMap<String, Stored> objects = Collections.synchronizedSortedMap(new TreeMap<>());
  final List<String> deeds = Collections.synchronizedList(new ArrayList<>());

  /** How often a key is answered with 503 before it succeeds. */
  final Map<String, Integer> failures = new ConcurrentHashMap<>();

  private final HttpServer server;

  ObjectStorage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/bucket", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestURI().getPath().replaceFirst("^/bucket/?", "");
      Answer answer = answer(exchange, key, body);
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answer(HttpExchange exchange, String key, byte[] body) {
    String credential = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!credential.contains("Credential=id/")) {
      return new Answer(403, new byte[0]);
    }
    if (failures.merge(key, -1, Integer::sum) >= 0) {
      return new Answer(503, new byte[0]);
    }
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        if (exchange.getRequestHeaders().containsKey("If-None-Match") && objects.containsKey(key)) {
          yield new Answer(412, xml("<Error><Code>PreconditionFailed</Code></Error>"));
        }
        deeds.add("put " + key);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String cache = exchange.getRequestHeaders().getFirst("Cache-Control");
        objects.put(key, new Stored(body, type, cache));
        yield new Answer(200, new byte[0]);
      }
      case "DELETE" -> {
        deeds.add("delete " + key);
        objects.remove(key);
        yield new Answer(204, new byte[0]);
      }
      default -> {
        if (key.isEmpty()) {
          yield new Answer(200, list(exchange.getRequestURI().getQuery()));
        }
        Stored stored = objects.get(key);
        yield stored == null
            ? new Answer(404, xml("<Error><Code>NoSuchKey</Code></Error>"))
            : new Answer(200, stored.bytes());
      }
    };
  }

  private byte[] list(String query) {
    String prefix = query.replaceAll("(?:.*&)?prefix=([^&]*).*", "$1");
    StringBuilder list = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects.forEach(
        (key, object) -> {
          if (key.startsWith(prefix)) {
            list.append("<Contents><Key>").append(key).append("</Key><Size>");
            list.append(object.bytes().length).append("</Size></Contents>");
          }
        });
    return xml(list.append("</ListBucketResult>").toString());
  }

  private static byte[] xml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

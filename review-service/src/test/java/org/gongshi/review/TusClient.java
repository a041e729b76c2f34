package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongshi.review.RunningService.Reply;

/** Sends files as tus clients do. */
public final class TusClient {
  private final RunningService service;
  private final String login;

  public TusClient(RunningService service, String login) {
    this.service = service;
    this.login = login;
  }

  public static String metadata(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " "
                    + Base64.getEncoder()
                        .encodeToString(e.getValue().getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining(","));
  }

  public Reply create(long length, String metadata) {
    return service.send(
        request("/api/v1/uploads")
            .header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", metadata)
            .POST(BodyPublishers.noBody()));
  }

  /** A new upload's path. */
  public String begin(long length, String name) {
    Reply reply = create(length, metadata(Map.of("filename", name)));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.raw().headers().firstValue("Location").orElseThrow();
  }

  public Reply patch(String path, long offset, byte[] bytes, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", Long.toString(offset));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return service.send(request.method("PATCH", BodyPublishers.ofByteArray(bytes)));
  }

  public Reply head(String path) {
    return service.send(request(path).method("HEAD", BodyPublishers.noBody()));
  }

  public long offset(String path) {
    Reply reply = head(path);
    assertThat(reply.status()).isEqualTo(200);
    return reply.raw().headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  public Reply delete(String path) {
    return service.send(request(path).DELETE());
  }

  /** The upload's own view. */
  public Reply view(String path) {
    return service.get(login, path);
  }

  /** Sends a whole file; gives the upload's id. */
  public String send(String name, String mediaType, byte[] bytes) {
    Reply created = create(bytes.length, metadata(Map.of("filename", name, "filetype", mediaType)));
    assertThat(created.status()).as("%s", created.json()).isEqualTo(201);
    String path = created.raw().headers().firstValue("Location").orElseThrow();
    Reply sent = patch(path, 0, bytes);
    assertThat(sent.status()).as("%s", sent.json()).isEqualTo(204);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Opens a PATCH by hand, to be fed, stalled or cut by the test. */
  public OpenPatch openPatch(String path, long offset, long length, String... headers)
      throws IOException {
    Socket socket = new Socket("127.0.0.1", service.address("/").getPort());
    socket.setSoTimeout(30_000);
    StringBuilder head =
        new StringBuilder("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\n")
            .append("Authorization: Bearer " + service.token(login) + "\r\n")
            .append("Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n")
            .append("Upload-Offset: " + offset + "\r\nContent-Length: " + length + "\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i] + ": " + headers[i + 1] + "\r\n");
    }
    socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return new OpenPatch(socket);
  }

  /** A PATCH whose body is under way. */
  public record OpenPatch(Socket socket) implements AutoCloseable {
    public OutputStream body() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    boolean isAnswered() throws IOException {
      return socket.getInputStream().available() > 0;
    }

    /** The first line of the answer. */
    public String statusLine() throws IOException {
      return new java.io.BufferedReader(
              new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private HttpRequest.Builder request(String path) {
    return service.authorised(login, path).header("Tus-Resumable", "1.0.0");
  }
}

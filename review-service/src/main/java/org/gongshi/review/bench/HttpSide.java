package org.gongshi.review.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * HTTP/1.1 over one kept connection per client and nothing else: on two cores a full client would
 * be measured more than the service.
 */
final class HttpSide implements Load.Side {
  private final int port;
  private final String token;
  private final Supplier<Request> requests;

  /** One request; {@code body} is empty for GET. */
  record Request(String method, String path, String body) {}

  HttpSide(int port, String token, Supplier<Request> requests) {
    this.port = port;
    this.token = token;
    this.requests = requests;
  }

  @Override
  public Load.Client client(int thread) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    return new Load.Client() {
      @Override
      public void fire() throws IOException {
        Request request = requests.get();
        socket.getOutputStream().write(bytes(request));
        int status = readAnswer(in);
        if (status != 200) {
          throw new IOException(request.method() + " " + request.path() + " answered " + status);
        }
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  private byte[] bytes(Request request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String head =
        request.method()
            + " "
            + request.path()
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + token
            + "\r\n"
            + (body.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n")
            + "\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private static int readAnswer(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        in.skipNBytes(size);
        line(in);
      }
      line(in);
    } else {
      in.skipNBytes(length);
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}

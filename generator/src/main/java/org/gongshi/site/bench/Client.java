package org.gongshi.site.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A visitor on one connection that is kept; as little work as can be, since it is measured too. */
final class Client implements AutoCloseable {

  /** An answer as it came, and how long it took from the question's first byte to its last. */
  static final class Read {
    final long nanos;
    final byte[] wire;
    private final boolean zipped;

    private Read(long nanos, byte[] wire, boolean zipped) {
      this.nanos = nanos;
      this.wire = wire;
      this.zipped = zipped;
    }

    /** What the server meant. */
    byte[] body() throws IOException {
      if (!zipped) {
        return wire;
      }
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(wire))) {
        return plain.readAllBytes();
      }
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Client(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
  }

  Read get(String path) throws IOException {
    byte[] question =
        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    long start = System.nanoTime();
    out.write(question);
    String status = line();
    int length = -1;
    boolean zipped = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      zipped |= header.equalsIgnoreCase("content-encoding: gzip");
    }
    if (!status.startsWith("HTTP/1.1 200") || length < 0) {
      throw new IOException(path + ": " + status);
    }
    byte[] wire = in.readNBytes(length);
    return new Read(System.nanoTime() - start, wire, zipped);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

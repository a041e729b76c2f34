package org.gongshi.review.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A third party's server in small: clamd's VERSION and INSTREAM, finding whatever holds {@link
 * #MALWARE}, with clamd's limit on the length of a stream.
 */
public final class FakeClamd implements AutoCloseable {
  public static final String MALWARE = "malware-for-tests";
  public static final String SIGNATURE = "Test.Malware-1";

  private final ServerSocket listener;
  private final int streamMaxLength;

  public FakeClamd(int streamMaxLength) {
    this(0, streamMaxLength);
  }

  public FakeClamd(int port, int streamMaxLength) {
    this.streamMaxLength = streamMaxLength;
    try {
      listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("127.0.0.1", listener.getLocalPort());
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      ByteArrayOutputStream command = new ByteArrayOutputStream();
      for (int b = in.read(); b > 0; b = in.read()) {
        command.write(b);
      }
      String answer =
          switch (command.toString(StandardCharsets.US_ASCII)) {
            case "zVERSION" -> "ClamAV 0.0.0-test/1/today";
            case "zINSTREAM" -> stream(in);
            default -> "UNKNOWN COMMAND";
          };
      socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
      // Closing on unread bytes would send a reset, which may overtake the answer.
      socket.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client went away.
    }
  }

  private String stream(DataInputStream in) throws IOException {
    String tail = "";
    boolean found = false;
    int total = 0;
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      total += length;
      if (total > streamMaxLength) {
        return "INSTREAM size limit exceeded. ERROR";
      }
      String text = tail + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
      found |= text.contains(MALWARE);
      tail = text.substring(Math.max(0, text.length() - MALWARE.length()));
    }
    return found ? "stream: " + SIGNATURE + " FOUND" : "stream: OK";
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.gongshi.review.vault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks clamd's INSTREAM over TCP: length-prefixed chunks, a zero length, then one line of answer
 * (clamd(8)). Files above clamd's StreamMaxLength come back as not scanned.
 */
final class Clamd implements MalwareScanner {
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final int LONGEST_ANSWER = 4096;

  private final InetSocketAddress address;
  private final Duration timeout;

  /**
   * @param timeout for the connection and for each step of the conversation
   */
  Clamd(InetSocketAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  @Override
  public Scan begin() {
    return new Stream();
  }

  @Override
  public boolean answers() {
    try {
      return !version().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** The engine and the day of its signatures, such as {@code ClamAV 1.4.1/27500/...}. */
  private String version() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("zVERSION\0".getBytes(StandardCharsets.US_ASCII));
      String version = answer(socket.getInputStream());
      return version.length() > 200 ? version.substring(0, 200) : version;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b > 0 && b != '\n' && line.size() < LONGEST_ANSWER; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  private final class Stream implements Scan {
    private final AtomicLong lastStep = new AtomicLong(System.nanoTime());
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Socket socket;
    private @Nullable DataOutputStream out;
    private String engine = "";
    private @Nullable String failure;

    Stream() {
      try {
        engine = version();
        Socket opened = connect();
        socket = opened;
        DataOutputStream stream =
            new DataOutputStream(new BufferedOutputStream(opened.getOutputStream(), 1 << 16));
        stream.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        out = stream;
        Thread.ofVirtual().name("clamd watch").start(() -> watch(opened));
      } catch (IOException e) {
        failure = "scanner unreachable";
      }
    }

    /** A socket's timeout covers reading only; a scanner that stops taking bytes is cut here. */
    private void watch(Socket opened) {
      try {
        while (!ended.await(1, TimeUnit.SECONDS)) {
          if (System.nanoTime() - lastStep.get() > timeout.toNanos() + 1_000_000_000L) {
            opened.close();
            return;
          }
        }
      } catch (InterruptedException | IOException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void take(byte[] bytes, int length) {
      DataOutputStream stream = out;
      if (stream == null || length == 0) {
        return;
      }
      try {
        lastStep.set(System.nanoTime());
        stream.writeInt(length);
        stream.write(bytes, 0, length);
        lastStep.set(System.nanoTime());
      } catch (IOException e) {
        failure = "scanner broke off";
        out = null;
      }
    }

    @Override
    public Verdict verdict() {
      Socket opened = socket;
      if (opened == null) {
        return new Verdict.NotScanned(failure == null ? "scanner unreachable" : failure);
      }
      String said = "";
      try {
        lastStep.set(System.nanoTime());
        DataOutputStream stream = out;
        if (stream != null) {
          stream.writeInt(0);
          stream.flush();
        }
        said = answer(opened.getInputStream());
      } catch (IOException e) {
        failure = failure == null ? "scanner broke off" : failure;
      }
      Matcher found = FOUND.matcher(said);
      if (found.matches()) {
        return new Verdict.Infected(engine, found.group(1));
      }
      if (failure == null && said.equals("stream: OK")) {
        return new Verdict.Clean(engine);
      }
      if (said.contains("size limit exceeded")) {
        return new Verdict.NotScanned("file larger than the scanner's limit");
      }
      return new Verdict.NotScanned(failure == null ? "scanner answered with an error" : failure);
    }

    @Override
    public void close() {
      ended.countDown();
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        failure = "scanner broke off";
      }
    }
  }
}

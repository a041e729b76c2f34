package org.gongshi.review.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongshi.review.http.ByteStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: reads a file in a process of its own, which has no password, no more memory than it is
 * given and ends in time. A file that was made to be read for ever or to fill the memory costs that
 * process and nothing else.
 */
public final class Extractor {
  private static final Logger LOG = LoggerFactory.getLogger(Extractor.class);

  /** As many at once; who comes later waits. */
  private static final int AT_ONCE = 2;

  /** No answer is longer: the text or the picture, and a little. */
  private static final int LONGEST_ANSWER = 64 << 20;

  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Limits limits;

  public Extractor(Limits limits) {
    this.limits = limits;
  }

  /** Reads what {@code file} writes; its failure is the caller's. */
  public Extracted read(ByteStream file) throws IOException {
    if (file.length() > limits.bytes()) {
      return new Extracted.Refused(Refusal.TOO_MANY_BYTES, 0);
    }
    free.acquireUninterruptibly();
    try {
      return run(file);
    } finally {
      free.release();
    }
  }

  private Extracted run(ByteStream file) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD); // it may hold the file's text
    Process process = builder.start();
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(limits.time().toMillis(), TimeUnit.MILLISECONDS));
    try {
      IOException cut = send(file, process);
      byte[] answer = answer(process, late);
      int code = process.waitFor();
      if (code == 0 && !late.get()) {
        return Extraction.MAPPER.readValue(answer, Extracted.class);
      }
      if (cut != null && !late.get()) {
        LOG.warn("the reading process ended early, with {}", code);
      }
      return new Extracted.Refused(Refusal.TOO_MUCH_WORK, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a file was read", e);
    } finally {
      watch.cancel(true);
      process.destroyForcibly();
    }
  }

  /** Its pipe breaks when it ends early; that is no failure of the file's own source. */
  private static @Nullable IOException send(ByteStream file, Process process) throws IOException {
    Pipe pipe = new Pipe(process.getOutputStream());
    try (pipe) {
      file.source().writeTo(pipe);
    } catch (IOException e) {
      if (pipe.broken == null) {
        throw e;
      }
    }
    return pipe.broken;
  }

  /** Ending a process closes its streams under the reader; that is no failure of ours. */
  private static byte[] answer(Process process, AtomicBoolean late) throws IOException {
    try (InputStream in = process.getInputStream()) {
      return in.readNBytes(LONGEST_ANSWER);
    } catch (IOException e) {
      if (late.get()) {
        return new byte[0];
      }
      throw e;
    }
  }

  private List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx" + limits.heapMegabytes() + "m",
        "-Xss2m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xshare:auto",
        "-Djava.awt.headless=true",
        "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
        "-Dfile.encoding=UTF-8",
        "-cp",
        System.getProperty("java.class.path"),
        ExtractionProcess.class.getName(),
        Long.toString(limits.bytes()),
        Integer.toString(limits.pages()),
        Integer.toString(limits.characters()),
        Long.toString(limits.pixels()));
  }

  /** Tells a broken pipe from a broken source. */
  private static final class Pipe extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException broken;

    Pipe(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        to.write(bytes, from, count);
      } catch (IOException e) {
        broken = e;
        throw e;
      }
    }

    @Override
    public void close() {
      try {
        to.close();
      } catch (IOException e) {
        broken = e;
      }
    }
  }
}

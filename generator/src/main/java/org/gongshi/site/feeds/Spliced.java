package org.gongshi.site.feeds;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines made from an older one: lines are taken over in their order, left out, or put
 * between. Runs of lines that are taken over are copied by the system, not line by line.
 */
final class Spliced implements Closeable {

  private final FileChannel old;
  private final MappedByteBuffer bytes;
  private final FileChannel out;

  /** The next line of the older file. */
  private int next;

  /** What is taken over and not copied yet begins here and ends at {@link #next}. */
  private int from;

  Spliced(Path before, Path into) throws IOException {
    old = FileChannel.open(before, StandardOpenOption.READ);
    try {
      bytes = old.map(MapMode.READ_ONLY, 0, old.size());
      Files.createDirectories(into.resolveSibling(""));
      out = FileChannel.open(into, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException | RuntimeException e) {
      old.close();
      throw e;
    }
  }

  boolean atEnd() {
    return next == bytes.limit();
  }

  /** The next line of the older file, as far as so many bytes of it. */
  String peek(int most) {
    byte[] line = new byte[Math.min(most, end() - next)];
    bytes.get(next, line);
    return new String(line, StandardCharsets.UTF_8);
  }

  /** Takes lines over. */
  void keep(int lines) {
    for (int i = 0; i < lines; i++) {
      next = end();
    }
  }

  /** Leaves lines out. */
  void skip(int lines) throws IOException {
    copy();
    keep(lines);
    from = next;
  }

  /** Puts text before the next line. */
  void add(String text) throws IOException {
    copy();
    ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  /** One past the line feed of the next line. */
  private int end() {
    int i = next;
    while (i < bytes.limit() && bytes.get(i) != '\n') {
      i++;
    }
    return Math.min(bytes.limit(), i + 1);
  }

  private void copy() throws IOException {
    while (from < next) {
      from += Math.toIntExact(old.transferTo(from, next - from, out));
    }
  }

  @Override
  public void close() throws IOException {
    try (old;
        out) {
      copy();
    }
  }
}

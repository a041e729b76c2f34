package org.gongshi.site.feeds;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines made from an older one: lines are taken over in their order, left out, or put
 * between. Runs of lines that are taken over are written at once, not line by line. The older file
 * is read and not mapped: what Java maps stays mapped until the heap is collected, and a file that
 * is purged meanwhile keeps its bytes on the disk as long.
 */
final class Spliced implements Closeable {

  private final byte[] bytes;
  private final FileChannel out;

  /** The next line of the older file. */
  private int next;

  /** What is taken over and not copied yet begins here and ends at {@link #next}. */
  private int from;

  Spliced(Path before, Path into) throws IOException {
    bytes = Files.readAllBytes(before);
    Files.createDirectories(into.resolveSibling(""));
    out = FileChannel.open(into, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  boolean atEnd() {
    return next == bytes.length;
  }

  /** The next line of the older file, as far as so many bytes of it. */
  String peek(int most) {
    return new String(bytes, next, Math.min(most, end() - next), StandardCharsets.UTF_8);
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
    write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One past the line feed of the next line. */
  private int end() {
    int i = next;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return Math.min(bytes.length, i + 1);
  }

  private void copy() throws IOException {
    write(ByteBuffer.wrap(bytes, from, next - from));
    from = next;
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      copy();
    }
  }
}

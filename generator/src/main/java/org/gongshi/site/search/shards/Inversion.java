package org.gongshi.site.search.shards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns documents with their terms into terms with their documents, in runs of some thousand
 * documents that are packed before the next begins: memory stays at about a byte a posting.
 */
final class Inversion {

  /** Documents of one run. */
  static final int RUN = 4096;

  private static final int DIGIT = 11;

  private Inversion() {}

  /** Collects one run. */
  static final class Run {
    private long[] pairs = new long[1 << 20];
    private int count;

    /** Documents have to come in ascending order. */
    void add(int document, int[] hashes) {
      if (count + hashes.length > pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * pairs.length + hashes.length);
      }
      for (int hash : hashes) {
        pairs[count++] = ((hash & 0xffffffffL) << 24) | document;
      }
    }

    Packed pack() {
      return new Packed(packed(sorted(pairs, count), count));
    }
  }

  /** By hash; as the sort is stable, documents stay in order. */
  private static long[] sorted(long[] pairs, int count) {
    long[] from = pairs;
    long[] to = new long[count];
    for (int shift = 24; shift < 56; shift += DIGIT) {
      int[] starts = new int[(1 << DIGIT) + 1];
      for (int i = 0; i < count; i++) {
        starts[digit(from[i], shift) + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      for (int i = 0; i < count; i++) {
        to[starts[digit(from[i], shift)]++] = from[i];
      }
      long[] other = from.length >= count ? from : new long[count];
      from = to;
      to = other;
    }
    return from;
  }

  private static int digit(long pair, int shift) {
    return (int) (pair >>> shift) & ((1 << DIGIT) - 1);
  }

  private static byte[] packed(long[] pairs, int count) {
    Varints out = new Varints();
    long hash = 0;
    for (int i = 0; i < count; ) {
      long next = pairs[i] >>> 24;
      int end = i;
      while (end < count && pairs[end] >>> 24 == next) {
        end++;
      }
      out.write(next - hash);
      hash = next;
      out.write(end - i);
      long document = 0;
      for (; i < end; i++) {
        long at = pairs[i] & 0xffffff;
        out.write(at - document);
        document = at;
      }
    }
    return out.toBytes();
  }

  /** A run that is read from its start, term by term. */
  static final class Packed {
    private final byte[] bytes;
    private int at;
    private long hash;
    private boolean done;

    private Packed(byte[] bytes) {
      this.bytes = bytes;
      next();
    }

    private void next() {
      done = at == bytes.length;
      if (!done) {
        hash += read();
      }
    }

    private long read() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7fL) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    private int[] documents() {
      int[] documents = new int[(int) read()];
      int document = 0;
      for (int i = 0; i < documents.length; i++) {
        document += (int) read();
        documents[i] = document;
      }
      next();
      return documents;
    }
  }

  /** Takes one term after the other. */
  interface Taker {
    void accept(Postings term) throws IOException;
  }

  /** Hands on all terms in ascending order. The runs are in the order of their documents. */
  static void merge(List<Packed> runs, Taker taker) throws IOException {
    while (true) {
      long hash = Long.MAX_VALUE;
      for (Packed run : runs) {
        if (!run.done && run.hash < hash) {
          hash = run.hash;
        }
      }
      if (hash == Long.MAX_VALUE) {
        return;
      }
      List<int[]> parts = new ArrayList<>();
      for (Packed run : runs) {
        if (!run.done && run.hash == hash) {
          parts.add(run.documents());
        }
      }
      taker.accept(new Postings((int) hash, joined(parts)));
    }
  }

  private static int[] joined(List<int[]> parts) {
    int size = 0;
    for (int[] part : parts) {
      size += part.length;
    }
    int[] all = new int[size];
    int at = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static final class Varints {
    private byte[] bytes = new byte[1 << 20];
    private int size;

    void write(long value) {
      if (size + 10 > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      long rest = value;
      while (rest >= 0x80) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }
}

package org.gongshi.site.search.shards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A term and the documents that have it. */
final class Postings {

  private final int hash;
  private final int[] documents;

  /**
   * A term.
   *
   * @param hash of the term
   * @param documents ascending, counted from the segment's first; not copied
   */
  Postings(int hash, int[] documents) {
    this.hash = hash;
    this.documents = documents;
  }

  int hash() {
    return hash;
  }

  int[] documents() {
    return documents;
  }

  /**
   * Terms that share the first bits of their hashes, as a file. A number takes about as many bits
   * as it must: gaps are Rice coded for the list's own density, and a list that holds most of the
   * documents is written as those it lacks.
   *
   * @param terms ascending by hash without sign
   * @param prefix how many bits they share
   * @param range how many documents the segment may have
   */
  static byte[] encode(Collection<Postings> terms, int prefix, int range) {
    BitWriter out = new BitWriter();
    out.gamma(terms.size() + 1);
    int low = hashLow(prefix, terms.size());
    int next = 0;
    for (Postings term : terms) {
      int rest = rest(term.hash, prefix);
      out.rice(rest - next, low);
      next = rest + 1;
      list(out, term.documents, range);
    }
    return out.toBytes();
  }

  /**
   * Reads a file.
   *
   * @param first the bits that its terms share, shifted to the top
   */
  static List<Postings> decode(byte[] file, int first, int prefix, int range) {
    BitReader in = new BitReader(file);
    int count = in.gamma() - 1;
    int low = hashLow(prefix, count);
    List<Postings> terms = new ArrayList<>(count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int rest = next + in.rice(low);
      next = rest + 1;
      terms.add(new Postings(first | rest, list(in, range)));
    }
    return terms;
  }

  private static int rest(int hash, int prefix) {
    return hash & (-1 >>> prefix);
  }

  private static int hashLow(int prefix, int count) {
    return Math.max(0, Integer.numberOfLeadingZeros(count) - prefix);
  }

  private static void list(BitWriter out, int[] documents, int range) {
    int size = documents.length;
    out.gamma(size);
    if (2 * size <= range) {
      gaps(out, documents, range);
    } else {
      gaps(out, others(documents, range), range);
    }
  }

  private static int[] list(BitReader in, int range) {
    int size = in.gamma();
    return 2 * size <= range ? gaps(in, size, range) : others(gaps(in, range - size, range), range);
  }

  private static void gaps(BitWriter out, int[] documents, int range) {
    int low = gapLow(documents.length, range);
    int next = 0;
    for (int document : documents) {
      out.rice(document - next, low);
      next = document + 1;
    }
  }

  private static int[] gaps(BitReader in, int size, int range) {
    int low = gapLow(size, range);
    int[] documents = new int[size];
    int next = 0;
    for (int i = 0; i < size; i++) {
      documents[i] = next + in.rice(low);
      next = documents[i] + 1;
    }
    return documents;
  }

  /** The largest that is at most log2 of two thirds of the mean gap. */
  private static int gapLow(int size, int range) {
    int low = 0;
    while (size > 0 && ((3L * size) << (low + 1)) <= 2L * range) {
      low++;
    }
    return low;
  }

  private static int[] others(int[] documents, int range) {
    int[] others = new int[range - documents.length];
    int count = 0;
    int next = 0;
    for (int document : documents) {
      while (next < document) {
        others[count++] = next++;
      }
      next = document + 1;
    }
    while (next < range) {
      others[count++] = next++;
    }
    return others;
  }

  /** The term without a document; nothing where no other has it. */
  Optional<Postings> without(int document) {
    int at = Arrays.binarySearch(documents, document);
    if (at < 0) {
      return Optional.of(this);
    }
    int[] rest = new int[documents.length - 1];
    System.arraycopy(documents, 0, rest, 0, at);
    System.arraycopy(documents, at + 1, rest, at, rest.length - at);
    return rest.length == 0 ? Optional.empty() : Optional.of(new Postings(hash, rest));
  }

  Postings with(int document) {
    int at = Arrays.binarySearch(documents, document);
    if (at >= 0) {
      return this;
    }
    int[] more = new int[documents.length + 1];
    System.arraycopy(documents, 0, more, 0, -1 - at);
    more[-1 - at] = document;
    System.arraycopy(documents, -1 - at, more, -at, documents.length + 1 + at);
    return new Postings(hash, more);
  }
}

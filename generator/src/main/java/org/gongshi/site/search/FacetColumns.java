package org.gongshi.site.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/**
 * Kind, year and organ of every document of an index, seven bytes each, read when a segment is
 * first asked: a query that fits a hundred thousand documents looks at all of them.
 */
final class FacetColumns {

  /** A year has four digits. */
  static final int YEARS = 10_000;

  /** The columns of a segment by document, -1 where it has no value. */
  static final class Segment {
    final byte[] kind;
    final short[] year;

    /** Numbers of organs. */
    final int[] organ;

    /** The organs' codes by their numbers. */
    final String[] codes;

    private Segment(byte[] kind, short[] year, int[] organ, String[] codes) {
      this.kind = kind;
      this.year = year;
      this.organ = organ;
      this.codes = codes;
    }
  }

  private final Map<LeafReaderContext, Segment> segments = new ConcurrentHashMap<>();

  Segment of(LeafReaderContext context) throws IOException {
    Segment known = segments.get(context);
    if (known == null) {
      known = read(context.reader());
      segments.put(context, known);
    }
    return known;
  }

  private static Segment read(LeafReader reader) throws IOException {
    int size = reader.maxDoc();
    NumericDocValues kinds = DocValues.getNumeric(reader, Fields.KIND_NUMBER);
    NumericDocValues days = DocValues.getNumeric(reader, Fields.DECIDED);
    SortedDocValues codes = DocValues.getSorted(reader, Fields.ORGAN_CODE);
    byte[] kind = new byte[size];
    short[] year = new short[size];
    int[] organ = new int[size];
    for (int doc = 0; doc < size; doc++) {
      kind[doc] = kinds.advanceExact(doc) ? (byte) kinds.longValue() : -1;
      year[doc] =
          days.advanceExact(doc) ? (short) LocalDate.ofEpochDay(days.longValue()).getYear() : -1;
      organ[doc] = codes.advanceExact(doc) ? codes.ordValue() : -1;
    }
    String[] organs = new String[codes.getValueCount()];
    for (int i = 0; i < organs.length; i++) {
      organs[i] = codes.lookupOrd(i).utf8ToString();
    }
    return new Segment(kind, year, organ, organs);
  }
}

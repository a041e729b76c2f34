package org.gongshi.site.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.gongshi.site.content.Kind;

/** Counts the kinds, years and organs of all that fit, in the pass that finds the best. */
final class FacetCollector extends SimpleCollector {

  private static final int ORGANS = 12;

  private final SortedMap<Kind, Integer> kinds = new TreeMap<>();
  private final SortedMap<Integer, Integer> years = new TreeMap<>();
  private final SortedMap<String, Found.OfOrgan> organs = new TreeMap<>();
  private final int[] ofKind = new int[Kind.values().length];
  private final int[] ofYear = new int[FacetColumns.YEARS];
  private final FacetColumns columns;
  private byte[] kind = {};
  private short[] year = {};
  private int[] organ = {};
  private String[] codes = {};
  private BinaryDocValues path = DocValues.emptyBinary();
  private int[] ofOrgan = {};
  private int[] exampleOf = {};

  private FacetCollector(FacetColumns columns) {
    this.columns = columns;
  }

  static CollectorManager<FacetCollector, FacetCollector> manager(FacetColumns columns) {
    return new CollectorManager<>() {
      @Override
      public FacetCollector newCollector() {
        return new FacetCollector(columns);
      }

      @Override
      public FacetCollector reduce(Collection<FacetCollector> collectors) {
        return collectors.iterator().next(); // one searcher without threads asks for one
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    FacetColumns.Segment segment = columns.of(context);
    kind = segment.kind;
    year = segment.year;
    organ = segment.organ;
    codes = segment.codes;
    path = DocValues.getBinary(context.reader(), Fields.PATH);
    ofOrgan = new int[codes.length];
    exampleOf = new int[codes.length];
  }

  @Override
  public void collect(int doc) {
    if (kind[doc] >= 0) {
      ofKind[kind[doc]]++;
    }
    if (year[doc] >= 0) {
      ofYear[year[doc]]++;
    }
    if (organ[doc] >= 0) {
      ofOrgan[organ[doc]]++;
      exampleOf[organ[doc]] = doc;
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < ofOrgan.length; i++) {
      if (ofOrgan[i] > 0) {
        String code = codes[i];
        int before = organs.containsKey(code) ? organs.get(code).count() : 0;
        String example = path.advanceExact(exampleOf[i]) ? path.binaryValue().utf8ToString() : "";
        organs.put(code, new Found.OfOrgan(code, before + ofOrgan[i], example));
      }
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  int total() {
    int total = 0;
    for (int count : ofKind) {
      total += count;
    }
    return total;
  }

  Found found(List<Found.Hit> hits) {
    for (int i = 0; i < ofKind.length; i++) {
      if (ofKind[i] > 0) {
        kinds.put(Fields.KINDS.get(i), ofKind[i]);
      }
    }
    for (int year = 0; year < ofYear.length; year++) {
      if (ofYear[year] > 0) {
        years.put(year, ofYear[year]);
      }
    }
    List<Found.OfOrgan> most =
        organs.values().stream()
            .sorted(Comparator.comparing(Found.OfOrgan::count).reversed())
            .limit(ORGANS)
            .toList();
    return new Found(total(), hits, kinds, years, most);
  }
}

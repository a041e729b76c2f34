package org.gongshi.site.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
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
  private int[] ofOrgan = {};
  private int[] exampleOf = {};
  private final int[] ofKind = new int[Kind.values().length];
  private final int[] ofYear = new int[10_000];
  private NumericDocValues kind = DocValues.emptyNumeric();
  private NumericDocValues day = DocValues.emptyNumeric();
  private SortedDocValues organ = DocValues.emptySorted();
  private BinaryDocValues path = DocValues.emptyBinary();

  static CollectorManager<FacetCollector, FacetCollector> manager() {
    return new CollectorManager<>() {
      @Override
      public FacetCollector newCollector() {
        return new FacetCollector();
      }

      @Override
      public FacetCollector reduce(Collection<FacetCollector> collectors) {
        return collectors.iterator().next(); // one searcher without threads asks for one
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    kind = DocValues.getNumeric(context.reader(), Fields.KIND_NUMBER);
    day = DocValues.getNumeric(context.reader(), Fields.DECIDED);
    organ = DocValues.getSorted(context.reader(), Fields.ORGAN_CODE);
    path = DocValues.getBinary(context.reader(), Fields.PATH);
    ofOrgan = new int[organ.getValueCount()];
    exampleOf = new int[organ.getValueCount()];
  }

  @Override
  public void collect(int doc) throws IOException {
    if (kind.advanceExact(doc)) {
      ofKind[(int) kind.longValue()]++;
    }
    if (day.advanceExact(doc)) {
      ofYear[LocalDate.ofEpochDay(day.longValue()).getYear()]++;
    }
    if (organ.advanceExact(doc)) {
      ofOrgan[organ.ordValue()]++;
      exampleOf[organ.ordValue()] = doc;
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < ofOrgan.length; i++) {
      if (ofOrgan[i] > 0) {
        String code = organ.lookupOrd(i).utf8ToString();
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

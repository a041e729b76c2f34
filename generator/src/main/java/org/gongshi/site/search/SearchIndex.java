package org.gongshi.site.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;

/** An open index. Any number of threads may search it. */
public final class SearchIndex implements Closeable {

  private static final Map<String, Float> WEIGHTS =
      Map.of(Fields.TITLE, 4f, Fields.NUMBER, 4f, Fields.PARTY, 3f, Fields.BODY, 1f);

  /** A query that is one whole number or code puts that decision first. */
  private static final float EXACT_WEIGHT = 100f;

  /** What is equal to here is told apart by its path, wherever its segment stands. */
  private static final Sort BEST_THEN_NEWEST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.DECIDED, SortField.Type.LONG, true),
          new SortField(Fields.PATH, SortField.Type.STRING_VAL));

  private static final Sort NEWEST =
      new Sort(
          new SortField(Fields.DECIDED, SortField.Type.LONG, true),
          new SortField(Fields.PATH, SortField.Type.STRING_VAL));

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final FacetColumns facets = new FacetColumns();

  private SearchIndex(FSDirectory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  public static SearchIndex open(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
    return new SearchIndex(directory, DirectoryReader.open(directory));
  }

  /** A search that was ended since it took too long. */
  public static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1;

    TooSlowException() {
      super("a search took longer than " + LONGEST.toMillis() + " ms");
    }
  }

  /**
   * Finds and counts in one pass.
   *
   * @throws TooSlowException after two seconds
   */
  public Found search(Query query) throws IOException {
    int from = (query.page() - 1) * Query.PER_PAGE;
    // Without words all are equally good.
    boolean newest = query.order() == Query.Order.DATE || query.words().isEmpty();
    Sort sort = newest ? NEWEST : BEST_THEN_NEWEST;
    Object[] both =
        run(
            lucene(query),
            new MultiCollectorManager(
                new TopFieldCollectorManager(sort, from + Query.PER_PAGE, Integer.MAX_VALUE),
                FacetCollector.manager(facets)));
    TopFieldDocs top = (TopFieldDocs) both[0];
    FacetCollector counted = (FacetCollector) both[1];
    List<Found.Hit> hits = new ArrayList<>();
    for (int i = from; i < top.scoreDocs.length; i++) {
      hits.add(hit(top.scoreDocs[i]));
    }
    return counted.found(hits);
  }

  /** How many decisions fit. */
  public int total(Query query) throws IOException {
    return run(lucene(query), FacetCollector.manager(facets)).total();
  }

  /** Decisions, newest first, that have the text in title, party or organ's name. */
  public List<Found.Hit> named(String text, int most) throws IOException {
    List<Terms.Term> terms = Terms.bigrams(SearchText.normal(text));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String field : List.of(Fields.ORGAN, Fields.PARTY, Fields.TITLE)) {
      any.add(substring(field, terms), Occur.SHOULD);
    }
    TopFieldDocs top = run(any.build(), new TopFieldCollectorManager(NEWEST, most, most));
    List<Found.Hit> hits = new ArrayList<>();
    for (ScoreDoc doc : top.scoreDocs) {
      hits.add(hit(doc));
    }
    return hits;
  }

  private <C extends Collector, T> T run(
      org.apache.lucene.search.Query query, CollectorManager<C, T> manager) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    long end = System.nanoTime() + LONGEST.toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
    T result = searcher.search(query, manager);
    if (searcher.timedOut()) {
      throw new TooSlowException();
    }
    return result;
  }

  /** How many documents of the index have this id. */
  public int count(String id) throws IOException {
    return searcher.count(new TermQuery(new Term(Fields.ID, Terms.marked(id))));
  }

  /** How many documents the index has. */
  public int size() {
    return reader.numDocs();
  }

  /** Whether a segment holds bytes of a document that is not found any more. */
  public boolean hasDeleted() {
    return reader.hasDeletions();
  }

  private Found.Hit hit(ScoreDoc doc) throws IOException {
    BinaryDocValues paths = MultiDocValues.getBinaryValues(reader, Fields.PATH);
    if (paths == null || !paths.advanceExact(doc.doc)) {
      throw new IOException("the index lacks a path");
    }
    String path = paths.binaryValue().utf8ToString();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Found.Hit(name.substring(0, name.length() - ".json".length()), path);
  }

  private org.apache.lucene.search.Query lucene(Query query) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> words = query.words();
    for (String word : words) {
      all.add(word(word), Occur.MUST);
    }
    if (words.isEmpty()) {
      all.add(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), Occur.MUST);
    } else {
      Term exact = new Term(Fields.EXACT, Terms.marked(SearchText.exact(query.text())));
      all.add(
          new BoostQuery(new ConstantScoreQuery(new TermQuery(exact)), EXACT_WEIGHT), Occur.SHOULD);
    }
    if (query.kind() != null) {
      all.add(filter(Fields.KIND, query.kind().slug()), Occur.FILTER);
    }
    if (query.years() != null) {
      all.add(
          new TermInSetQuery(
              Fields.YEAR,
              query.years().each().stream().map(y -> new BytesRef(Terms.marked(y))).toList()),
          Occur.FILTER);
    }
    if (query.organ() != null) {
      BooleanQuery.Builder organ = new BooleanQuery.Builder();
      organ.add(filter(Fields.ORGAN_CODE, SearchText.exact(query.organ())), Occur.SHOULD);
      organ.add(
          substring(Fields.ORGAN, Terms.bigrams(SearchText.normal(query.organ()))), Occur.SHOULD);
      all.add(organ.build(), Occur.FILTER);
    }
    return all.build();
  }

  private static org.apache.lucene.search.Query filter(String field, String text) {
    return new TermQuery(new Term(field, Terms.marked(text.toLowerCase(Locale.ROOT))));
  }

  /**
   * A word in any field. Most words stand in the text alone: a short field that lacks one of the
   * bigrams is left out at the first that is missing, where a phrase would look up all of them.
   */
  private org.apache.lucene.search.Query word(String word) throws IOException {
    List<Terms.Term> terms = Terms.bigrams(word);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Map.Entry<String, Float> weight : WEIGHTS.entrySet()) {
      String field = weight.getKey();
      if (field.equals(Fields.BODY) || mayHave(field, terms)) {
        any.add(new BoostQuery(substring(field, terms), weight.getValue()), Occur.SHOULD);
      }
    }
    return any.build();
  }

  private boolean mayHave(String field, List<Terms.Term> terms) throws IOException {
    for (Terms.Term term : terms.subList(0, terms.size() - 1)) {
      if (reader.docFreq(new Term(field, term.text())) == 0) {
        return false;
      }
    }
    return true;
  }

  private static org.apache.lucene.search.Query substring(String field, List<Terms.Term> terms) {
    if (terms.size() == 1) {
      return new PrefixQuery(new Term(field, terms.getFirst().text()));
    }
    // The last character of the word stands alone in no text that goes on behind it.
    Terms.Term last = terms.getLast();
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (Terms.Term term : terms.subList(0, terms.size() - 1)) {
      phrase.add(new Term(field, term.text()), term.position());
    }
    if (last.position() == terms.get(terms.size() - 2).position() + 1) {
      return phrase.build();
    }
    // It is a word of its own within quotation marks: no bigram before it holds it.
    return new BooleanQuery.Builder()
        .add(phrase.build(), Occur.MUST)
        .add(new PrefixQuery(new Term(field, last.text())), Occur.MUST)
        .build();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}

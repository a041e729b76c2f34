package org.gongshi.site.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
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
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;

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

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private SearchIndex(FSDirectory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  public static SearchIndex open(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
    return new SearchIndex(directory, DirectoryReader.open(directory));
  }

  public Found search(Query query) throws IOException {
    int from = (query.page() - 1) * Query.PER_PAGE;
    org.apache.lucene.search.Query lucene = lucene(query);
    int total = searcher.count(lucene);
    if (from >= total) {
      return new Found(total, List.of());
    }
    TopFieldDocs top = searcher.search(lucene, from + Query.PER_PAGE, BEST_THEN_NEWEST, true);
    List<Found.Hit> hits = new ArrayList<>();
    for (int i = from; i < top.scoreDocs.length; i++) {
      hits.add(hit(top.scoreDocs[i]));
    }
    return new Found(total, hits);
  }

  /** How many documents of the index have this id. */
  public int count(String id) throws IOException {
    return searcher.count(new TermQuery(new Term(Fields.ID, Terms.marked(id))));
  }

  /** How many documents the index has. */
  public int size() {
    return reader.numDocs();
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

  private static org.apache.lucene.search.Query lucene(Query query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> words = words(query.text());
    words.forEach(word -> all.add(word(word), Occur.MUST));
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
    if (query.year() != null) {
      all.add(filter(Fields.YEAR, query.year()), Occur.FILTER);
    }
    return all.build();
  }

  private static org.apache.lucene.search.Query filter(String field, String text) {
    return new TermQuery(new Term(field, Terms.marked(text.toLowerCase(Locale.ROOT))));
  }

  /** The parts of a query between white space. */
  static List<String> words(String text) {
    return List.of(SearchText.normal(text).split("[\\s\\p{Z}\\p{Cc}]+", -1)).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static org.apache.lucene.search.Query word(String word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    WEIGHTS.forEach(
        (field, weight) -> any.add(new BoostQuery(substring(field, word), weight), Occur.SHOULD));
    return any.build();
  }

  private static org.apache.lucene.search.Query substring(String field, String word) {
    List<Terms.Term> terms = Terms.bigrams(word);
    if (terms.size() == 1) {
      return new PrefixQuery(new Term(field, terms.getFirst().text()));
    }
    // The last character of the word stands alone in no text that goes on behind it.
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (Terms.Term term : terms.subList(0, terms.size() - 1)) {
      phrase.add(new Term(field, term.text()), term.position());
    }
    return phrase.build();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}

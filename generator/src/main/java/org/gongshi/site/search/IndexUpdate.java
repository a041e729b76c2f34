package org.gongshi.site.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.gongshi.site.content.Decision;
import org.gongshi.site.search.shards.Links;

/**
 * The step's door: the index of a release while it is written. Any number of threads may add to it,
 * in any order. No segment is compound and nothing is stored: no text stands in it compressed, and
 * what a result shows is read from the decision's own file. Nothing withdrawn is in its bytes: a
 * segment that held it is written anew without it.
 */
public final class IndexUpdate implements Closeable {

  /**
   * A segment grows no larger, so that a takedown never rewrites more: a few thousand decisions.
   */
  private static final double LARGEST_MEGABYTES = 4;

  /** What makes a segment of about that size on each core. */
  private static final double BUFFER_MEGABYTES = 12.0 * Runtime.getRuntime().availableProcessors();

  private final FSDirectory directory;
  private final IndexWriter writer;

  private IndexUpdate(Path into) throws IOException {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setNoCFSRatio(0);
    merging.setMaxMergedSegmentMB(LARGEST_MEGABYTES);
    merging.setForceMergeDeletesPctAllowed(0);
    IndexWriterConfig config =
        new IndexWriterConfig(new BigramAnalyzer())
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
            .setUseCompoundFile(false)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergePolicy(merging)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    directory = FSDirectory.open(into, NoLockFactory.INSTANCE);
    try {
      writer = new IndexWriter(directory, config);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Begins a whole index.
   *
   * @param into an empty folder, or none yet
   */
  public static IndexUpdate anew(Path into) throws IOException {
    return new IndexUpdate(into);
  }

  /**
   * Begins with the last release's index: its segments are linked, the new decisions will be a
   * small one beside them, and a segment with a removed decision is written anew. Answers are those
   * of an index written whole; the files are not, since Lucene gives each segment a random id.
   *
   * @param last the index of the last release
   * @param into an empty folder, or none yet
   * @param gone ids of what is in the last index and not public any more, or is added again
   */
  public static IndexUpdate of(Path last, Path into, Set<String> gone) throws IOException {
    Links.linkTree(last, into);
    IndexUpdate update = new IndexUpdate(into);
    try {
      for (String id : gone) {
        update.writer.deleteDocuments(new Term(Fields.ID, Terms.marked(id)));
      }
    } catch (IOException | RuntimeException e) {
      update.close();
      throw e;
    }
    return update;
  }

  /** Adds a decision that is new or has changed. */
  public void add(Decision decision) throws IOException {
    writer.addDocument(document(decision));
  }

  /** Ends it: what was not committed is not in the folder. */
  public void commit() throws IOException {
    writer.forceMergeDeletes();
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      writer.close();
    }
  }

  private static Document document(Decision decision) {
    Document document = new Document();
    document.add(new TextField(Fields.TITLE, decision.title(), Field.Store.NO));
    document.add(new TextField(Fields.NUMBER, decision.documentNumber(), Field.Store.NO));
    document.add(new TextField(Fields.PARTY, Fields.party(decision), Field.Store.NO));
    document.add(new TextField(Fields.BODY, Fields.body(decision), Field.Store.NO));
    document.add(new TextField(Fields.ORGAN, decision.organ().name(), Field.Store.NO));
    document.add(term(Fields.ORGAN_CODE, SearchText.exact(decision.organ().code())));
    document.add(
        new SortedDocValuesField(Fields.ORGAN_CODE, new BytesRef(decision.organ().code())));
    document.add(
        new NumericDocValuesField(Fields.KIND_NUMBER, Fields.KINDS.indexOf(decision.kind())));
    Fields.exact(decision).forEach(code -> document.add(term(Fields.EXACT, code)));
    document.add(term(Fields.ID, decision.id()));
    document.add(term(Fields.KIND, decision.kind().slug()));
    document.add(term(Fields.YEAR, String.valueOf(decision.decidedOn().getYear())));
    byte[] path = decision.jsonPath().getBytes(StandardCharsets.UTF_8);
    document.add(new BinaryDocValuesField(Fields.PATH, new BytesRef(path)));
    document.add(new NumericDocValuesField(Fields.DECIDED, decision.decidedOn().toEpochDay()));
    return document;
  }

  private static Field term(String field, String text) {
    return new StringField(field, Terms.marked(text), Field.Store.NO);
  }
}

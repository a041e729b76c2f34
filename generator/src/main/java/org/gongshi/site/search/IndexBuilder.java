package org.gongshi.site.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.SignedDecision;

/**
 * Writes the index of a release into an empty folder: one segment, not compound, nothing stored. It
 * is made from live decisions only, so nothing withdrawn is in its bytes, and no text stands in it
 * compressed: what a result shows is read from the decision's own file.
 */
public final class IndexBuilder {

  private static final double BUFFER_MEGABYTES = 256;

  private IndexBuilder() {}

  public static void build(Path folder, Collection<SignedDecision> decisions) throws IOException {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setNoCFSRatio(0);
    IndexWriterConfig config =
        new IndexWriterConfig(new BigramAnalyzer())
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setUseCompoundFile(false)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergePolicy(merging)
            .setMergeScheduler(new SerialMergeScheduler());
    try (FSDirectory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (SignedDecision signed : decisions) {
        writer.addDocument(document(signed.decision()));
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static Document document(Decision decision) {
    Document document = new Document();
    document.add(new TextField(Fields.TITLE, decision.title(), Field.Store.NO));
    document.add(new TextField(Fields.NUMBER, decision.documentNumber(), Field.Store.NO));
    document.add(new TextField(Fields.PARTY, Fields.party(decision), Field.Store.NO));
    document.add(new TextField(Fields.BODY, Fields.body(decision), Field.Store.NO));
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

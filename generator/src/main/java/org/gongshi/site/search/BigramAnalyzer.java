package org.gongshi.site.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Hands {@link Terms.Bigrams} to Lucene, for every script alike: so any substring is a phrase of
 * bigrams.
 */
final class BigramAnalyzer extends Analyzer {

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Bigrams());
  }

  private static final class Bigrams extends Tokenizer {

    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final char[] spelling = new char[Terms.Bigrams.LONGEST];
    private Terms.Bigrams bigrams = new Terms.Bigrams("");
    private int position = -1;

    @Override
    public void reset() throws IOException {
      super.reset();
      bigrams = new Terms.Bigrams(readAll(input));
      position = -1;
    }

    @Override
    public boolean incrementToken() {
      if (!bigrams.next()) {
        return false;
      }
      clearAttributes();
      text.copyBuffer(spelling, 0, bigrams.spell(spelling));
      step.setPositionIncrement(bigrams.position() - position);
      position = bigrams.position();
      return true;
    }

    private static String readAll(Reader reader) throws IOException {
      StringBuilder all = new StringBuilder();
      char[] buffer = new char[4096];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        all.append(buffer, 0, n);
      }
      return all.toString();
    }
  }
}

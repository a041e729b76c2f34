package org.gongshi.review.bench;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ansj.splitWord.analysis.ToAnalysis;
import org.gongshi.review.redaction.Cut;
import org.gongshi.review.redaction.RawText;
import org.gongshi.review.redaction.Redactor;

/** How many people whom no case knows are proposed, and what that costs beside the recognisers. */
final class Proposals {
  private static final Segment HANLP =
      HanLP.newSegment().enableNameRecognize(true).enableTranslatedNameRecognize(true);

  private final Redactor redactor;
  private final List<Double> ratios = new ArrayList<>();

  Proposals(Redactor redactor) {
    this.redactor = redactor;
  }

  Planted.Count measure(int mentions, RandomGenerator random) {
    Strangers strangers = new Strangers(random);
    Planted.Count count = Planted.Count.NOTHING;
    while (count.secrets() < mentions) {
      List<Planted> texts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        texts.add(strangers.text());
      }
      long start = System.nanoTime();
      for (Planted text : texts) {
        HANLP.seg(text.text());
        ToAnalysis.parse(text.text());
      }
      long alone = System.nanoTime() - start;
      start = System.nanoTime();
      List<Redactor.Found> found =
          texts.stream().map(text -> redactor.look(new RawText(text.text()))).toList();
      ratios.add((double) (System.nanoTime() - start) / alone);
      for (int i = 0; i < texts.size(); i++) {
        List<Cut> covered = new ArrayList<>(found.get(i).redacted().cuts());
        covered.addAll(found.get(i).proposed());
        covered.sort(Comparator.comparingInt(Cut::start));
        count = count.and(texts.get(i).count(covered));
      }
    }
    return count;
  }

  /** The whole pipeline's time by that of the recognisers alone on the same texts: the median. */
  double ratio() {
    return ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElseThrow();
  }
}

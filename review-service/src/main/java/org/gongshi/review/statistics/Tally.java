package org.gongshi.review.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.casefile.FileFigures;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseOutline;
import org.gongshi.review.recording.RecordFigures;
import org.jspecify.annotations.Nullable;

/** Adds up what is read of the cases, some hundred at a time. */
final class Tally {
  private final Map<ActionKind, long[]> kinds = new EnumMap<>(ActionKind.class);
  private RecordFigures records = RecordFigures.none();
  private long decided;
  private long served;
  private long documents;
  private long electronic;
  private long excellent;
  private long passed;
  private long failed;
  private BigDecimal points = BigDecimal.ZERO;

  void add(
      List<CaseOutline> cases,
      FileFigures files,
      RecordFigures more,
      StatisticsMapper.Reviewed reviewed) {
    for (CaseOutline one : cases) {
      long[] counts = kinds.computeIfAbsent(one.kind(), k -> new long[2]);
      counts[0]++;
      counts[1] += files.complete().contains(one.key()) ? 1 : 0;
      decided += one.decided() ? 1 : 0;
      served += one.served() ? 1 : 0;
    }
    documents += files.documents();
    electronic += files.electronic();
    records = records.plus(more);
    excellent += reviewed.excellent();
    passed += reviewed.passed();
    failed += reviewed.failed();
    points = points.add(reviewed.points());
  }

  RecordReport report(LocalDate from, LocalDate to, @Nullable String organ) {
    List<RecordReport.OfKind> all = new ArrayList<>();
    long filed = 0;
    long complete = 0;
    for (Map.Entry<ActionKind, long[]> kind : kinds.entrySet()) {
      long[] counts = kind.getValue();
      all.add(new RecordReport.OfKind(kind.getKey(), counts[0], counts[1]));
      filed += counts[0];
      complete += counts[1];
    }
    return new RecordReport(
        RecordReport.DEFINITION,
        from,
        to,
        organ,
        new RecordReport.Cases(
            filed, decided, served, complete, RecordReport.percent(complete, filed)),
        all,
        records,
        RecordReport.percent(records.late(), records.timed()),
        RecordReport.average(records.lateMinutes(), records.late()),
        new RecordReport.Documents(
            documents, electronic, RecordReport.percent(electronic, documents)),
        reviews(),
        RecordReport.MEANING);
  }

  private RecordReport.Reviews reviews() {
    long finished = excellent + passed + failed;
    return new RecordReport.Reviews(
        finished,
        finished == 0 ? null : points.divide(BigDecimal.valueOf(finished), 1, RoundingMode.HALF_UP),
        excellent,
        passed,
        failed);
  }
}

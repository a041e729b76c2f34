package org.gongshi.review.recording;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;

/** Counts the records of many cases, by the same rules as a single case is explained by. */
record Figures(RuleTable table) {

  RecordFigures of(Transaction tx, List<Long> keys) {
    if (keys.isEmpty()) {
      return RecordFigures.none();
    }
    FiguresMapper mapper = tx.mapper(FiguresMapper.class);
    List<FiguresMapper.Filmed> filmed = mapper.filmed(keys);
    List<FiguresMapper.Failed> failed = mapper.failed(keys);
    Map<Stage, Long> missing = missing(mapper.facts(keys), filmed, failed);
    List<RecordFigures.OfStage> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(
          new RecordFigures.OfStage(
              stage,
              filmed.stream().filter(f -> f.stage() == stage).count(),
              filmed.stream().filter(f -> f.stage() == stage && f.interrupted()).count(),
              failed.stream().filter(f -> f.stage() == stage).count(),
              missing.getOrDefault(stage, 0L)));
    }
    FiguresMapper.Sums sums = mapper.sums(keys);
    return new RecordFigures(
        stages,
        failed.stream().filter(f -> !f.explained()).count(),
        sums.written(),
        sums.onPaper(),
        sums.timed(),
        sums.late(),
        sums.lateMinutes(),
        sums.mostLateMinutes());
  }

  /** In how many cases each stage is missing; several rules that want it count once. */
  private Map<Stage, Long> missing(
      List<FiguresMapper.OfCase> facts,
      List<FiguresMapper.Filmed> filmed,
      List<FiguresMapper.Failed> failed) {
    Map<Long, List<Need.Filmed>> films =
        filmed.stream()
            .collect(
                Collectors.groupingBy(
                    FiguresMapper.Filmed::caseKey,
                    Collectors.mapping(
                        f -> new Need.Filmed(f.id(), f.stage(), f.wholeCourse()),
                        Collectors.toList())));
    Map<Long, List<Need.Failed>> failures =
        failed.stream()
            .collect(
                Collectors.groupingBy(
                    FiguresMapper.Failed::caseKey,
                    Collectors.mapping(
                        f -> new Need.Failed(f.id(), f.stage(), f.explained()),
                        Collectors.toList())));
    Map<Stage, Long> missing = new EnumMap<>(Stage.class);
    for (FiguresMapper.OfCase one : facts) {
      Need.Have have =
          new Need.Have(
              films.getOrDefault(one.caseKey(), List.of()),
              failures.getOrDefault(one.caseKey(), List.of()));
      Facts said = one.facts();
      Set<Stage> stages =
          Need.of(table.firing(said, WorkingDays.dayOf(one.givenAt())), said, have).stream()
              .filter(need -> !need.isMet())
              .map(Need::stage)
              .collect(Collectors.toSet());
      stages.forEach(stage -> missing.merge(stage, 1L, Long::sum));
    }
    return missing;
  }
}

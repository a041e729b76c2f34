package org.gongshi.review.casefile;

import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongshi.review.casefile.FileList.Entry;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseOutline;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Missing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Requirement;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.timeline.Chronicle;
import org.gongshi.review.timeline.Happening;
import org.gongshi.review.timeline.Happening.Source;

/** Holds a case back at a gate until the documents of its list are in the file. */
public final class CaseFiles implements Requirement, Chronicle {
  private final Database database;
  private final Cases cases;
  private final Documents documents;
  private final List<FileList> editions = FileList.ofThisProgram();

  public CaseFiles(Database database, Cases cases, Documents documents) {
    this.database = database;
    this.cases = cases;
    this.documents = documents;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/cases/{id}/case-file",
                Cases.READERS,
                "案卷材料清单：应当有哪些材料、依据什么、是否齐全，电子材料所占比例",
                this::read)
            .answers(CaseFileView.class));
  }

  private Answer read(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(
              CaseFileView.of(
                  list(open), open.filing(), documents.rows(tx, open), documents.templates()));
        });
  }

  /** A case that was imported was filed elsewhere, and so was its file. */
  @Override
  public List<Missing> missing(Transaction tx, OpenCase open, CaseEvent next) {
    Gate gate = Gate.of(next);
    if (gate == null || open.isImported()) {
      return List.of();
    }
    List<DocumentRow> there = documents.rows(tx, open);
    List<Missing> missing = new ArrayList<>();
    for (Entry entry : list(open).of(open.filing())) {
      if (entry.gate() == gate && there.stream().noneMatch(d -> entry.anyOf().contains(d.type()))) {
        missing.add(
            new Missing(
                "DOCUMENT_MISSING",
                "案卷中缺少" + CaseFileView.name(entry, documents.templates()) + "，请归入案卷后再办理。",
                entry.basis()));
      }
    }
    return missing;
  }

  private FileList list(OpenCase open) {
    return listOn(open.createdAt());
  }

  private FileList listOn(Instant filedAt) {
    return FileList.inForce(editions, WorkingDays.dayOf(filedAt));
  }

  /** What statistics count in the files of some cases, read at once; at most 1,000 cases. */
  public FileFigures figures(Transaction tx, List<CaseOutline> outlines) {
    Map<Long, List<DocumentMapper.Kept>> kept =
        tx
            .mapper(DocumentMapper.class)
            .ofCases(outlines.stream().map(CaseOutline::key).toList())
            .stream()
            .collect(Collectors.groupingBy(DocumentMapper.Kept::caseKey));
    Set<Long> complete = new HashSet<>();
    int documents = 0;
    int electronic = 0;
    for (CaseOutline outline : outlines) {
      List<DocumentMapper.Kept> there = kept.getOrDefault(outline.key(), List.of());
      documents += there.size();
      electronic +=
          (int) there.stream().filter(d -> d.medium() == DocumentRow.Medium.ELECTRONIC).count();
      Set<String> types = there.stream().map(DocumentMapper.Kept::type).collect(Collectors.toSet());
      if (listOn(outline.filedAt())
          .of(outline.kind(), outline.procedure(), outline.details())
          .stream()
          .allMatch(entry -> entry.anyOf().stream().anyMatch(types::contains))) {
        complete.add(outline.key());
      }
    }
    return new FileFigures(complete, documents, electronic);
  }

  @Override
  public Set<String> ownDeeds() {
    return Set.of("DocumentAdded", "DocumentReplaced", "DocumentVoided");
  }

  @Override
  public List<Happening> of(Transaction tx, OpenCase open) {
    List<Happening> all = new ArrayList<>();
    for (DocumentRow row : documents.allRows(tx, open)) {
      DocumentView view = DocumentView.of(row, documents.templates());
      long place = row.number() * 1_000_000L + row.version() * 10L;
      String late =
          view.collectedAfterDays() == 0 ? "" : "，制作后" + view.collectedAfterDays() + "日归入案卷";
      all.add(
          new Happening(
              row.addedAt(),
              Source.DOCUMENT,
              place,
              (row.version() == 1 ? "归入案卷：" : "更换案卷材料：") + view.typeName(),
              "第" + row.number() + "号材料，" + row.madeOn() + "制作" + late,
              row.addedBy()));
      if (row.state() == DocumentRow.State.VOIDED && row.endedAt() != null) {
        all.add(
            new Happening(
                row.endedAt(),
                Source.DOCUMENT,
                place + 1,
                "作废案卷材料：" + view.typeName(),
                "第" + row.number() + "号材料",
                row.endedBy()));
      }
    }
    return all;
  }
}

package org.gongshi.review.casefile;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents into the file, replaces and voids them. Nothing is ever lost: an earlier version
 * stays, with who ended it, when and why.
 */
public final class Documents {
  private static final Query<Boolean> ALL = Query.flag("all", "是否连同已更换、已作废的版本");
  private static final LegalBasis FROZEN =
      new LegalBasis(LegalBasis.PENALTY_LAW, "第四十七条", "2021-07-15");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Audit audit;
  private static final Templates TEMPLATES = Templates.ofThisProgram();

  public Documents(Database database, Once once, Cases cases, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
  }

  public List<Endpoint> endpoints() {
    var keepers = anyOf(Role.HANDLER, Role.RECORDS_KEEPER);
    String document = "/api/v1/cases/{id}/documents/{number}";
    return List.of(
        get(
                "/api/v1/document-templates",
                anyAccount(),
                "执法文书目录：各类文书及其版本、依据、应当载明的事项",
                call -> Answer.ok(TEMPLATES))
            .answers(Templates.class)
            .untraced(),
        get("/api/v1/cases/{id}/documents", Cases.READERS, "案卷材料；all=true 连同已更换、已作废的版本", this::list)
            .answersAll(DocumentView.class)
            .asks(ALL),
        post("/api/v1/cases/{id}/documents", keepers, "归入案卷材料", DocumentRequest.class, this::add)
            .answers(DocumentView.class)
            .versioned()
            .refuses("HANDLER_ONLY"),
        put(document, keepers, "更换案卷材料，原版本留存", Replacement.class, this::replace)
            .answers(DocumentView.class)
            .versioned()
            .refuses("HANDLER_ONLY", "NO_SUCH_DOCUMENT", "DOCUMENT_FROZEN"),
        post(document + "/voiding", keepers, "作废案卷材料，原件留存", Voiding.class, this::voidIt)
            .answers(DocumentView.class)
            .versioned()
            .refuses("HANDLER_ONLY", "NO_SUCH_DOCUMENT", "DOCUMENT_FROZEN"));
  }

  /**
   * What the decision rests on, in the order in which it came: everything that is in the file now,
   * or was when the case was decided.
   */
  public static List<FiledDocument> groundsOf(Transaction tx, OpenCase open) {
    Instant decidedAt = tx.mapper(DocumentMapper.class).decidedAt(open.key());
    return tx.mapper(DocumentMapper.class).current(open.key()).stream()
        .filter(row -> decidedAt == null || !row.addedAt().isAfter(decidedAt))
        .map(Documents::filed)
        .toList();
  }

  List<DocumentRow> rows(Transaction tx, OpenCase open) {
    return tx.mapper(DocumentMapper.class).current(open.key());
  }

  List<DocumentRow> allRows(Transaction tx, OpenCase open) {
    return tx.mapper(DocumentMapper.class).all(open.key());
  }

  Templates templates() {
    return TEMPLATES;
  }

  private static FiledDocument filed(DocumentRow row) {
    return new FiledDocument(
        row.number(),
        row.version(),
        row.type(),
        TEMPLATES.nameOf(row.type()),
        Sha256.of(Json.write(row)));
  }

  private Answer list(Call call) {
    boolean all = Boolean.TRUE.equals(ALL.of(call));
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(
              (all ? allRows(tx, open) : rows(tx, open))
                  .stream().map(row -> DocumentView.of(row, TEMPLATES)).toList());
        });
  }

  private Answer add(Call call) {
    DocumentRequest request = call.body(DocumentRequest.class);
    return change(
        call,
        (tx, open) -> {
          DocumentMapper mapper = tx.mapper(DocumentMapper.class);
          DocumentRow row = checked(call, tx, open, request);
          int number = mapper.lastNumber(open.key()) + 1;
          mapper.insert(open.key(), number, 1, call.actor().id(), row);
          record(tx, call, open, "DocumentAdded", number, row.type());
          return number;
        });
  }

  /** 更换, as it is sent: the whole document as it ought to be, and why. */
  record Replacement(@Nullable String reason, @Nullable DocumentRequest document) {}

  private Answer replace(Call call) {
    Replacement sent = call.body(Replacement.class);
    Checks checks = new Checks();
    String reason = checks.text("reason", sent.reason(), 1000);
    DocumentRequest request = checks.required("document", sent.document());
    checks.orRefuse();
    return change(
        call,
        (tx, open) -> {
          DocumentMapper mapper = tx.mapper(DocumentMapper.class);
          DocumentRow row = checked(call, tx, open, Objects.requireNonNull(request));
          DocumentRow old = changeable(tx, call, open);
          end(tx, call, open, old, DocumentRow.State.REPLACED, reason);
          mapper.insert(open.key(), old.number(), old.version() + 1, call.actor().id(), row);
          record(tx, call, open, "DocumentReplaced", old.number(), row.type());
          return old.number();
        });
  }

  record Voiding(@Nullable String reason) {}

  private Answer voidIt(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(Voiding.class).reason(), 1000);
    checks.orRefuse();
    return change(
        call,
        (tx, open) -> {
          DocumentRow old = changeable(tx, call, open);
          end(tx, call, open, old, DocumentRow.State.VOIDED, reason);
          record(tx, call, open, "DocumentVoided", old.number(), old.type());
          return old.number();
        });
  }

  private Answer change(Call call, BiFunction<Transaction, OpenCase, Integer> deed) {
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          int number = deed.apply(tx, open);
          open.touch();
          DocumentRow now =
              allRows(tx, open).stream()
                  .filter(row -> row.number() == number)
                  .reduce((older, newer) -> newer)
                  .orElseThrow();
          return Answer.ok(DocumentView.of(now, TEMPLATES)).withVersion(open.version());
        });
  }

  /** Who may keep this file: its handler, and after the decision the keeper of records. */
  private DocumentRow checked(Call call, Transaction tx, OpenCase open, DocumentRequest request) {
    mustKeep(tx, open, call.actor());
    return request.checked(TEMPLATES, open.filing().kind(), call.actor().login(), tx.now());
  }

  private static void mustKeep(Transaction tx, OpenCase open, Actor actor) {
    boolean handler = actor.id() == open.standing().handler();
    boolean keeper = actor.roles().contains(Role.RECORDS_KEEPER);
    boolean decided = tx.mapper(DocumentMapper.class).decidedAt(open.key()) != null;
    if (!handler && !(keeper && decided)) {
      throw open.refusal(Rule.HANDLER_ONLY);
    }
  }

  /**
   * The current version of the named document; what a decision rests on is not changed after it.
   */
  private static DocumentRow changeable(Transaction tx, Call call, OpenCase open) {
    mustKeep(tx, open, call.actor());
    DocumentMapper mapper = tx.mapper(DocumentMapper.class);
    DocumentRow row =
        mapper.current(open.key()).stream()
            .filter(d -> Integer.toString(d.number()).equals(call.parameter("number")))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                            404,
                            "NO_SUCH_DOCUMENT",
                            "没有这份案卷材料",
                            "案卷中没有这个编号的材料，或者已经作废，请核对。案件编号：" + open.id() + "。")
                        .asException());
    Instant decidedAt = mapper.decidedAt(open.key());
    if (decidedAt != null && !row.addedAt().isAfter(decidedAt)) {
      throw Problem.of(
              409,
              "DOCUMENT_FROZEN",
              "案卷材料不能变更",
              "决定作出前归入案卷的材料不得更换或者作废，需要说明的请另行补充材料。案件编号：" + open.id() + "。")
          .withBasis(FROZEN.citation())
          .asException();
    }
    return row;
  }

  private static void end(
      Transaction tx,
      Call call,
      OpenCase open,
      DocumentRow old,
      DocumentRow.State state,
      String reason) {
    tx.mapper(DocumentMapper.class)
        .end(open.key(), old.number(), state, call.actor().id(), tx.now(), reason);
  }

  private void record(
      Transaction tx, Call call, OpenCase open, String deed, int number, String type) {
    audit.record(tx, call.actor().login(), deed, open.id(), "document " + number + " " + type);
  }
}

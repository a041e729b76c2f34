package org.gongshi.review.correction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Query;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 公众更正申请: registered with a number and a clock, given to an officer, answered. A founded one has to
 * have led to something before it may be answered so.
 */
public final class PublicRequests {
  private static final Query<PublicRequest.State> STATE =
      Query.oneOf("state", PublicRequest.State.class, "办理情况");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final Audit audit;
  private final Duration keptAfterAnswer;

  /**
   * @param keptAfterAnswer how long what the requester wrote is kept after the answer
   */
  public PublicRequests(
      Database database,
      Once once,
      Cases cases,
      Clocks clocks,
      Audit audit,
      Duration keptAfterAnswer) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.audit = audit;
    this.keptAfterAnswer = keptAfterAnswer;
  }

  record ReceiptRequest(
      @Nullable String caseId,
      PublicRequest.@Nullable Channel channel,
      @Nullable LocalDate receivedOn,
      @Nullable String wrong,
      @Nullable String contact) {
    @Override
    public String toString() {
      return "ReceiptRequest[" + caseId + "]";
    }
  }

  /**
   * Who is to answer.
   *
   * @param login null for the caller
   */
  record AssignmentRequest(@Nullable String login) {}

  record AnswerRequest(
      @Nullable Boolean founded,
      PublicRequest.@Nullable Measure measure,
      @Nullable String answer) {}

  public List<Endpoint> endpoints() {
    var officers = anyOf(Role.DISCLOSURE_OFFICER);
    var readers = anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        post(
                "/api/v1/correction-requests",
                officers,
                "登记公众提出的更正申请，给出编号，开始计算答复期限",
                ReceiptRequest.class,
                this::receive)
            .creates(PublicRequest.class)
            .refuses("NEVER_PUBLIC"),
        get("/api/v1/correction-requests", readers, "更正申请列表，可按办理情况筛选，按游标翻页", this::list)
            .answersPage(PublicRequestLine.class)
            .asks(STATE),
        get("/api/v1/correction-requests/{number}", readers, "读取更正申请", this::read)
            .answers(PublicRequest.class),
        post(
                "/api/v1/correction-requests/{number}/assignment",
                officers,
                "将更正申请分给公示人员办理，或者自己办理",
                AssignmentRequest.class,
                this::assign)
            .answers(PublicRequest.class)
            .refuses("REQUEST_ANSWERED"),
        post(
                "/api/v1/correction-requests/{number}/answer",
                officers,
                "答复更正申请：属实的，须已提出更正或者已撤下；不属实的，写明理由",
                AnswerRequest.class,
                this::answer)
            .answers(PublicRequest.class)
            .refuses("REQUEST_ANSWERED", "REQUEST_NOT_YOURS", "MEASURE_NOT_BEGUN"));
  }

  private Answer receive(Call call) {
    ReceiptRequest request = call.body(ReceiptRequest.class);
    Checks checks = new Checks();
    String caseId = checks.line("caseId", request.caseId(), 26);
    PublicRequest.Channel channel = checks.required("channel", request.channel());
    String wrong = checks.text("wrong", request.wrong(), 5000);
    String contact = checks.optional("contact", request.contact(), 200);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          LocalDate today = WorkingDays.dayOf(tx.now());
          LocalDate receivedOn = Objects.requireNonNullElse(request.receivedOn(), today);
          Checks day = new Checks();
          day.require(!receivedOn.isAfter(today), "receivedOn", "IN_FUTURE", "收到日期不能晚于今天。");
          day.orRefuse();
          OpenCase open = cases.open(tx, caseId, call.actor(), null);
          requireWasPublic(open);
          String number = "GZ" + today.getYear() + "-" + mark();
          tx.mapper(PublicRequestMapper.class)
              .insert(
                  number,
                  open.key(),
                  open.organCode(),
                  Objects.requireNonNull(channel),
                  receivedOn,
                  wrong,
                  contact,
                  call.actor().id(),
                  tx.now());
          clocks.start(
              tx, open, ClockKind.CORRECTION_ANSWER, number, WorkingDays.startOf(receivedOn));
          audit.record(
              tx,
              call.actor().login(),
              "CorrectionRequestReceived",
              open.id(),
              number + " " + channel);
          return Answer.created(request(tx, number), "/api/v1/correction-requests/" + number);
        });
  }

  /** Not to be guessed, so that nobody asks for others' requests by counting. */
  private static String mark() {
    String random = PublicId.next();
    return random.substring(random.length() - 10).toUpperCase(Locale.ROOT);
  }

  private static void requireWasPublic(OpenCase open) {
    CaseState state = open.standing().state();
    boolean was =
        switch (state) {
          case EXPORTED, PUBLISHED, WITHDRAWN, CORRECTED, EXPIRED, LEAKED -> true;
          default -> false;
        };
    if (!was) {
      throw Problem.of(
              409,
              "NEVER_PUBLIC",
              "决定没有公示过",
              "更正申请针对已经公示的决定，请核对案件编号。当前环节：" + state.label() + "。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  private Answer assign(Call call) {
    AssignmentRequest request = call.body(AssignmentRequest.class);
    Checks checks = new Checks();
    String given = checks.optional("login", request.login(), 64);
    checks.orRefuse();
    String login = given == null ? call.actor().login() : given;
    return once.change(
        call,
        tx -> {
          PublicRequestMapper mapper = tx.mapper(PublicRequestMapper.class);
          OpenCase open = unanswered(tx, call);
          Long officer = mapper.officer(login, open.organCode());
          if (officer == null) {
            Checks unknown = new Checks();
            unknown.add("login", "NOT_AN_OFFICER", "没有这名公示人员，或者不属于本机关。");
            unknown.orRefuse();
            throw new IllegalStateException("a violation was found and not reported");
          }
          String number = call.parameter("number");
          mapper.take(number, officer, tx.now());
          clocks.assign(tx, open, ClockKind.CORRECTION_ANSWER, number, officer);
          audit.record(
              tx,
              call.actor().login(),
              "CorrectionRequestAssigned",
              open.id(),
              number + " to " + login);
          return Answer.ok(request(tx, number));
        });
  }

  private Answer answer(Call call) {
    AnswerRequest request = call.body(AnswerRequest.class);
    Checks checks = new Checks();
    Boolean founded = checks.required("founded", request.founded());
    checks.require(
        founded == null || founded == (request.measure() != null),
        "measure",
        Boolean.TRUE.equals(founded) ? "REQUIRED" : "NOT_APPLICABLE",
        "属实的，填写采取的措施；不属实的不填。");
    String words = checks.text("answer", request.answer(), 2000);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = unanswered(tx, call);
          String number = call.parameter("number");
          PublicRequest known = request(tx, number);
          if (!call.actor().login().equals(known.takenBy())) {
            throw Problem.of(
                    403, "REQUEST_NOT_YOURS", "不能办理此项操作", "请先领取，或者由承办该申请的人员答复。申请编号：" + number + "。")
                .asException();
          }
          requireBegun(tx, open, number, request.measure());
          tx.mapper(PublicRequestMapper.class)
              .answer(
                  number,
                  Boolean.TRUE.equals(founded),
                  request.measure(),
                  words,
                  call.actor().id(),
                  tx.now());
          clocks.meet(tx, open, ClockKind.CORRECTION_ANSWER, number, tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "CorrectionRequestAnswered",
              open.id(),
              number + (request.measure() == null ? " unfounded" : " " + request.measure()));
          return Answer.ok(request(tx, number));
        });
  }

  private static void requireBegun(
      Transaction tx, OpenCase open, String number, PublicRequest.@Nullable Measure measure) {
    PublicRequestMapper mapper = tx.mapper(PublicRequestMapper.class);
    boolean begun =
        switch (measure) {
          case null -> true;
          case CORRECTION -> mapper.ledToCorrection(open.key(), number);
          case TAKEDOWN -> mapper.isDown(open.key());
        };
    if (!begun) {
      throw Problem.of(
              409,
              "MEASURE_NOT_BEGUN",
              "尚未采取所填措施",
              "请先提出更正（填写本申请编号）或者撤下公示信息，再答复申请人。案件编号：" + open.id() + "，申请编号：" + number + "。")
          .asException();
    }
  }

  /** The case of a request that waits for its answer, locked. */
  private OpenCase unanswered(Transaction tx, Call call) {
    PublicRequest request = tx.mapper(PublicRequestMapper.class).find(call.parameter("number"));
    if (request == null) {
      throw Problem.notFound().asException();
    }
    OpenCase open = cases.open(tx, request.caseId(), call.actor(), null);
    PublicRequest now = tx.mapper(PublicRequestMapper.class).lock(request.number());
    if (now == null || now.state() == PublicRequest.State.ANSWERED) {
      throw answered(request.number());
    }
    return open;
  }

  private static ProblemException answered(String number) {
    return Problem.of(409, "REQUEST_ANSWERED", "申请已经答复", "该申请已经答复，不能再办理。申请编号：" + number + "。")
        .asException();
  }

  private Answer read(Call call) {
    return database.transact(
        tx -> {
          PublicRequest found = tx.mapper(PublicRequestMapper.class).find(call.parameter("number"));
          if (found == null) {
            throw Problem.notFound().asException();
          }
          cases.look(tx, found.caseId(), call.actor()); // 404 for another organ's
          return Answer.ok(found);
        });
  }

  private static PublicRequest request(Transaction tx, String number) {
    return Objects.requireNonNull(tx.mapper(PublicRequestMapper.class).find(number));
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    Checks checks = new Checks();
    PublicRequest.State state = STATE.of(call, checks);
    checks.orRefuse();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(PublicRequestMapper.class)
                        .page(after, call.actor().organCode(), state, paging.rows()),
                    row -> List.of(row.cursorId()))));
  }

  /** Forgets who asked, once in a while after the answer; false if nothing is due. */
  public boolean forgetNext(Transaction tx) {
    return tx.mapper(PublicRequestMapper.class)
            .forgetNext(tx.now().minus(keptAfterAnswer), tx.now())
        > 0;
  }
}

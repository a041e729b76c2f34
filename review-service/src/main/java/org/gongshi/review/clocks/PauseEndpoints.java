package org.gongshi.review.clocks;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Hearings and appraisals, whose time does not count (行政许可法 art. 45, 行政强制法 art. 25, 市场监督管理行政处罚程序规定
 * art. 64): the handler records when each began and ended.
 */
public final class PauseEndpoints {
  private static final Set<Pause> BY_HAND = EnumSet.of(Pause.HEARING, Pause.APPRAISAL);

  private final Database database;
  private final Once once;
  private final Audit audit;
  private final Cases cases;
  private final Clocks clocks;

  public PauseEndpoints(Database database, Once once, Audit audit, Cases cases, Clocks clocks) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.cases = cases;
    this.clocks = clocks;
  }

  /**
   * @param document the number of the notice or commission that it rests on
   */
  record Begin(@Nullable Pause reason, @Nullable LocalDate startedOn, @Nullable String document) {}

  record End(@Nullable LocalDate endedOn) {}

  /**
   * One pause. Of its days the first still counts.
   *
   * @param endedOn null while it lasts
   */
  record View(Pause reason, String label, LocalDate startedOn, @Nullable LocalDate endedOn) {
    static View of(Stop stop) {
      return new View(
          stop.reason(),
          stop.reason().label(),
          WorkingDays.dayOf(stop.from()),
          stop.until() == null ? null : WorkingDays.dayOf(stop.until()));
    }
  }

  public List<Endpoint> list() {
    return List.of(
        post(
                "/api/v1/cases/{id}/pauses",
                anyOf(Role.HANDLER),
                "登记听证或者检测、检验、检疫、鉴定的开始日期，其间期限中止计算",
                Begin.class,
                this::begin)
            .versioned()
            .answersAll(View.class)
            .refuses("HANDLER_ONLY", "PAUSE_LASTS", "CLOCK_NOT_RUNNING"),
        post(
                "/api/v1/cases/{id}/pauses/{reason}/end",
                anyOf(Role.HANDLER),
                "登记听证或者检测、检验、检疫、鉴定的结束日期，期限恢复计算",
                End.class,
                this::end)
            .versioned()
            .answersAll(View.class)
            .refuses("HANDLER_ONLY", "NO_PAUSE"),
        get("/api/v1/cases/{id}/pauses", Cases.READERS, "案件期限中止计算的各段时间及其原因", this::ofCase)
            .answersAll(View.class));
  }

  private Answer begin(Call call) {
    Begin request = call.body(Begin.class);
    return once.change(
        call,
        tx -> {
          OpenCase open = own(tx, call);
          Checks checks = new Checks();
          Pause reason = checks.required("reason", request.reason());
          checks.require(
              reason == null || BY_HAND.contains(reason),
              "reason",
              "NOT_APPLICABLE",
              "此项中止随案件的办理环节自动登记，这里只登记 HEARING 和 APPRAISAL。");
          String document = checks.line("document", request.document(), 128);
          LocalDate day = checks.required("startedOn", request.startedOn());
          checks.orRefuse();
          Pause pause = Objects.requireNonNull(reason);
          if (Clocks.lasting(tx, open, pause) != null) {
            throw refused(open, "PAUSE_LASTS", "中止尚未结束", "“" + pause.label() + "”已经开始，请先登记其结束。");
          }
          LocalDate first = firstDay(tx, open, pause);
          checks.require(
              !Objects.requireNonNull(day).isAfter(WorkingDays.dayOf(tx.now())),
              "startedOn",
              "IN_FUTURE",
              "不能晚于今天。");
          checks.require(
              !day.isBefore(first), "startedOn", "BEFORE_START", "不能早于期限起算的日期" + first + "。");
          LocalDate last = lastEnd(tx, open, pause);
          checks.require(
              last == null || !day.isBefore(last),
              "startedOn",
              "OVERLAPS",
              "不能早于上一次同类中止结束的日期" + last + "。");
          checks.orRefuse();
          clocks.pause(tx, open, pause, WorkingDays.startOf(day));
          return changed(tx, open, call, "PauseBegun", pause + " on " + day + ", " + document);
        });
  }

  private Answer end(Call call) {
    End request = call.body(End.class);
    String name = call.parameter("reason");
    Pause reason =
        BY_HAND.stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().asException());
    return once.change(
        call,
        tx -> {
          OpenCase open = own(tx, call);
          Stop lasting = Clocks.lasting(tx, open, reason);
          if (lasting == null) {
            throw refused(open, "NO_PAUSE", "没有正在进行的中止", "“" + reason.label() + "”没有开始或者已经结束。");
          }
          Checks checks = new Checks();
          LocalDate day = checks.required("endedOn", request.endedOn());
          checks.require(
              day == null || !day.isAfter(WorkingDays.dayOf(tx.now())),
              "endedOn",
              "IN_FUTURE",
              "不能晚于今天。");
          checks.require(
              day == null || !day.isBefore(WorkingDays.dayOf(lasting.from())),
              "endedOn",
              "WRONG_RANGE",
              "不能早于开始的日期。");
          checks.orRefuse();
          clocks.resume(tx, open, reason, WorkingDays.startOf(Objects.requireNonNull(day)));
          return changed(tx, open, call, "PauseEnded", reason + " on " + day);
        });
  }

  private Answer changed(Transaction tx, OpenCase open, Call call, String deed, String detail) {
    open.touch();
    audit.record(tx, call.actor().login(), deed, open.id(), detail);
    return Answer.ok(views(tx, open)).withVersion(open.version());
  }

  private OpenCase own(Transaction tx, Call call) {
    OpenCase open = cases.open(tx, call);
    if (call.actor().id() != open.standing().handler()) {
      throw open.refusal(Rule.HANDLER_ONLY);
    }
    return open;
  }

  /** The first day of the clocks that the pause stops. */
  private LocalDate firstDay(Transaction tx, OpenCase open, Pause pause) {
    return clocks.ofCase(tx, open).stream()
        .filter(d -> d.isOpen() && d.kind().isStoppedBy(pause))
        .map(Deadline::startDay)
        .min(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                refused(
                    open, "CLOCK_NOT_RUNNING", "没有正在计算的期限", "本案没有因“" + pause.label() + "”而中止的期限。"));
  }

  private static @Nullable LocalDate lastEnd(Transaction tx, OpenCase open, Pause pause) {
    return tx.mapper(ClockMapper.class).pauses(open.key()).stream()
        .filter(s -> s.reason() == pause && s.until() != null)
        .map(s -> WorkingDays.dayOf(Objects.requireNonNull(s.until())))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static ProblemException refused(OpenCase open, String code, String title, String detail) {
    return Problem.of(409, code, title, detail + "案件编号：" + open.id() + "。").asException();
  }

  private static List<View> views(Transaction tx, OpenCase open) {
    return tx.mapper(ClockMapper.class).pauses(open.key()).stream().map(View::of).toList();
  }

  private Answer ofCase(Call call) {
    return database.transact(
        tx -> Answer.ok(views(tx, cases.look(tx, call.parameter("id"), call.actor()))));
  }
}

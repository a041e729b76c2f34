package org.gongshi.review.cases;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.AuditEntry;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.ProblemCodes;
import org.gongshi.review.http.Query;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** The API of this step: file, read, list, investigate, propose. */
public final class CaseEndpoints {
  private static final Query<Boolean> ALL = Query.flag("all", "是否连同目前不能办理的事项");

  private final Once once;
  private final Cases cases;
  private final Audit audit;
  private final InstantSource clock;

  public CaseEndpoints(Once once, Cases cases, Audit audit, InstantSource clock) {
    this.clock = clock;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
  }

  /** The refusals of {@link Rule}, for the API's list of problem codes. */
  public static List<ProblemCodes.Told> refusals() {
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                new ProblemCodes.Told(
                    rule.name(),
                    rule.isAboutThePerson() ? 403 : 409,
                    "不能办理此项操作",
                    rule.sentence(),
                    "依据：" + rule.basis().citation()))
        .toList();
  }

  public List<Endpoint> list() {
    var handler = anyOf(Role.HANDLER);
    var official = Cases.READERS;
    return List.of(
        post("/api/v1/cases", handler, "立案：登记案件、当事人、执法人员、事实和依据", FilingRequest.class, this::file)
            .creates(CaseView.class)
            .versioned(),
        get("/api/v1/cases/{id}", official, "读取一件案件", this::read)
            .answers(CaseView.class)
            .versioned(),
        put(
                "/api/v1/cases/{id}/filing",
                handler,
                "决定作出前补正案件信息；原信息留存，不可更改",
                Amendment.class,
                this::amend)
            .answers(CaseView.class)
            .versioned()
            .refuses("WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"),
        get("/api/v1/cases/{id}/earlier-filings", official, "补正前的案件信息", this::earlierFilings)
            .answersAll(EarlierFiling.class),
        get("/api/v1/cases/{id}/events", official, "案件的办理记录", this::events)
            .answersAll(AuditEntry.class),
        get(
                "/api/v1/cases/{id}/next-steps",
                official,
                "下一步可以办理的事项：由谁办理、还缺什么、为何不能办理；all=true 列出全部事项",
                this::nextSteps)
            .answersAll(NextSteps.NextStep.class)
            .asks(ALL),
        post("/api/v1/cases/{id}/investigation", handler, "开始调查", null, this::investigate)
            .answers(CaseView.class)
            .versioned()
            .refuses("WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"),
        post(
                "/api/v1/cases/{id}/proposal",
                handler,
                "提出处理建议",
                Proposal.Request.class,
                this::propose)
            .answers(CaseView.class)
            .versioned()
            .refuses("WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"));
  }

  private Answer file(Call call) {
    FilingRequest request = call.body(FilingRequest.class, 4 << 20);
    Filing filing = request.checked(clock.instant());
    CaseView view = cases.file(call.actor(), filing, requestKey(call, request));
    return Answer.created(view, "/api/v1/cases/" + view.id()).withVersion(view.version());
  }

  private static Cases.@Nullable RequestKey requestKey(Call call, FilingRequest request) {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty()) {
      return null;
    }
    Checks checks = new Checks();
    String line = checks.line("Idempotency-Key", key.get(), 100);
    checks.orRefuse();
    return new Cases.RequestKey(call.actor().login() + ":" + line, Sha256.of(Json.write(request)));
  }

  private Answer read(Call call) {
    CaseView view = cases.read(call.actor(), call.parameter("id"));
    return Answer.ok(view).withVersion(view.version());
  }

  private Answer events(Call call) {
    CaseView view = cases.read(call.actor(), call.parameter("id"));
    return Answer.ok(audit.ofCase(view.id()));
  }

  /** 补正, as it is sent: the whole filing as it ought to be, and why. */
  record Amendment(@Nullable String reason, @Nullable FilingRequest filing) {}

  private Answer amend(Call call) {
    Amendment sent = call.body(Amendment.class, 4 << 20);
    Checks checks = new Checks();
    String reason = checks.text("reason", sent.reason(), 1000);
    FilingRequest request = checks.required("filing", sent.filing());
    checks.orRefuse();
    Filing filing = Objects.requireNonNull(request).checked(clock.instant());
    return change(
        call,
        (open, by) -> {
          CaseEvent event = new CaseEvent.Amended(by);
          open.allow(event);
          open.amend(filing, by, reason);
          return event;
        });
  }

  private Answer earlierFilings(Call call) {
    return Answer.ok(cases.earlierFilings(call.actor(), call.parameter("id")));
  }

  private Answer nextSteps(Call call) {
    boolean all = Boolean.TRUE.equals(ALL.of(call));
    return Answer.ok(cases.nextSteps(call.actor(), call.parameter("id"), all));
  }

  private Answer investigate(Call call) {
    return change(call, (open, by) -> new CaseEvent.InvestigationStarted(by));
  }

  private Answer propose(Call call) {
    Proposal proposal = call.body(Proposal.Request.class).checked();
    return change(
        call,
        (open, by) -> {
          open.allow(new CaseEvent.ProposalMade(by, proposal.discussionRequired()));
          return new CaseEvent.ProposalMade(by, open.propose(proposal));
        });
  }

  private Answer change(Call call, BiFunction<OpenCase, Long, CaseEvent> deed) {
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          CaseEvent event = deed.apply(open, call.actor().id());
          open.apply(event, call.actor().login(), "");
          return Answer.ok(open.view()).withVersion(open.version());
        });
  }
}

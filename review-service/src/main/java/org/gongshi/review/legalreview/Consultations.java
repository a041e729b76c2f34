package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** 征求法律顾问意见 (plan, part 3, 2 (2)): the reviewer asks, counsel answers once, nobody is bound. */
final class Consultations {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Audit audit;

  Consultations(Database database, Once once, Cases cases, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
  }

  record Request(@Nullable String counsel, @Nullable String question) {}

  record OpinionSent(@Nullable String opinion) {}

  record ConsultationNumber(String id, int number) {}

  /** What counsel gets to read of a case on which they were asked. Raw. */
  record Brief(
      KeptConsultation consultation,
      Filing filing,
      @Nullable String proposedConclusion,
      @Nullable String proposedCategory) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/consultations",
                anyOf(Role.LEGAL_REVIEWER),
                "审核人员征求法律顾问意见",
                Request.class,
                this::ask)
            .versioned()
            .answers(ConsultationNumber.class)
            .refuses("WRONG_STATE", "REVIEWER_NOT_ASSIGNED"),
        post(
                "/api/v1/cases/{id}/consultations/{number}/opinion",
                anyOf(Role.COUNSEL),
                "法律顾问出具意见，不约束审核结论",
                OpinionSent.class,
                this::answer)
            .versioned()
            .answers(ConsultationNumber.class)
            .refuses("OPINION_GIVEN"),
        get(
                "/api/v1/cases/{id}/consultations/{number}",
                anyOf(Role.COUNSEL),
                "法律顾问查阅被征求意见的案件",
                this::brief)
            .answers(Brief.class),
        get("/api/v1/consultations", anyOf(Role.COUNSEL), "征求本人意见的案件清单", this::own)
            .answersAll(KeptConsultation.class));
  }

  private Answer ask(Call call) {
    Request sent = call.body(Request.class);
    Checks checks = new Checks();
    String login = checks.line("counsel", sent.counsel(), 64);
    String question = checks.text("question", sent.question(), 4000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          if (open.standing().state() != CaseState.UNDER_LEGAL_REVIEW) {
            throw open.refusal(Rule.WRONG_STATE);
          }
          if (!Objects.equals(
              open.standing().marks().assignedReviewer(), Long.valueOf(call.actor().id()))) {
            throw open.refusal(Rule.REVIEWER_NOT_ASSIGNED);
          }
          Actor counsel = Accounts.find(tx, login);
          boolean fits =
              counsel != null
                  && counsel.roles().contains(Role.COUNSEL)
                  && counsel.id() != call.actor().id()
                  && counsel.id() != open.standing().handler();
          Checks person = new Checks();
          person.require(fits, "counsel", "UNKNOWN_COUNSEL", "没有这个法律顾问账户，或者是本案的承办、审核人员，请核对。");
          person.orRefuse();
          ConsultationMapper mapper = tx.mapper(ConsultationMapper.class);
          int number = mapper.count(open.key()) + 1;
          mapper.ask(
              open.key(),
              number,
              Objects.requireNonNull(counsel).id(),
              question,
              call.actor().id(),
              tx.now());
          audit.record(tx, call.actor().login(), "CounselAsked", id, "consultation " + number);
          return Answer.ok(new ConsultationNumber(id, number)).withVersion(open.version());
        });
  }

  private Answer answer(Call call) {
    Checks checks = new Checks();
    String opinion = checks.text("opinion", call.body(OpinionSent.class).opinion(), 8000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ConsultationMapper mapper = tx.mapper(ConsultationMapper.class);
          KeptConsultation found = own(mapper, open, call);
          if (found.opinion() != null) {
            throw Problem.of(409, "OPINION_GIVEN", "意见已经出具", "法律顾问意见出具后不得更改。案件编号：" + id + "。")
                .asException();
          }
          mapper.answer(open.key(), found.number(), call.actor().id(), opinion, tx.now());
          audit.record(
              tx, call.actor().login(), "CounselAnswered", id, "consultation " + found.number());
          return Answer.ok(new ConsultationNumber(id, found.number())).withVersion(open.version());
        });
  }

  private Answer brief(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), null);
          KeptConsultation found = own(tx.mapper(ConsultationMapper.class), open, call);
          return Answer.ok(
              new Brief(found, open.filing(), open.proposedConclusion(), open.proposedCategory()));
        });
  }

  /** The consultation that the address names, if it was the caller who was asked; else 404. */
  private static KeptConsultation own(ConsultationMapper mapper, OpenCase open, Call call) {
    String number = call.parameter("number");
    return mapper.ofCase(open.key()).stream()
        .filter(c -> Integer.toString(c.number()).equals(number))
        .filter(c -> c.counsel().equals(call.actor().login()))
        .findFirst()
        .orElseThrow(() -> Problem.notFound().asException());
  }

  private Answer own(Call call) {
    return database.transact(
        tx -> Answer.ok(tx.mapper(ConsultationMapper.class).ofCounsel(call.actor().id())));
  }
}

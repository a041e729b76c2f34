package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** 向承办人员核实情况: the review's clock stands still from the question to its answer. */
final class Questions {
  private final Once once;
  private final Cases cases;

  Questions(Once once, Cases cases) {
    this.once = once;
    this.cases = cases;
  }

  record Question(@Nullable String question) {}

  record AnswerSent(@Nullable String answer) {}

  record QuestionNumber(String id, int number) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/review-questions",
                anyOf(Role.LEGAL_REVIEWER),
                "审核人员向承办人员提问，答复以前审核期限中止计算",
                Question.class,
                this::ask)
            .versioned()
            .answers(QuestionNumber.class)
            .refuses(
                "WRONG_STATE",
                "REVIEWER_IS_HANDLER",
                "REVIEWER_NOT_ASSIGNED",
                "QUESTION_OPEN",
                "REQUIREMENT_MISSING"),
        post(
                "/api/v1/cases/{id}/review-questions/{number}/answer",
                anyOf(Role.HANDLER),
                "承办人员答复审核人员的提问，审核期限恢复计算",
                AnswerSent.class,
                this::answer)
            .versioned()
            .answers(QuestionNumber.class)
            .refuses("WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"));
  }

  private Answer ask(Call call) {
    Checks checks = new Checks();
    String question = checks.text("question", call.body(Question.class).question(), 4000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          QuestionMapper mapper = tx.mapper(QuestionMapper.class);
          int number = mapper.count(open.key()) + 1;
          open.apply(
              new CaseEvent.QuestionAsked(call.actor().id()),
              call.actor().login(),
              "question " + number);
          mapper.ask(open.key(), number, question, call.actor().id(), tx.now());
          return Answer.ok(new QuestionNumber(id, number)).withVersion(open.version());
        });
  }

  private Answer answer(Call call) {
    Checks checks = new Checks();
    String answer = checks.text("answer", call.body(AnswerSent.class).answer(), 8000);
    checks.orRefuse();
    String id = call.parameter("id");
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          QuestionMapper mapper = tx.mapper(QuestionMapper.class);
          int last = mapper.count(open.key());
          if (last == 0 || !number.equals(Integer.toString(last))) {
            throw Problem.notFound().asException();
          }
          open.apply(
              new CaseEvent.QuestionAnswered(call.actor().id()),
              call.actor().login(),
              "question " + last);
          mapper.answer(open.key(), last, answer, call.actor().id(), tx.now());
          return Answer.ok(new QuestionNumber(id, last)).withVersion(open.version());
        });
  }
}

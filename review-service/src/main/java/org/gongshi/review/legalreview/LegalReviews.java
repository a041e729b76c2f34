package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.util.List;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SigningKey;
import org.jspecify.annotations.Nullable;

/** The door of the legal review: its endpoints, and which review a decision may stand on. */
public final class LegalReviews {
  private final Database database;
  private final Cases cases;
  private final Submissions submissions;
  private final Assignments assignments;
  private final Questions questions;
  private final Consultations consultations;
  private final Opinions opinions;
  private final Qualifications qualifications;
  private final OrganRuleBook rules;
  private final ActFirst actFirst;
  private final LateReviews lateReviews;
  private final Board board;

  public LegalReviews(
      Database database,
      Once once,
      Cases cases,
      Audit audit,
      SigningKey key,
      ReviewSettings settings) {
    this.database = database;
    this.cases = cases;
    submissions = new Submissions(once, cases);
    assignments = new Assignments(once, cases);
    questions = new Questions(once, cases);
    consultations = new Consultations(database, once, cases, audit);
    opinions = new Opinions(database, once, cases, key);
    qualifications = new Qualifications(database, once, audit, settings);
    rules = new OrganRuleBook(database, once, audit);
    actFirst = new ActFirst(once, cases);
    lateReviews = new LateReviews(once, cases, opinions);
    board = new Board(database);
    cases.judgeBy(rules);
  }

  public List<Endpoint> endpoints() {
    Endpoint file =
        get(
                "/api/v1/cases/{id}/legal-reviews",
                anyOf(Role.HANDLER, Role.LEGAL_REVIEWER, Role.APPROVER, Role.AUDITOR),
                "一件案件的审核案卷：送审、指定、问答、顾问意见和审核意见",
                this::file)
            .answers(ReviewFile.class);
    return Stream.of(
            submissions.endpoints(),
            assignments.endpoints(),
            questions.endpoints(),
            consultations.endpoints(),
            opinions.endpoints(),
            qualifications.endpoints(),
            rules.endpoints(),
            actFirst.endpoints(),
            lateReviews.endpoints(),
            board.endpoints(),
            List.of(file))
        .flatMap(List::stream)
        .toList();
  }

  /** The review that let this proposal through, or null; one of other materials does not count. */
  public @Nullable PassedReview passed(Transaction tx, OpenCase open) {
    PassedReview review = tx.mapper(ReviewMapper.class).passed(open.key());
    Submission current = submitted(tx, open);
    return review != null
            && current != null
            && review.submissionNumber() == current.number()
            && review.materialsSha256().equals(current.materialsSha256())
        ? review
        : null;
  }

  /**
   * The ground on which the case's measure goes before its review, or null where it does not.
   *
   * @throws org.gongshi.review.http.ProblemException 409 if the case is no longer of that measure
   */
  public @Nullable ActFirstGround actingFirst(Transaction tx, OpenCase open) {
    return ActFirst.ground(tx, open);
  }

  /** What was submitted last, or null if there is none or the case has changed since. */
  public @Nullable Submission submitted(Transaction tx, OpenCase open) {
    return Submissions.current(tx, open);
  }

  private Answer file(Call call) {
    return database.transact(
        tx ->
            Answer.ok(ReviewFile.of(tx, cases.open(tx, call.parameter("id"), call.actor(), null))));
  }
}

package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** The register of legal reviewers, organ by organ. */
final class Qualifications {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15");

  private final Database database;
  private final Once once;
  private final Audit audit;
  private final ReviewSettings settings;

  Qualifications(Database database, Once once, Audit audit, ReviewSettings settings) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.settings = settings;
  }

  /**
   * As it is sent.
   *
   * @param reviewingSince the day of the person's first legal review, in any organ
   */
  record Request(
      @Nullable String login,
      @Nullable String organCode,
      @Nullable String certificateNumber,
      @Nullable LocalDate obtainedOn,
      @Nullable LocalDate reviewingSince) {}

  record EndRequest(@Nullable String reason) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/reviewer-qualifications",
                anyOf(Role.ADMINISTRATOR),
                "登记法制审核人员：所在机关、法律职业资格证书、从事审核起始日期",
                Request.class,
                this::register)
            .creates(Qualification.class)
            .refuses("ALREADY_QUALIFIED"),
        get(
                "/api/v1/reviewer-qualifications",
                anyOf(Role.ADMINISTRATOR, Role.LEGAL_REVIEWER, Role.APPROVER, Role.AUDITOR),
                "法制审核人员名册",
                this::list)
            .answersAll(Qualification.class)
            .untraced(),
        post(
                "/api/v1/reviewer-qualifications/{number}/end",
                anyOf(Role.ADMINISTRATOR),
                "终止法制审核人员资格，写明理由",
                EndRequest.class,
                this::end)
            .answers(Qualification.class)
            .refuses("ALREADY_ENDED"));
  }

  /**
   * The valid qualification of an account for an organ.
   *
   * @throws ProblemException 409 if there is none
   */
  static long require(Transaction tx, long account, String organCode, String caseId) {
    Long id = tx.mapper(QualificationMapper.class).valid(account, organCode);
    if (id == null) {
      throw Problem.of(
              409,
              "REVIEWER_NOT_QUALIFIED",
              "不具备法制审核资格",
              "该人员没有登记为本机关的法制审核人员，或者资格已经终止，请指定其他人员，或者由系统管理员登记。案件编号：" + caseId + "。")
          .withBasis(BASIS.citation())
          .asException();
    }
    return id;
  }

  private Answer register(Call call) {
    Request sent = call.body(Request.class);
    return once.change(call, tx -> register(tx, call.actor(), sent));
  }

  private Answer register(Transaction tx, Actor by, Request sent) {
    Checks checks = new Checks();
    String login = checks.line("login", sent.login(), 64);
    String organ = checks.line("organCode", sent.organCode(), 18);
    String certificate = checks.optional("certificateNumber", sent.certificateNumber(), 40);
    LocalDate since = checks.required("reviewingSince", sent.reviewingSince());
    LocalDate today = WorkingDays.dayOf(tx.now());
    checks.require(
        since == null || !since.isAfter(today), "reviewingSince", "IN_FUTURE", "起始日期不能晚于今天。");
    checks.require(
        sent.obtainedOn() == null || !sent.obtainedOn().isAfter(today),
        "obtainedOn",
        "IN_FUTURE",
        "取得日期不能晚于今天。");
    checks.require(
        (certificate == null) == (sent.obtainedOn() == null),
        "obtainedOn",
        "REQUIRED",
        "证书编号和取得日期须同时填写。");
    boolean required = since != null && settings.requiresCertificate(since);
    checks.require(
        !required || certificate != null,
        "certificateNumber",
        "CERTIFICATE_REQUIRED",
        "初次从事行政处罚决定法制审核的人员，应当取得国家统一法律职业资格（" + BASIS.citation() + "）。");
    Actor account = Accounts.find(tx, login);
    checks.require(
        login.isEmpty() || (account != null && account.roles().contains(Role.LEGAL_REVIEWER)),
        "login",
        "UNKNOWN_REVIEWER",
        "没有这个法制审核账户，或者已停用，请核对。");
    checks.require(
        organ.isEmpty()
            || (Organs.isKnown(tx, organ)
                && by.sees(organ)
                && (account == null || account.sees(organ))),
        "organCode",
        "UNKNOWN_ORGAN",
        "没有这个执法机关，或者与账户所属机关不符，请核对。");
    checks.require(
        account == null || account.id() != by.id(), "login", "OWN_ACCOUNT", "不能为自己登记，请由其他管理员办理。");
    checks.orRefuse();
    try {
      QualificationMapper mapper = tx.mapper(QualificationMapper.class);
      long holder = Objects.requireNonNull(account).id();
      mapper.insert(
          holder,
          organ,
          certificate,
          sent.obtainedOn(),
          Objects.requireNonNull(since),
          required,
          by.id(),
          tx.now());
      audit.record(tx, by.login(), "ReviewerQualified", null, login + " for " + organ);
      long id = Objects.requireNonNull(mapper.valid(holder, organ));
      return Answer.created(
          Objects.requireNonNull(mapper.byId(id)), "/api/v1/reviewer-qualifications/" + id);
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
        throw Problem.of(409, "ALREADY_QUALIFIED", "已经登记", "该人员在本机关的资格仍然有效，需要变更的请先终止原登记。")
            .asException();
      }
      throw e;
    }
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> Answer.ok(tx.mapper(QualificationMapper.class).all(call.actor().organCode())));
  }

  private Answer end(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(EndRequest.class).reason(), 500);
    checks.orRefuse();
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          QualificationMapper mapper = tx.mapper(QualificationMapper.class);
          Qualification found =
              number.matches("[0-9]{1,18}") ? mapper.byId(Long.parseLong(number)) : null;
          if (found == null || !call.actor().sees(found.organCode())) {
            throw Problem.notFound().asException();
          }
          if (mapper.end(found.id(), reason, call.actor().id(), tx.now()) == 0) {
            throw Problem.of(409, "ALREADY_ENDED", "资格已经终止", "这项登记此前已经终止，无需再次办理。").asException();
          }
          audit.record(
              tx,
              call.actor().login(),
              "ReviewerDisqualified",
              null,
              found.login() + " for " + found.organCode());
          return Answer.ok(Objects.requireNonNull(mapper.byId(found.id())));
        });
  }
}

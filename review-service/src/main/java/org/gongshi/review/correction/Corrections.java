package org.gongshi.review.correction;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.disclosure.Editions;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.gongshi.review.takedown.EmergencyTakedowns;
import org.jspecify.annotations.Nullable;

/**
 * 更正: one official says what is wrong, a head grants it, and a new edition goes through redaction
 * and disclosure as every decision does. What was decided stays frozen.
 */
public final class Corrections {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Editions editions;
  private final EmergencyTakedowns emergencies;
  private final NewEditions newEditions;
  private final Audit audit;

  public Corrections(
      Database database,
      Once once,
      Cases cases,
      Editions editions,
      EmergencyTakedowns emergencies,
      NewEditions newEditions,
      Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.editions = editions;
    this.emergencies = emergencies;
    this.newEditions = newEditions;
    this.audit = audit;
  }

  record DecisionRequest(@Nullable Boolean granted, @Nullable String note) {}

  /**
   * What came of a decision on a correction.
   *
   * @param edition the case that is to stand in its place, or null where it was refused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decided(String id, CaseState state, @Nullable String edition) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/corrections",
                anyOf(Role.HANDLER, Role.DISCLOSURE_OFFICER),
                "提出更正：缘由、差错所在、更正后的文字，或者变更、重新作出的决定",
                CorrectionRequest.class,
                this::propose)
            .versioned()
            .creates(Correction.class)
            .refuses("NOT_CORRECTABLE", "CORRECTION_PENDING"),
        post(
                "/api/v1/cases/{id}/correction-decision",
                anyOf(Role.APPROVER),
                "负责人决定是否更正；同意的，生成新版本，另行隐私处理和公示审核",
                DecisionRequest.class,
                this::decide)
            .versioned()
            .answers(Decided.class)
            .refuses(
                "NO_CORRECTION_PENDING",
                "CORRECTION_TAKES_TWO",
                "NOT_CORRECTABLE",
                "CORRECTION_PENDING",
                "NOT_A_REPLACEMENT"),
        get(
                "/api/v1/cases/{id}/corrections",
                anyOf(
                    Role.HANDLER,
                    Role.APPROVER,
                    Role.DISCLOSURE_OFFICER,
                    Role.DISCLOSURE_APPROVER,
                    Role.AUDITOR),
                "读取本案的更正意见、决定和新版本",
                this::ofCase)
            .answersAll(Correction.class));
  }

  private Answer propose(Call call) {
    CorrectionRequest request = call.body(CorrectionRequest.class, 4 << 20);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          CorrectionRequest checked = request.checked(WorkingDays.dayOf(tx.now()));
          OpenCase open = cases.open(tx, call);
          CorrectionMapper mapper = tx.mapper(CorrectionMapper.class);
          requireCorrectable(tx, open, checked.requireCause());
          if (mapper.open(open.key()) != null) {
            throw pending(open);
          }
          checked.filing(open.filing());
          mapper.propose(
              open.key(),
              checked.requireCause(),
              java.util.Objects.requireNonNull(checked.wrong()),
              new String(Json.write(checked), StandardCharsets.UTF_8),
              call.actor().id(),
              tx.now());
          open.touch();
          audit.record(
              tx, call.actor().login(), "CorrectionProposed", id, checked.requireCause().name());
          return Answer.created(
                  java.util.Objects.requireNonNull(mapper.open(open.key())),
                  "/api/v1/cases/" + id + "/corrections")
              .withVersion(open.version());
        });
  }

  private Answer decide(Call call) {
    DecisionRequest request = call.body(DecisionRequest.class);
    Checks checks = new Checks();
    Boolean granted = checks.required("granted", request.granted());
    String note = checks.optional("note", request.note(), 500);
    checks.require(
        !Boolean.FALSE.equals(granted) || note != null, "note", "REQUIRED", "不同意的，须写明理由。");
    checks.orRefuse();
    String id = call.parameter("id");
    long by = call.actor().id();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          CorrectionMapper mapper = tx.mapper(CorrectionMapper.class);
          Correction pending = mapper.open(open.key());
          if (pending == null) {
            throw Problem.of(
                    409, "NO_CORRECTION_PENDING", "没有待决定的更正", "本案没有待决定的更正意见。案件编号：" + id + "。")
                .asException();
          }
          if (pending.proposer() == by) {
            throw Problem.of(
                    403,
                    "CORRECTION_TAKES_TWO",
                    "不能办理此项操作",
                    "决定更正的负责人不得是提出更正的人员，请由其他负责人办理。案件编号：" + id + "。")
                .asException();
          }
          String edition = null;
          if (Boolean.TRUE.equals(granted)) {
            requireCorrectable(tx, open, pending.cause());
            edition = newEditions.open(tx, open, pending, note, call.actor()).id();
          } else {
            mapper.decide(open.key(), false, note, null, by, tx.now());
          }
          open.touch();
          audit.record(tx, call.actor().login(), "CorrectionDecided", id, granted + "");
          return Answer.ok(new Decided(id, open.standing().state(), edition))
              .withVersion(open.version());
        });
  }

  /**
   * Whether the public can still be told better by this cause. What is down for good stays down:
   * its page only learns which decision stands in its place.
   */
  private void requireCorrectable(Transaction tx, OpenCase open, Edition.Cause cause) {
    CaseState state = open.standing().state();
    boolean setAside = open.standing().marks().revoked();
    boolean fits =
        switch (state) {
          case EXPORTED, PUBLISHED ->
              switch (cause) {
                case TYPING_ERROR, REDACTION_ERROR -> !setAside;
                case DECISION_CHANGED, DECIDED_ANEW -> true;
                case REPUBLISHED -> false;
              };
          case LEAKED ->
              switch (cause) {
                case REDACTION_ERROR, TYPING_ERROR -> !setAside;
                case REPUBLISHED -> !setAside && emergencies.wasUnnecessary(tx, open);
                case DECISION_CHANGED, DECIDED_ANEW -> true;
              };
          case WITHDRAWN ->
              cause == Edition.Cause.DECISION_CHANGED || cause == Edition.Cause.DECIDED_ANEW;
          default -> false;
        };
    if (!fits) {
      throw Problem.of(
              409,
              "NOT_CORRECTABLE",
              "不能按此缘由更正",
              "当前环节不能按所选缘由更正：尚未公示的请修改后再公示，已被更正的请办理现行版本，恢复公示须先经复核。当前环节："
                  + state.label()
                  + "。案件编号："
                  + open.id()
                  + "。")
          .asException();
    }
    if (!editions.begun(tx, open).isEmpty()) {
      throw pending(open);
    }
  }

  private static ProblemException pending(OpenCase open) {
    return Problem.of(
            409, "CORRECTION_PENDING", "更正正在办理", "本案已有一项更正正在办理，请先办结。案件编号：" + open.id() + "。")
        .asException();
  }

  private Answer ofCase(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(tx.mapper(CorrectionMapper.class).ofCase(open.key()));
        });
  }
}

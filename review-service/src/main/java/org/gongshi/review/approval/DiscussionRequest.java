package org.gongshi.review.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Checks;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 集体讨论记录, as it is sent by the head.
 *
 * @param minutesSha256 of the signed minutes' file, lower-case hex
 */
record DiscussionRequest(
    @Nullable String place,
    @Nullable Instant heldAt,
    @Nullable List<@Nullable ParticipantSent> participants,
    @Nullable String conclusion,
    @Nullable Boolean agreed,
    @Nullable String minutesSha256) {

  /** How someone with a vote voted. */
  enum Vote {
    FOR("同意"),
    AGAINST("不同意"),
    ABSTAIN("弃权");

    private final String label;

    Vote(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * Someone who took part.
   *
   * @param login of their account here, if they have one
   * @param vote absent for who attends without a vote, as the handler does
   */
  record ParticipantSent(
      @Nullable String login,
      @Nullable String name,
      @Nullable String post,
      @Nullable Vote vote,
      @Nullable String opinion) {}

  /** A participant, checked. */
  record Participant(
      @Nullable Long account, String name, String post, @Nullable Vote vote, String opinion) {
    boolean votes() {
      return vote != null;
    }
  }

  record Checked(
      String place,
      Instant heldAt,
      List<Participant> participants,
      String conclusion,
      boolean agreed,
      String minutesSha256) {}

  Checked checked(
      Transaction tx,
      OpenCase open,
      Actor head,
      ApprovalSettings settings,
      @Nullable Instant calledAt) {
    Checks checks = new Checks();
    String where = checks.line("place", place, 200);
    Instant held = Objects.requireNonNullElse(checks.required("heldAt", heldAt), tx.now());
    checks.require(!held.isAfter(tx.now()), "heldAt", "IN_FUTURE", "讨论时间不能晚于现在。");
    checks.require(
        calledAt == null || !WorkingDays.dayOf(held).isBefore(WorkingDays.dayOf(calledAt)),
        "heldAt",
        "TOO_EARLY",
        "讨论时间不能早于召集集体讨论的日期。");
    List<Participant> present = participants(tx, open, head, checks, settings);
    String concluded = checks.text("conclusion", conclusion, 20_000);
    Boolean agrees = checks.required("agreed", agreed);
    String minutes = minutesSha256 == null ? "" : minutesSha256;
    checks.require(
        minutes.matches("[0-9a-f]{64}"),
        "minutesSha256",
        "WRONG_FORMAT",
        "请填写讨论记录文件的 SHA-256，六十四位小写十六进制数。");
    checks.orRefuse();
    return new Checked(where, held, present, concluded, Boolean.TRUE.equals(agrees), minutes);
  }

  private List<Participant> participants(
      Transaction tx, OpenCase open, Actor head, Checks checks, ApprovalSettings settings) {
    List<@Nullable ParticipantSent> sent =
        participants == null ? List.<@Nullable ParticipantSent>of() : participants;
    checks.require(sent.size() <= 50, "participants", "TOO_MANY", "参加人员不超过五十人。");
    List<Participant> present = new ArrayList<>();
    Set<Long> accounts = new HashSet<>();
    for (int i = 0; i < Math.min(sent.size(), 50); i++) {
      String at = "participants[" + i + "]";
      ParticipantSent one = sent.get(i);
      if (one == null) {
        checks.add(at, "REQUIRED", "请填写此项。");
        continue;
      }
      Actor account = one.login() == null ? null : Accounts.find(tx, one.login());
      checks.require(
          one.login() == null || account != null,
          at + ".login",
          "UNKNOWN_ACCOUNT",
          "没有这个账户，或者已停用；没有账户的人员只填写姓名和职务。");
      checks.require(
          account == null || accounts.add(account.id()), at + ".login", "TWICE", "同一人员只填写一次。");
      boolean tookPart =
          account != null
              && (account.id() == open.standing().handler()
                  || Objects.equals(open.standing().reviewer(), Long.valueOf(account.id())));
      checks.require(
          !tookPart || one.vote() == null, at + ".vote", "NO_VOTE", "本案的承办人员和法制审核人员列席讨论，不参加表决。");
      String name =
          account != null && one.name() == null
              ? account.displayName()
              : checks.line(at + ".name", one.name(), 100);
      String opinion =
          one.vote() == null
              ? checks.optional(at + ".opinion", one.opinion(), 4000)
              : checks.text(at + ".opinion", one.opinion(), 4000);
      present.add(
          new Participant(
              account == null ? null : account.id(),
              name,
              checks.line(at + ".post", one.post(), 100),
              one.vote(),
              opinion == null ? "" : opinion));
    }
    checks.require(
        present.stream().filter(Participant::votes).count() >= settings.leastVoters(),
        "participants",
        "TOO_FEW_VOTERS",
        "集体讨论至少有" + settings.leastVoters() + "名参加表决的人员。");
    checks.require(
        accounts.contains(head.id()), "participants", "HEAD_ABSENT", "登记讨论记录的负责人应当参加讨论。");
    return present;
  }
}

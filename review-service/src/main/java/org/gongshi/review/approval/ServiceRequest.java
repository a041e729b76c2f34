package org.gongshi.review.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 送达, as it is sent by the handler: to one party, by one way, with the evidence that the way needs.
 *
 * @param servedOn the day on which it was received, left, or sent; not for a public notice
 * @param party the party's place in the case's list, from 0; may be absent where there is one
 * @param noticeOn the day of the public notice, which serves later
 */
record ServiceRequest(
    @Nullable LocalDate servedOn,
    @Nullable Method method,
    @Nullable Integer party,
    @Nullable String receiver,
    @Nullable String reason,
    @Nullable String witness,
    @Nullable String recordingSha256,
    @Nullable String trackingNumber,
    @Nullable LocalDate consentOn,
    @Nullable String address,
    @Nullable String entrustedOrgan,
    @Nullable LocalDate noticeOn,
    @Nullable String noticePlace,
    @Nullable String proofSha256) {

  /** 送达方式 (行政处罚法 art. 61; 民事诉讼法 art. 88 to 95). */
  enum Method {
    DIRECT("直接送达"),
    LEFT_AT_PLACE("留置送达"),
    POST("邮寄送达"),
    ELECTRONIC("电子送达"),
    ENTRUSTED("委托送达"),
    PUBLIC_NOTICE("公告送达");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * A service, checked.
   *
   * @param doneOn when the organ did its part
   * @param servedOn from when the law counts it as served
   */
  record Checked(
      int party,
      Method method,
      LocalDate doneOn,
      LocalDate servedOn,
      @Nullable String receiver,
      @Nullable String reason,
      @Nullable String witness,
      @Nullable String recordingSha256,
      @Nullable String trackingNumber,
      @Nullable LocalDate consentOn,
      @Nullable String address,
      @Nullable String entrustedOrgan,
      @Nullable String noticePlace,
      @Nullable String proofSha256) {}

  Checked checked(Filing filing, LocalDate decidedOn, LocalDate today, ApprovalSettings settings) {
    Checks checks = new Checks();
    Method how = Objects.requireNonNullElse(checks.required("method", method), Method.DIRECT);
    boolean notice = how == Method.PUBLIC_NOTICE;
    String day = notice ? "noticeOn" : "servedOn";
    LocalDate done =
        Objects.requireNonNullElse(checks.required(day, notice ? noticeOn : servedOn), today);
    checks.require(
        !notice || servedOn == null, "servedOn", "NOT_EXPECTED", "公告送达的送达日期由系统按公告期计算，请填写公告日期。");
    checks.require(!done.isAfter(today), day, "IN_FUTURE", "送达日期不能晚于今天。");
    checks.require(!done.isBefore(decidedOn), day, "BEFORE_DECISION", "送达日期不能早于决定日期。");
    int served = party(checks, filing);
    switch (how) {
      case DIRECT -> {}
      case LEFT_AT_PLACE -> {
        need(checks, "reason", reason, "留置送达须写明拒收的情况。");
        checks.require(
            witness != null || recordingSha256 != null,
            "witness",
            "REQUIRED",
            "留置送达须有见证人，或者以录音录像记录送达过程（《中华人民共和国民事诉讼法》第八十九条）。");
      }
      case POST -> need(checks, "trackingNumber", trackingNumber, "邮寄送达须填写邮件编号，送达日期以回执为准。");
      case ELECTRONIC -> {
        need(checks, "address", address, "电子送达须填写受送达人确认的地址。");
        checks.require(
            consentOn != null && !consentOn.isAfter(done),
            "consentOn",
            "REQUIRED",
            "电子送达须经受送达人事先同意并签订确认书（《中华人民共和国行政处罚法》第六十一条）。");
      }
      case ENTRUSTED -> need(checks, "entrustedOrgan", entrustedOrgan, "委托送达须填写受委托的机关。");
      case PUBLIC_NOTICE -> {
        need(checks, "reason", reason, "公告送达须写明下落不明或者其他方式无法送达的情况。");
        need(checks, "noticePlace", noticePlace, "公告送达须填写公告的载体。");
      }
    }
    Checked checked =
        new Checked(
            served,
            how,
            done,
            notice ? done.plusDays(settings.noticeDays()) : done,
            checks.optional("receiver", receiver, 100),
            checks.optional("reason", reason, 1000),
            checks.optional("witness", witness, 200),
            hash(checks, "recordingSha256", recordingSha256),
            checks.optional("trackingNumber", trackingNumber, 60),
            consentOn,
            checks.optional("address", address, 300),
            checks.optional("entrustedOrgan", entrustedOrgan, 200),
            checks.optional("noticePlace", noticePlace, 300),
            hash(checks, "proofSha256", proofSha256));
    checks.orRefuse();
    return checked;
  }

  private int party(Checks checks, Filing filing) {
    List<Integer> parties = mustBeServed(filing);
    if (party == null) {
      checks.require(parties.size() == 1, "party", "REQUIRED", "本案有多名当事人，须逐一登记送达，请填写是哪一名当事人。");
      return parties.isEmpty() ? 0 : parties.getFirst();
    }
    checks.require(
        party >= 0 && party < filing.parties().size(), "party", "NOT_LISTED", "本案没有这一名当事人。");
    return party;
  }

  /** The places in the case's list of those on whom the decision is served. */
  static List<Integer> mustBeServed(Filing filing) {
    List<Integer> parties =
        new ArrayList<>(
            IntStream.range(0, filing.parties().size())
                .filter(i -> filing.parties().get(i).role() == Party.Role.PARTY)
                .boxed()
                .toList());
    return List.copyOf(parties);
  }

  private static void need(Checks checks, String field, @Nullable String value, String advice) {
    checks.require(value != null && !value.isBlank(), field, "REQUIRED", advice);
  }

  private static @Nullable String hash(Checks checks, String field, @Nullable String value) {
    checks.require(
        value == null || value.matches("[0-9a-f]{64}"),
        field,
        "WRONG_FORMAT",
        "请填写文件的 SHA-256，六十四位小写十六进制数。");
    return value;
  }
}

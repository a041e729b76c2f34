package org.gongshi.review.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 行政许可.
 *
 * @param acceptedOn 受理日, from which the law counts; null until the application is accepted
 * @param outcome null until it is known
 * @param licenceNumber 许可证书编号, or null where there is none
 * @param validTo {@link #NO_END} where the licence has no end
 */
public record LicenceDetails(
    String applicationNumber,
    LocalDate receivedOn,
    @Nullable LocalDate acceptedOn,
    Type type,
    @Nullable Outcome outcome,
    @Nullable String licenceNumber,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements Details {

  /** The day that the exchange format writes where a licence has no end. */
  public static final LocalDate NO_END = LocalDate.of(2099, 12, 31);

  /** 许可类别 of the exchange format. */
  public enum Type {
    /** 普通. */
    ORDINARY,
    /** 特许. */
    FRANCHISE,
    /** 认可. */
    RECOGNITION,
    /** 核准. */
    APPROVAL,
    /** 登记. */
    REGISTRATION,
    /** 其他. */
    OTHER
  }

  /** 准予许可 or 不予许可. */
  public enum Outcome {
    GRANTED,
    REFUSED
  }

  @Override
  public ActionKind kind() {
    return ActionKind.LICENCE;
  }

  @Override
  public List<String> stillEmpty() {
    List<String> empty = new ArrayList<>();
    if (acceptedOn == null) {
      empty.add("受理日期");
    }
    if (outcome == null) {
      empty.add("许可结果");
    }
    if (outcome == Outcome.GRANTED && (validFrom == null || validTo == null)) {
      empty.add("许可有效期");
    }
    return empty;
  }

  record Request(
      @Nullable String applicationNumber,
      @Nullable LocalDate receivedOn,
      @Nullable LocalDate acceptedOn,
      @Nullable Type type,
      @Nullable Outcome outcome,
      @Nullable String licenceNumber,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      String number = fields.line("applicationNumber", applicationNumber, 100);
      LocalDate received = fields.past("receivedOn", receivedOn, now);
      LocalDate accepted = acceptedOn == null ? null : fields.past("acceptedOn", acceptedOn, now);
      fields.inOrder(received, "acceptedOn", accepted, "受理日期不能早于收到申请的日期。");
      Type checkedType = fields.required("type", type);
      String licence = fields.optional("licenceNumber", licenceNumber, 100);
      fields.require(
          outcome == Outcome.GRANTED || (licence == null && validFrom == null && validTo == null),
          "outcome",
          "ONLY_WHEN_GRANTED",
          "只有准予许可的才填写许可证书编号和有效期。");
      fields.require(
          (validFrom == null) == (validTo == null),
          "validTo",
          "REQUIRED",
          "有效期的起止日期应当一并填写，长期有效的止日填写 2099-12-31。");
      fields.inOrder(accepted, "validFrom", validFrom, "有效期不能早于受理日期开始。");
      fields.inOrder(validFrom, "validTo", validTo, "有效期的止日不能早于起日。");
      fields.require(
          validTo == null || !validTo.isAfter(NO_END),
          "validTo",
          "TOO_LATE",
          "长期有效的止日填写 2099-12-31。");
      return fields.areGood()
          ? new LicenceDetails(
              number,
              Objects.requireNonNull(received),
              accepted,
              Objects.requireNonNull(checkedType),
              outcome,
              licence,
              validFrom,
              validTo)
          : null;
    }
  }
}

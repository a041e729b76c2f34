package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 征收征用.
 *
 * @param approvalDocument 批准文件, its number
 * @param object what is taken or used
 * @param compensationYuan 补偿金额, two decimals
 * @param endsOn the last day of a requisition, null for an expropriation
 */
public record LevyDetails(
    Sort sort,
    String purpose,
    String approvalDocument,
    String object,
    BigDecimal compensationYuan,
    LocalDate startsOn,
    @Nullable LocalDate endsOn)
    implements Details {

  /** 征收 takes for good, 征用 gives back. */
  public enum Sort {
    EXPROPRIATION,
    REQUISITION
  }

  @Override
  public ActionKind kind() {
    return ActionKind.EXPROPRIATION_LEVY;
  }

  @Override
  public List<String> stillEmpty() {
    return List.of();
  }

  record Request(
      @Nullable Sort sort,
      @Nullable String purpose,
      @Nullable String approvalDocument,
      @Nullable String object,
      @Nullable String compensationYuan,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      Sort checkedSort = fields.required("sort", sort);
      String checkedPurpose = fields.line("purpose", purpose, 300);
      String approval = fields.line("approvalDocument", approvalDocument, 200);
      String checkedObject = fields.line("object", object, 300);
      fields.required("compensationYuan", compensationYuan);
      BigDecimal compensation =
          Proposal.yuan(fields.checks(), "details.compensationYuan", compensationYuan);
      LocalDate starts = fields.required("startsOn", startsOn);
      fields.inOrder(starts, "endsOn", endsOn, "截止日期不能早于开始日期。");
      fields.require(
          checkedSort != Sort.REQUISITION || endsOn != null,
          "endsOn",
          "REQUIRED",
          "征用应当填写截止日期，使用完毕应当返还。");
      fields.require(
          checkedSort != Sort.EXPROPRIATION || endsOn == null,
          "endsOn",
          "ONLY_WHEN_REQUISITIONED",
          "征收没有截止日期，请删去此项。");
      return fields.areGood()
          ? new LevyDetails(
              Objects.requireNonNull(checkedSort),
              checkedPurpose,
              approval,
              checkedObject,
              Objects.requireNonNull(compensation),
              Objects.requireNonNull(starts),
              endsOn)
          : null;
    }
  }
}

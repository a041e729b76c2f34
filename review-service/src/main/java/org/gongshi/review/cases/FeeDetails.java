package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 行政收费.
 *
 * @param item 收费项目
 * @param standard 收费标准, as the price document states it
 * @param range 收费范围: what and whom it covers
 * @param quantity of {@code unit}, at most four decimals
 * @param reductionYuan 减免金额, two decimals, or null where nothing is reduced
 * @param reductionReason why, where something is
 */
public record FeeDetails(
    String item,
    String standard,
    String range,
    BigDecimal quantity,
    String unit,
    @Nullable LocalDate periodFrom,
    @Nullable LocalDate periodTo,
    @Nullable BigDecimal reductionYuan,
    @Nullable String reductionReason)
    implements Details {

  @Override
  public ActionKind kind() {
    return ActionKind.FEE;
  }

  @Override
  public List<String> stillEmpty() {
    return List.of();
  }

  record Request(
      @Nullable String item,
      @Nullable String standard,
      @Nullable String range,
      @Nullable String quantity,
      @Nullable String unit,
      @Nullable LocalDate periodFrom,
      @Nullable LocalDate periodTo,
      @Nullable String reductionYuan,
      @Nullable String reductionReason)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      String checkedItem = fields.line("item", item, 200);
      String checkedStandard = fields.line("standard", standard, 300);
      String checkedRange = fields.line("range", range, 300);
      String amount = fields.line("quantity", quantity, 20);
      boolean number = amount.matches("[0-9]{1,11}(\\.[0-9]{1,4})?");
      fields.require(amount.isEmpty() || number, "quantity", "WRONG_FORMAT", "数量最多四位小数，例如 51.6。");
      String checkedUnit = fields.line("unit", unit, 20);
      fields.require(
          (periodFrom == null) == (periodTo == null), "periodTo", "REQUIRED", "收费期间的起止日期应当一并填写。");
      fields.inOrder(periodFrom, "periodTo", periodTo, "收费期间的止日不能早于起日。");
      BigDecimal reduction = Proposal.yuan(fields.checks(), "details.reductionYuan", reductionYuan);
      String reason = fields.optional("reductionReason", reductionReason, 500);
      fields.require(
          (reduction == null) == (reason == null),
          "reductionReason",
          "REQUIRED",
          "减免金额和减免理由应当一并填写。");
      return fields.areGood()
          ? new FeeDetails(
              checkedItem,
              checkedStandard,
              checkedRange,
              new BigDecimal(amount),
              checkedUnit,
              periodFrom,
              periodTo,
              reduction,
              reason)
          : null;
    }
  }
}

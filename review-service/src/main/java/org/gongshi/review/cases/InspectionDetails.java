package org.gongshi.review.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 行政检查.
 *
 * @param randomList which list of objects it was drawn from, key of the register; of a random one
 *     only
 * @param campaign 抽查计划 under which it was drawn; of a random one only
 * @param inspectedAt UTC
 * @param result null until it is known
 */
public record InspectionDetails(
    Sort sort,
    @Nullable String randomList,
    @Nullable String campaign,
    Field field,
    Instant inspectedAt,
    String place,
    @Nullable Result result,
    @Nullable String resultNote)
    implements Details {

  /** 检查方式. */
  public enum Sort {
    /** 日常检查, by plan. */
    PLANNED,
    /** 双随机、一公开抽查. */
    RANDOM,
    /** 专项检查, and checks upon a complaint. */
    SPECIAL
  }

  /** 检查领域. */
  public enum Field {
    /** 安全生产. */
    WORK_SAFETY,
    /** 环境保护. */
    ENVIRONMENT,
    /** 食品药品安全. */
    FOOD_AND_DRUGS,
    /** 产品质量安全. */
    PRODUCT_QUALITY,
    /** 劳动保障. */
    LABOUR,
    /** 建设工程质量安全. */
    CONSTRUCTION,
    /** 交通运输安全. */
    TRANSPORT,
    /** 其他. */
    OTHER
  }

  /** 检查结果. */
  public enum Result {
    /** 未发现问题. */
    NO_PROBLEM,
    /** 发现问题，已改正. */
    CORRECTED,
    /** 发现问题，责令限期改正. */
    CORRECTION_ORDERED,
    /** 发现违法行为，另案处理. */
    VIOLATION_FOUND,
    /** 不配合检查，情节严重. */
    NOT_COOPERATIVE,
    /** 未发现开展相关经营活动，或者无法联系. */
    NOT_FOUND,
    /** 其他，见说明. */
    OTHER
  }

  @Override
  public ActionKind kind() {
    return ActionKind.INSPECTION;
  }

  @Override
  public List<String> stillEmpty() {
    return result == null ? List.of("检查结果") : List.of();
  }

  record Request(
      @Nullable Sort sort,
      @Nullable String randomList,
      @Nullable String campaign,
      @Nullable Field field,
      @Nullable Instant inspectedAt,
      @Nullable String place,
      @Nullable Result result,
      @Nullable String resultNote)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      Sort checkedSort = fields.required("sort", sort);
      String list = fields.optional("randomList", randomList, 100);
      String drawn = fields.optional("campaign", campaign, 200);
      boolean random = checkedSort == Sort.RANDOM;
      fields.require(!random || list != null, "randomList", "REQUIRED", "随机抽查应当填写抽查事项清单中的编号。");
      fields.require(!random || drawn != null, "campaign", "REQUIRED", "随机抽查应当填写抽查计划。");
      fields.require(
          random || checkedSort == null || (list == null && drawn == null),
          "sort",
          "ONLY_WHEN_RANDOM",
          "只有随机抽查才填写抽查事项清单编号和抽查计划。");
      Field checkedField = fields.required("field", field);
      Instant inspected = fields.past("inspectedAt", inspectedAt, now);
      String where = fields.line("place", place, 300);
      String note = fields.optional("resultNote", resultNote, 500);
      fields.require(
          result != Result.OTHER || note != null, "resultNote", "REQUIRED", "结果为其他的，请填写说明。");
      return fields.areGood()
          ? new InspectionDetails(
              Objects.requireNonNull(checkedSort),
              list,
              drawn,
              Objects.requireNonNull(checkedField),
              Objects.requireNonNull(inspected),
              where,
              result,
              note)
          : null;
    }
  }
}

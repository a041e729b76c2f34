package org.gongshi.review.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.days.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * 行政强制.
 *
 * @param takenAt when the measure was taken, UTC
 * @param urgentOnSite 情况紧急当场实施, so that it is reported within 24 hours (行政强制法 art. 19)
 * @param itemList 物品清单编号 where things are taken, else null
 * @param endsOn the last day of the measure, or null where it has no period
 */
public record CoercionDetails(
    Measure measure,
    Instant takenAt,
    boolean urgentOnSite,
    String place,
    @Nullable String itemList,
    @Nullable LocalDate endsOn)
    implements Details {

  /** 强制措施和强制执行方式. */
  public enum Measure {
    SEALING("查封", true, true),
    SEIZURE("扣押", true, true),
    FREEZING("冻结", false, true),
    DETENTION("扣留", true, true),
    EVIDENCE_REGISTRATION("先行登记保存", true, false),
    SAMPLING("抽样取证", true, false),
    SUBSTITUTE_PERFORMANCE("代履行", false, false),
    OBSTACLE_REMOVAL("排除妨碍", false, false),
    RESTORATION("恢复原状", false, false),
    ADDED_FINE("加处罚款或者滞纳金", false, false),
    OTHER("其他", false, false);

    private final String label;
    private final boolean takesThings;
    private final boolean hasPeriod;

    Measure(String label, boolean takesThings, boolean hasPeriod) {
      this.label = label;
      this.takesThings = takesThings;
      this.hasPeriod = hasPeriod;
    }

    public String label() {
      return label;
    }

    /** Whether things are taken or locked, so that a list of them is made (行政强制法 art. 24). */
    public boolean takesThings() {
      return takesThings;
    }

    /** Whether the law lets it last 30 days, and 30 more (行政强制法 art. 25, 32). */
    public boolean hasPeriod() {
      return hasPeriod;
    }
  }

  /** Days, 行政强制法 art. 25 and 32. */
  private static final int LONGEST = 30;

  @Override
  public ActionKind kind() {
    return ActionKind.COERCION;
  }

  @Override
  public List<String> stillEmpty() {
    return List.of();
  }

  record Request(
      @Nullable Measure measure,
      @Nullable Instant takenAt,
      @Nullable Boolean urgentOnSite,
      @Nullable String place,
      @Nullable String itemList,
      @Nullable LocalDate endsOn)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      Measure checkedMeasure = fields.required("measure", measure);
      Instant taken = fields.past("takenAt", takenAt, now);
      Boolean urgent = fields.required("urgentOnSite", urgentOnSite);
      String where = fields.line("place", place, 300);
      String list = fields.optional("itemList", itemList, 100);
      LocalDate takenOn = taken == null ? null : WorkingDays.dayOf(taken);
      fields.inOrder(takenOn, "endsOn", endsOn, "措施的截止日期不能早于实施日期。");
      if (checkedMeasure != null) {
        fields.require(
            list != null || !checkedMeasure.takesThings(),
            "itemList",
            "REQUIRED",
            "请填写物品清单的编号（《中华人民共和国行政强制法》第二十四条、《中华人民共和国行政处罚法》第五十六条）。");
        fields.require(
            endsOn != null || !checkedMeasure.hasPeriod(),
            "endsOn",
            "REQUIRED",
            "请填写措施的截止日期（《中华人民共和国行政强制法》第二十五条、第三十二条）。");
        fields.require(
            !checkedMeasure.hasPeriod()
                || takenOn == null
                || endsOn == null
                || !endsOn.isAfter(takenOn.plusDays(LONGEST)),
            "endsOn",
            "TOO_LONG",
            "期限不得超过三十日，需要延长的另行申请（《中华人民共和国行政强制法》第二十五条、第三十二条）。");
      }
      return fields.areGood()
          ? new CoercionDetails(
              Objects.requireNonNull(checkedMeasure),
              Objects.requireNonNull(taken),
              Objects.requireNonNull(urgent),
              where,
              list,
              endsOn)
          : null;
    }
  }
}

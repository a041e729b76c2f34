package org.gongshi.review.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 行政处罚.
 *
 * @param discoveredOn 发现违法线索, from which the time to file is counted
 * @param filedOn 立案, from which the time to decide is counted (行政处罚法 art. 60)
 */
public record PenaltyDetails(
    Source source, String violationType, LocalDate discoveredOn, LocalDate filedOn)
    implements Details {

  /** 案件来源. */
  public enum Source {
    /** 监督检查. */
    INSPECTION,
    /** 投诉、举报. */
    COMPLAINT,
    /** 其他机关移送. */
    TRANSFER,
    /** 上级交办. */
    ASSIGNMENT,
    /** 抽样检测. */
    SAMPLING,
    /** 当事人主动交代. */
    SELF_REPORT,
    /** 其他. */
    OTHER
  }

  @Override
  public ActionKind kind() {
    return ActionKind.PENALTY;
  }

  @Override
  public List<String> stillEmpty() {
    return List.of();
  }

  record Request(
      @Nullable Source source,
      @Nullable String violationType,
      @Nullable LocalDate discoveredOn,
      @Nullable LocalDate filedOn)
      implements DetailsRequest {

    @Override
    public @Nullable Details checked(Fields fields, Instant now) {
      Source checkedSource = fields.required("source", source);
      String violation = fields.line("violationType", violationType, 300);
      LocalDate discovered = fields.past("discoveredOn", discoveredOn, now);
      LocalDate filed = fields.past("filedOn", filedOn, now);
      fields.inOrder(discovered, "filedOn", filed, "立案日期不能早于发现线索的日期。");
      return fields.areGood()
          ? new PenaltyDetails(
              Objects.requireNonNull(checkedSource),
              violation,
              Objects.requireNonNull(discovered),
              Objects.requireNonNull(filed))
          : null;
    }
  }
}

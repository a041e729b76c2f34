package org.gongshi.review.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case that stands in the place of another: a corrected edition, or a decision made anew.
 *
 * @param correctsKey the database's key of the case that it replaces
 * @param corrects its public id
 * @param number 1 for a decision of its own, from 2 for a later edition of the same decision
 * @param wrong what was wrong; raw
 * @param changeDocument the document by which another authority changed the decision, or null
 * @param requestNumber the public's request that led to it, or null
 */
public record Edition(
    @JsonIgnore long correctsKey,
    String corrects,
    int number,
    Cause cause,
    String wrong,
    @Nullable Authority changeAuthority,
    @Nullable String changeDocument,
    @Nullable LocalDate changeOn,
    @Nullable String requestNumber,
    Instant openedAt) {

  /** 更正的缘由. */
  public enum Cause {
    /** 文字差错: the published text differs from what was decided. */
    TYPING_ERROR("公示内容存在文字差错"),
    /** 隐私处理差错: too much or too little was cut. */
    REDACTION_ERROR("隐私处理存在差错"),
    /** 决定变更 by another authority. */
    DECISION_CHANGED("行政执法决定已被依法变更"),
    /** 重新作出决定: another case has gone through review and approval. */
    DECIDED_ANEW("行政执法决定已依法重新作出"),
    /** 恢复公示 after an emergency takedown that proved unnecessary. */
    REPUBLISHED("经复核恢复公示");

    private final String label;

    Cause(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Who changed the decision; what the organ changes itself is decided anew, with review. */
  public enum Authority {
    RECONSIDERATION_ORGAN,
    COURT,
    SUPERIOR_ORGAN
  }
}

package org.gongshi.review.redaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposed span that an officer lets stand.
 *
 * @param textSha256 of the whole text of the field; of another text it says nothing
 * @param settledBy login
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptName(
    @JsonIgnore ManualCut.Field field,
    @JsonIgnore int startAt,
    @JsonIgnore int endAt,
    @JsonIgnore String textSha256,
    Reason reason,
    @Nullable String note,
    String settledBy,
    Instant settledAt) {

  /** Why it stays. */
  enum Reason {
    /** Two words meet, or it is a word. */
    NOT_A_NAME,
    /** 组织、地名、产品的名称. */
    NAME_OF_SOMETHING,
    /** 行政执法人员依职务署名. */
    OFFICIAL_IN_OFFICE,
    /** 法律、行政法规规定应当公开的姓名. */
    PUBLIC_BY_LAW
  }

  boolean isOf(ManualCut.Field other, Cut cut, String sha256) {
    return field == other
        && startAt == cut.start()
        && endAt == cut.end()
        && textSha256.equals(sha256);
  }
}

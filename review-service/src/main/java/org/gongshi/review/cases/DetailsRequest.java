package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@link Details} as they are sent: every field may be missing or wrong. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LicenceDetails.Request.class, name = "LICENCE"),
  @JsonSubTypes.Type(value = PenaltyDetails.Request.class, name = "PENALTY"),
  @JsonSubTypes.Type(value = CoercionDetails.Request.class, name = "COERCION"),
  @JsonSubTypes.Type(value = FeeDetails.Request.class, name = "FEE"),
  @JsonSubTypes.Type(value = InspectionDetails.Request.class, name = "INSPECTION"),
  @JsonSubTypes.Type(value = LevyDetails.Request.class, name = "EXPROPRIATION_LEVY"),
})
sealed interface DetailsRequest
    permits LicenceDetails.Request,
        PenaltyDetails.Request,
        CoercionDetails.Request,
        FeeDetails.Request,
        InspectionDetails.Request,
        LevyDetails.Request {

  /**
   * The details, or null where {@code checks} now holds what is wrong with them.
   *
   * @param now what lies after it has not happened yet
   */
  @Nullable Details checked(Fields fields, Instant now);
}

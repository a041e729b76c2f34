package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a case has of its own by its kind of action. Raw: its texts may hold names. In JSON the
 * field {@code kind} says which it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LicenceDetails.class, name = "LICENCE"),
  @JsonSubTypes.Type(value = PenaltyDetails.class, name = "PENALTY"),
  @JsonSubTypes.Type(value = CoercionDetails.class, name = "COERCION"),
  @JsonSubTypes.Type(value = FeeDetails.class, name = "FEE"),
  @JsonSubTypes.Type(value = InspectionDetails.class, name = "INSPECTION"),
  @JsonSubTypes.Type(value = LevyDetails.class, name = "EXPROPRIATION_LEVY"),
})
public sealed interface Details
    permits LicenceDetails,
        PenaltyDetails,
        CoercionDetails,
        FeeDetails,
        InspectionDetails,
        LevyDetails {

  ActionKind kind();

  /**
   * The Chinese names of the fields that may wait when the case is filed and must be there before
   * the proposal is submitted, as far as they are still empty.
   */
  List<String> stillEmpty();
}

package org.gongshi.review.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.approval.RemedyKind;
import org.gongshi.review.approval.RemedyOutcome;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Officer;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.PublicParty;
import org.gongshi.review.redaction.PublicText;
import org.gongshi.review.registers.Organ;
import org.jspecify.annotations.Nullable;

/**
 * The thing that is exported. No field is a free string: every text is a {@link PublicText}, every
 * other value is of a type that can hold no secret by its nature.
 *
 * @param version from 2 for a later edition of the decision
 * @param replaces what this stands in the place of, or null
 * @param facts null where only a summary is disclosed
 * @param amount yuan
 */
record PublicDecision(
    CaseId id,
    int version,
    @Nullable Replaced replaces,
    boolean sample,
    ActionKind kind,
    Procedure procedure,
    PublicText title,
    DocumentNumber documentNumber,
    Organ organ,
    PublicText matter,
    PublicText category,
    List<PublicParty> parties,
    @Nullable PublicText facts,
    PublicText basis,
    PublicText conclusion,
    @Nullable BigDecimal amount,
    List<Officer> officers,
    LocalDate decidedOn,
    @Nullable LocalDate servedOn,
    LocalDate publicBy,
    @Nullable Remedies remedies,
    DisclosureChoice choice,
    LocalDate approvedOn,
    Map<CutKind, Integer> cuts,
    List<Attached> attachments,
    List<Proceeding> proceedings) {

  /** The random name of a case. */
  record CaseId(String value) {
    CaseId {
      if (!org.gongshi.review.identifiers.PublicId.isValid(value)) {
        throw new IllegalArgumentException("not a public id");
      }
    }
  }

  /** The edition or decision before this one, and why it was replaced. */
  record Replaced(CaseId id, Edition.Cause cause) {}

  /** 救济, the last days if the party knew of the decision on the day of service. */
  record Remedies(LocalDate reconsiderBy, LocalDate sueBy) {}

  /**
   * 行政复议、行政诉讼 against the decision; neither who brought it nor its number.
   *
   * @param outcome with the day on which it took effect, or both null while it goes on
   */
  record Proceeding(
      RemedyKind kind,
      PublicText body,
      LocalDate acceptedOn,
      boolean suspendsExecution,
      @Nullable RemedyOutcome outcome,
      @Nullable LocalDate endedOn) {}

  /** 文号, a mark that the organ gives its document. */
  record DocumentNumber(String value) {}

  /** What a file of an attachment is. */
  enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final String extension;

    FileType(String mediaType, String extension) {
      this.mediaType = mediaType;
      this.extension = extension;
    }

    String mediaType() {
      return mediaType;
    }

    String extension() {
      return extension;
    }
  }

  /** A SHA-256 in hex. */
  record Hash(String value) {
    Hash {
      if (!value.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a SHA-256 in hex");
      }
    }
  }

  /**
   * A file beside the decision.
   *
   * @param ordinal from 1, without gaps; with the case's id it is the file's name
   * @param size in bytes
   */
  record Attached(int ordinal, FileType type, long size, Hash sha256, PublicText title) {}

  /** Where the decision's file lies, below the content folder. */
  String path() {
    return folder() + id.value() + ".json";
  }

  /** Where an attachment's file lies: beside the decision's. */
  String pathOf(Attached attached) {
    return folder() + id.value() + "-" + attached.ordinal() + "." + attached.type().extension();
  }

  private String folder() {
    return "decisions/" + kind.slug() + "/" + YearMonth.from(decidedOn) + "/";
  }

  PublicDecision {
    attachments = List.copyOf(attachments);
    proceedings = List.copyOf(proceedings);
    parties = List.copyOf(parties);
    officers = List.copyOf(officers);
    cuts = cuts.isEmpty() ? Map.of() : new EnumMap<>(cuts);
    if (!choice.publishes()) {
      throw new IllegalArgumentException("a decision that is not published is not exported");
    }
  }
}

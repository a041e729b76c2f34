package org.gongshi.site.content;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decision as the contract's {@code decision.schema.json} has it; every text in it is public. */
public record Decision(
    String id,
    int version,
    @Nullable Replaced replaces,
    boolean sample,
    Kind kind,
    Procedure procedure,
    String title,
    String documentNumber,
    Organ organ,
    String matter,
    String category,
    List<Party> parties,
    @Nullable String facts,
    String basis,
    String conclusion,
    @Nullable String amountYuan,
    List<Officer> officers,
    LocalDate decidedOn,
    @Nullable LocalDate servedOn,
    LocalDate publicBy,
    Disclosure disclosure,
    @Nullable Remedies remedies,
    List<Cut> cuts,
    @Nullable List<Attachment> attachments,
    @Nullable List<Proceeding> proceedings) {

  private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");

  /**
   * The same without its long texts, as lists, feeds and plans need it: of a whole site only this
   * is held in memory.
   */
  public Decision brief() {
    return new Decision(
        id,
        version,
        replaces,
        sample,
        kind,
        procedure,
        title,
        documentNumber,
        new Organ(organ.code().intern(), organ.name().intern()),
        matter.intern(),
        category.intern(),
        parties,
        null,
        "",
        "",
        amountYuan,
        List.of(),
        decidedOn,
        servedOn,
        publicBy,
        disclosure,
        remedies,
        List.of(),
        attachments,
        proceedings);
  }

  /** Whether the text can be a decision's id at all. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** {@code <kind>/<yyyy-MM>}: the list of the decision's month. */
  public String monthList() {
    return kind.slug() + "/" + decidedOn.toString().substring(0, "yyyy-MM".length());
  }

  /** The decision's address below the site's root, without its extension. */
  private String address() {
    return "decisions/" + monthList() + "/" + id;
  }

  public String pagePath() {
    return address() + ".html";
  }

  public String jsonPath() {
    return address() + ".json";
  }

  public String signaturePath() {
    return address() + ".json.sig";
  }

  /** The edition or decision in whose place this one stands, and why. */
  public record Replaced(String id, Cause cause) {}

  /** Why an edition was replaced. */
  public enum Cause {
    TYPING_ERROR,
    REDACTION_ERROR,
    DECISION_CHANGED,
    DECIDED_ANEW,
    REPUBLISHED
  }

  /** How the decision came about. */
  public enum Procedure {
    GENERAL,
    SUMMARY
  }

  /** The deciding organ; its code is its unified social credit code. */
  public record Organ(String code, String name) {}

  /** What kind of party. */
  public enum PartyKind {
    NATURAL_PERSON,
    ORGANISATION,
    SOLE_TRADER
  }

  /** A party under the name that redaction left. */
  public record Party(PartyKind kind, String name, @Nullable String creditCode) {}

  /** An officer who took part. */
  public record Officer(String name, String certificate) {}

  /** How much of the served text is public. */
  public enum Choice {
    FULL_TEXT,
    SUMMARY,
    WITHOUT_NAMES
  }

  /** The approval of the publication. */
  public record Disclosure(Choice choice, LocalDate approvedOn) {}

  /** Last days for reconsideration and suit if the decision was known on the day of service. */
  public record Remedies(LocalDate reconsiderBy, LocalDate sueBy) {}

  /** The files beside the decision, in order. */
  public List<Attachment> attached() {
    return attachments == null ? List.of() : attachments;
  }

  /** Where the file of an attachment has to lie: the decision's own address and its number. */
  boolean isPlaceOf(Attachment attachment, int number) {
    return attachment.path().equals(address() + "-" + number + "." + attachment.extension());
  }

  /**
   * A file beside the decision.
   *
   * @param path below the content folder, and below the site's root
   * @param size in bytes
   */
  public record Attachment(String path, String mediaType, long size, String sha256, String title) {
    private String extension() {
      return switch (mediaType) {
        case "image/jpeg" -> "jpg";
        case "image/png" -> "png";
        default -> "pdf";
      };
    }
  }

  /** What was brought against the decision, by the day of acceptance. */
  public List<Proceeding> brought() {
    return proceedings == null ? List.of() : proceedings;
  }

  /** What may be brought against a decision. */
  public enum ProceedingKind {
    RECONSIDERATION,
    SUIT,
    APPEAL,
    RETRIAL
  }

  /** How a proceeding ended. */
  public enum Outcome {
    UPHELD,
    DISMISSED,
    SETTLED,
    WITHDRAWN,
    CHANGED,
    REVOKED,
    UNLAWFUL,
    VOID,
    ORDERED_ANEW;

    /** Whether the decision does not stand as it was made. */
    public boolean setsAside() {
      return compareTo(CHANGED) >= 0;
    }
  }

  /**
   * A reconsideration or suit; neither who brought it nor its number is known here.
   *
   * @param outcome with the day on which it took effect, or both null while it goes on
   */
  public record Proceeding(
      ProceedingKind kind,
      String body,
      LocalDate acceptedOn,
      boolean suspendsExecution,
      @Nullable Outcome outcome,
      @Nullable LocalDate endedOn) {}

  /** Whether the decision stands. */
  public enum Status {
    IN_FORCE,
    UNDER_RECONSIDERATION,
    IN_LITIGATION,
    SET_ASIDE
  }

  /** Whether the decision stands, by what was brought against it. */
  public Status status() {
    if (setAside() != null) {
      return Status.SET_ASIDE;
    }
    List<ProceedingKind> open =
        brought().stream().filter(p -> p.outcome() == null).map(Proceeding::kind).toList();
    if (open.isEmpty()) {
      return Status.IN_FORCE;
    }
    return open.stream().allMatch(ProceedingKind.RECONSIDERATION::equals)
        ? Status.UNDER_RECONSIDERATION
        : Status.IN_LITIGATION;
  }

  /** The outcome that set the decision aside and that no later edition has carried out, or null. */
  public @Nullable Outcome setAside() {
    return brought().stream()
        .filter(p -> !isCarriedOut(p))
        .map(Proceeding::outcome)
        .filter(outcome -> outcome != null && outcome.setsAside())
        .findFirst()
        .orElse(null);
  }

  /** An edition that was made because the decision was changed says what it was changed to. */
  private boolean isCarriedOut(Proceeding proceeding) {
    return replaces != null
        && replaces.cause() == Cause.DECISION_CHANGED
        && proceeding.endedOn() != null
        && !proceeding.endedOn().isAfter(disclosure.approvedOn());
  }

  /** What redaction may cut. */
  public enum CutKind {
    PERSON_NAME,
    CITIZEN_ID,
    OTHER_ID,
    PHONE,
    BANK_CARD,
    EMAIL,
    PLATE,
    ADDRESS,
    BIRTH_DATE,
    CONTACT,
    HEALTH,
    LOCATION,
    MINOR,
    TRADE_SECRET,
    TRADE_NAME
  }

  /** How often something was cut; never where. */
  public record Cut(CutKind kind, int count) {}
}

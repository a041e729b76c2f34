package org.gongshi.review.redaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.Party;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is stored and shown: plain strings, turned back into public text inside this
 * package alone.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftFile(
    boolean namesWithheld,
    String title,
    String matter,
    String facts,
    String basis,
    String conclusion,
    String category,
    List<NamedParty> parties,
    @Nullable List<AttachedText> attachments,
    Map<String, List<Cut>> cuts) {

  record NamedParty(Party.Kind kind, String name, @Nullable String creditCode) {}

  record AttachedText(int number, String title, @Nullable String text) {}

  static DraftFile of(Draft draft) {
    return new DraftFile(
        draft.namesWithheld(),
        draft.title().value(),
        draft.matter().value(),
        draft.facts().value(),
        draft.basis().value(),
        draft.conclusion().value(),
        draft.category().value(),
        draft.parties().stream().map(DraftFile::named).toList(),
        draft.attachments().isEmpty()
            ? null
            : draft.attachments().stream().map(DraftFile::attached).toList(),
        draft.cuts());
  }

  Draft draft() {
    return new Draft(
        namesWithheld,
        new PublicText(title),
        new PublicText(matter),
        new PublicText(facts),
        new PublicText(basis),
        new PublicText(conclusion),
        new PublicText(category),
        parties.stream().map(DraftFile::published).toList(),
        attachments == null ? List.of() : attachments.stream().map(DraftFile::published).toList(),
        cuts);
  }

  private static NamedParty named(PublicParty party) {
    PublicParty.OrganisationCode code = party.creditCode();
    return new NamedParty(party.kind(), party.name().value(), code == null ? null : code.value());
  }

  private static AttachedText attached(PublicAttachment attachment) {
    PublicText text = attachment.text();
    return new AttachedText(
        attachment.number(), attachment.title().value(), text == null ? null : text.value());
  }

  private static PublicAttachment published(AttachedText attachment) {
    String text = attachment.text();
    return new PublicAttachment(
        attachment.number(),
        new PublicText(attachment.title()),
        text == null ? null : new PublicText(text));
  }

  private static PublicParty published(NamedParty party) {
    String code = party.creditCode();
    return new PublicParty(
        party.kind(),
        new PublicText(party.name()),
        code == null ? null : new PublicParty.OrganisationCode(code));
  }
}

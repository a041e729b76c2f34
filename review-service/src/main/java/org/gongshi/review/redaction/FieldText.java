package org.gongshi.review.redaction;

import java.util.Locale;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One of a case's texts that become public.
 *
 * @param attachment its number, for a text of an attachment, else 0
 */
record FieldText(ManualCut.Field field, int attachment, RawText raw) {
  static FieldText of(ManualCut.Field field, String text) {
    return new FieldText(field, 0, new RawText(text));
  }

  static FieldText of(ManualCut.Field field, int attachment, String text) {
    return new FieldText(field, attachment, new RawText(text));
  }

  /** Its name in drafts and logs. */
  String key() {
    return key(field, attachment);
  }

  static String key(ManualCut.Field field, int attachment) {
    String name = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return attachment == 0 ? name : name + "-" + attachment;
  }

  /** Whether a key names a text of an attachment. */
  static boolean isOfAttachment(String key) {
    return key.startsWith("attachment-");
  }

  @Nullable Integer attachmentOrNull() {
    return attachment == 0 ? null : attachment;
  }

  String sha256() {
    return Sha256.of(raw.value());
  }

  /** Whether a span that names this field and this text's hash is of it. */
  boolean isMeant(ManualCut.Field other, String textSha256) {
    return field == other && sha256().equals(textSha256);
  }
}

package org.gongshi.review;

import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On recordings, the vault and trainings. */
final class RecordAttacks {
  private RecordAttacks() {}

  static final List<Attack> ALL =
      List.of(
          spoilt("vault_object_has_a_hash_per_block", "size = 1048577"),
          spoilt("scan_concludes", "verdict = 'PERHAPS'"),
          spoilt(
              "upload_holds_no_more_than_announced",
              "received = 2, state = 'RECEIVING', sha256 = NULL"),
          spoilt("stored_upload_names_its_object", "sha256 = NULL"),
          spoilt("stored_upload_is_whole", "received = 0"),
          spoilt("stored_upload_is_what_was_declared", "declared_sha256 = 'y'"),
          spoilt("exam_has_a_score", "score = 1"),
          spoilt("score_in_range", "exam = 'PASSED', score = 101"),
          spoilt(
              "record_kind",
              "kind = 'MEMORY', sha256 = 'x', file_name = 'x', media_type = 'x',"
                  + " size = 1, uploaded_at = '2026-09-01'"),
          spoilt("recording_has_its_file", "kind = 'AUDIO_VISUAL'"),
          spoilt("file_is_described_whole", "file_name = 'x'"),
          spoilt("record_ends_after_it_begins", "made_to = '1990-01-01'"),
          spoilt("late_record_says_why", "late_minutes = 1"),
          spoilt("recording_lasts", "duration_seconds = 0"),
          spoilt("interruption_ends_after_it_begins", "to_at = '1990-01-01'"),
          spoilt("note_is_in_the_recording", "note_offset_seconds = -1"),
          spoilt("written_form", "form = 'CLAY'"),
          spoilt("paper_says_why", "form = 'PAPER'"),
          spoilt("failure_is_reported_after_it_happened", "reported_at = '1990-01-01'"));
}

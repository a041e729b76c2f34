-- Spans that a recogniser took for the name of a person whom the case does not know, and that an officer lets stand. What
-- is cut instead is a marked span like any other (manual_cut).
CREATE TABLE kept_name (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  field VARCHAR(12) NOT NULL,
  start_at INT NOT NULL,
  end_at INT NOT NULL,
  text_sha256 CHAR(64) NOT NULL,
  reason VARCHAR(24) NOT NULL,
  note VARCHAR(500) NULL,
  settled_by BIGINT NOT NULL,
  settled_at DATETIME(6) NOT NULL,
  UNIQUE KEY a_span_is_settled_once (case_id, field, start_at, end_at, text_sha256),
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  FOREIGN KEY (settled_by) REFERENCES account (id),
  CONSTRAINT kept_name_has_a_length CHECK (start_at >= 0 AND end_at > start_at),
  CONSTRAINT kept_name_field_is_known
    CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY')),
  CONSTRAINT kept_name_reason_is_known
    CHECK (reason IN ('NOT_A_NAME', 'NAME_OF_SOMETHING', 'OFFICIAL_IN_OFFICE', 'PUBLIC_BY_LAW'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER kept_name_comes_before_the_approval BEFORE INSERT ON kept_name FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM disclosure WHERE case_id = NEW.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
END;

CREATE TRIGGER kept_name_is_never_changed BEFORE UPDATE ON kept_name FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was settled stays as it was settled';

CREATE TRIGGER kept_name_is_never_deleted BEFORE DELETE ON kept_name FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was settled is never deleted';

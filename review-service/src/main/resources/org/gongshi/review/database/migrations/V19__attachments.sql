-- Attachments of a decision: what was taken out of a record's file, to be redacted and set again. The original stays in
-- the vault. The words are raw; the picture holds pixels only.
CREATE TABLE attachment (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  record_id BIGINT NOT NULL,
  source_sha256 CHAR(64) NOT NULL,
  title VARCHAR(200) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  text MEDIUMTEXT NULL,
  pages INT NOT NULL,
  notes TEXT NOT NULL,
  picture MEDIUMBLOB NULL,
  picture_type VARCHAR(8) NULL,
  picture_reason VARCHAR(500) NULL,
  added_by BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  removed_by BIGINT NULL,
  removed_at DATETIME(6) NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  FOREIGN KEY (record_id) REFERENCES case_record (id),
  FOREIGN KEY (added_by) REFERENCES account (id),
  FOREIGN KEY (removed_by) REFERENCES account (id),
  CONSTRAINT attachment_kind_is_known CHECK (kind IN ('TEXT', 'PICTURE')),
  CONSTRAINT attachment_is_numbered CHECK (number BETWEEN 1 AND 99),
  CONSTRAINT attachment_is_text_or_picture CHECK (
    (kind = 'TEXT') = (text IS NOT NULL) AND (kind = 'PICTURE') = (picture IS NOT NULL)
    AND (kind = 'PICTURE') = (picture_type IS NOT NULL)),
  CONSTRAINT picture_is_chosen_for_a_reason CHECK ((kind = 'PICTURE') = (picture_reason IS NOT NULL)),
  CONSTRAINT removed_attachment_says_by_whom CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER attachment_comes_before_the_approval BEFORE INSERT ON attachment FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM disclosure WHERE case_id = NEW.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
END;

-- What was taken out of a file goes with the file: after an approved destruction, and only then, the words are forgotten.
CREATE TRIGGER attachment_is_only_removed BEFORE UPDATE ON attachment FOR EACH ROW
BEGIN
  DECLARE forgotten BOOLEAN DEFAULT FALSE;
  SET forgotten = COALESCE(NEW.text, '') = '' AND COALESCE(NEW.picture, '') = ''
    AND EXISTS (SELECT 1 FROM destruction WHERE case_id = OLD.case_id AND approved);
  IF NOT forgotten AND EXISTS (SELECT 1 FROM disclosure WHERE case_id = OLD.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
  IF (OLD.removed_by IS NOT NULL AND NOT forgotten) OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number
      OR NEW.record_id <> OLD.record_id OR NEW.source_sha256 <> OLD.source_sha256 OR NEW.title <> OLD.title
      OR NEW.kind <> OLD.kind OR (NOT forgotten AND NOT (NEW.text <=> OLD.text AND NEW.picture <=> OLD.picture))
      OR NOT (NEW.picture_type <=> OLD.picture_type) OR NOT (NEW.picture_reason <=> OLD.picture_reason)
      OR NEW.added_by <> OLD.added_by OR NEW.added_at <> OLD.added_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an attachment stays as it was attached and is only removed';
  END IF;
END;

CREATE TRIGGER attachment_is_never_deleted BEFORE DELETE ON attachment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an attachment is never deleted';

-- Spans are marked, settled and proven in the texts of attachments too. Which one is meant is told by the text's hash;
-- a proof, of which there is one for each, counts them.
ALTER TABLE manual_cut MODIFY COLUMN field VARCHAR(20) NOT NULL, DROP CONSTRAINT manual_cut_field_is_known;
ALTER TABLE manual_cut ADD CONSTRAINT manual_cut_field_is_known
  CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY', 'ATTACHMENT_TITLE', 'ATTACHMENT'));

ALTER TABLE kept_name MODIFY COLUMN field VARCHAR(20) NOT NULL, DROP CONSTRAINT kept_name_field_is_known;
ALTER TABLE kept_name ADD CONSTRAINT kept_name_field_is_known
  CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY', 'ATTACHMENT_TITLE', 'ATTACHMENT'));

ALTER TABLE redaction_proof MODIFY COLUMN field VARCHAR(20) NOT NULL, DROP CONSTRAINT proven_field_is_known,
  ADD COLUMN attachment INT NOT NULL DEFAULT 0, DROP PRIMARY KEY, ADD PRIMARY KEY (case_id, field, attachment);
ALTER TABLE redaction_proof ADD CONSTRAINT proven_field_is_known
  CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY', 'ATTACHMENT_TITLE', 'ATTACHMENT'));
ALTER TABLE redaction_proof ADD CONSTRAINT proven_attachment_is_numbered
  CHECK ((field IN ('ATTACHMENT_TITLE', 'ATTACHMENT')) = (attachment > 0));

-- The files of attachments leave as the decision does: approved, and never again after a takedown.
DROP TRIGGER only_what_was_approved_is_published;

CREATE TRIGGER only_what_was_approved_is_published BEFORE INSERT ON outbox FOR EACH ROW
BEGIN
  IF NEW.errand IN ('PUBLISH', 'ATTACH') THEN
    IF EXISTS (SELECT 1 FROM law_case WHERE id = NEW.case_id AND state_secret IS NOT NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a state secret is never disclosed';
    END IF;
    IF EXISTS (SELECT 1 FROM suppression WHERE case_id = NEW.case_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was taken down is never published again';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM disclosure WHERE case_id = NEW.case_id AND approved_by IS NOT NULL
        AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an approved disclosure is published';
    END IF;
  END IF;
END;

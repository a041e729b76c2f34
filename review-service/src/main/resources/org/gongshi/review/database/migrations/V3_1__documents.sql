-- Documents of a case, one row per version. A version is written once; afterwards it can only be ended.
CREATE TABLE case_document (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  version INT NOT NULL,
  -- the number while it is the current version: at most one at a time
  current_number INT NULL,
  type VARCHAR(40) NOT NULL,
  template_version VARCHAR(40) NOT NULL,
  document_number VARCHAR(128) NULL,
  title VARCHAR(300) NOT NULL,
  made_on DATE NOT NULL,
  collected_on DATE NOT NULL,
  medium VARCHAR(12) NOT NULL,
  paper_reason VARCHAR(500) NULL,
  pages INT NOT NULL,
  sha256 CHAR(64) NULL,
  openness VARCHAR(12) NOT NULL,
  openness_basis VARCHAR(300) NOT NULL,
  signature VARCHAR(12) NOT NULL,
  signature_note VARCHAR(500) NULL,
  elements TEXT NOT NULL,
  added_by BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  state VARCHAR(10) NOT NULL,
  ended_by BIGINT NULL,
  ended_at DATETIME(6) NULL,
  ended_reason VARCHAR(1000) NULL,
  UNIQUE KEY by_number (case_id, number, version),
  UNIQUE KEY one_current_version (case_id, current_number),
  KEY by_type (case_id, type),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (added_by) REFERENCES account (id),
  FOREIGN KEY (ended_by) REFERENCES account (id),
  CONSTRAINT paper_has_a_reason CHECK ((medium = 'PAPER') = (paper_reason IS NOT NULL)),
  CONSTRAINT electronic_document_has_a_hash CHECK (medium <> 'ELECTRONIC' OR sha256 IS NOT NULL),
  CONSTRAINT document_is_electronic_or_paper CHECK (medium IN ('ELECTRONIC', 'PAPER')),
  CONSTRAINT collected_after_it_was_made CHECK (collected_on >= made_on),
  CONSTRAINT document_has_pages CHECK (pages >= 1),
  CONSTRAINT refusal_to_sign_has_a_note CHECK (signature <> 'REFUSED' OR signature_note IS NOT NULL),
  CONSTRAINT document_has_a_state CHECK (state IN ('CURRENT', 'REPLACED', 'VOIDED')),
  CONSTRAINT current_document_has_its_number CHECK ((state = 'CURRENT') = (current_number IS NOT NULL)),
  CONSTRAINT ended_document_says_why
    CHECK ((state = 'CURRENT') = (ended_by IS NULL) AND (state = 'CURRENT') = (ended_at IS NULL)
      AND (state = 'CURRENT') = (ended_reason IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER document_is_written_once BEFORE UPDATE ON case_document FOR EACH ROW
BEGIN
  IF OLD.state <> 'CURRENT' OR NEW.state = 'CURRENT' OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number
      OR NEW.version <> OLD.version OR NEW.type <> OLD.type OR NEW.template_version <> OLD.template_version
      OR NOT (NEW.document_number <=> OLD.document_number) OR NEW.title <> OLD.title OR NEW.made_on <> OLD.made_on
      OR NEW.collected_on <> OLD.collected_on OR NEW.medium <> OLD.medium
      OR NOT (NEW.paper_reason <=> OLD.paper_reason) OR NEW.pages <> OLD.pages OR NOT (NEW.sha256 <=> OLD.sha256)
      OR NEW.openness <> OLD.openness OR NEW.openness_basis <> OLD.openness_basis OR NEW.signature <> OLD.signature
      OR NOT (NEW.signature_note <=> OLD.signature_note) OR NEW.elements <> OLD.elements
      OR NEW.added_by <> OLD.added_by OR NEW.added_at <> OLD.added_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a document is written once and then only replaced or voided';
  END IF;
  IF EXISTS (SELECT 1 FROM decision d WHERE d.case_id = OLD.case_id AND d.approved_at >= OLD.added_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what a decision rests on stays as it is';
  END IF;
END;

CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON case_document FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'documents are never deleted';

-- What a case has of its own by its kind, as JSON. Cases that were imported have none; those that were filed before this
-- version keep none, so the gate stands at the insert.
ALTER TABLE law_case
  ADD COLUMN details TEXT NULL,
  ADD CONSTRAINT details_fit_the_kind
    CHECK (details IS NULL OR JSON_UNQUOTE(JSON_EXTRACT(details, '$.kind')) = kind);

CREATE TRIGGER filed_case_has_details BEFORE INSERT ON law_case FOR EACH ROW
BEGIN
  IF NEW.details IS NULL AND NOT NEW.imported THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a case is filed with the details of its kind';
  END IF;
END;

CREATE TRIGGER details_are_never_dropped BEFORE UPDATE ON law_case FOR EACH ROW
BEGIN
  IF OLD.details IS NOT NULL AND NEW.details IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a case keeps the details of its kind';
  END IF;
  IF NEW.kind <> OLD.kind OR NEW.imported <> OLD.imported THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a case keeps its kind';
  END IF;
END;

-- What a filing said before it was amended. Raw.
CREATE TABLE earlier_filing (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  filing MEDIUMTEXT NOT NULL,
  sha256 CHAR(64) NOT NULL,
  replaced_by BIGINT NOT NULL,
  replaced_at DATETIME(6) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (replaced_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER earlier_filing_is_never_changed BEFORE UPDATE ON earlier_filing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'earlier filings are immutable';

CREATE TRIGGER earlier_filing_is_never_deleted BEFORE DELETE ON earlier_filing FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'earlier filings are immutable';

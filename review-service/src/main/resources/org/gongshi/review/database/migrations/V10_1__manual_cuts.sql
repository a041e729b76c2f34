-- Spans that an officer cuts beside the rules, by place and by the hash of the text in which they were marked. The table
-- that V6 made for them kept the words themselves and was never written to.
DROP TABLE redaction_manual_cut;

CREATE TABLE manual_cut (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  field VARCHAR(12) NOT NULL,
  start_at INT NOT NULL,
  end_at INT NOT NULL,
  text_sha256 CHAR(64) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  ground VARCHAR(24) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  added_by BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  removed_by BIGINT NULL,
  removed_at DATETIME(6) NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  FOREIGN KEY (added_by) REFERENCES account (id),
  FOREIGN KEY (removed_by) REFERENCES account (id),
  CONSTRAINT manual_cut_has_a_length CHECK (start_at >= 0 AND end_at > start_at),
  CONSTRAINT manual_cut_field_is_known
    CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY')),
  CONSTRAINT each_ground_cuts_its_own_kinds CHECK (
    (ground = 'PERSONAL_PRIVACY' AND kind IN ('PERSON_NAME', 'CITIZEN_ID', 'OTHER_ID', 'PHONE', 'BANK_CARD', 'EMAIL',
      'PLATE', 'ADDRESS', 'BIRTH_DATE'))
    OR (ground = 'MINOR_PROTECTED' AND kind = 'MINOR')
    OR (ground = 'TRADE_SECRET' AND kind IN ('TRADE_SECRET', 'TRADE_NAME'))),
  CONSTRAINT removed_cut_says_by_whom CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER manual_cut_comes_before_the_approval BEFORE INSERT ON manual_cut FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM disclosure WHERE case_id = NEW.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
END;

CREATE TRIGGER manual_cut_is_only_removed BEFORE UPDATE ON manual_cut FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM disclosure WHERE case_id = OLD.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
  IF OLD.removed_by IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number OR NEW.field <> OLD.field
      OR NEW.start_at <> OLD.start_at OR NEW.end_at <> OLD.end_at OR NEW.text_sha256 <> OLD.text_sha256
      OR NEW.kind <> OLD.kind OR NEW.ground <> OLD.ground OR NEW.reason <> OLD.reason
      OR NEW.added_by <> OLD.added_by OR NEW.added_at <> OLD.added_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a marked span stays as it was marked and is only removed';
  END IF;
END;

CREATE TRIGGER manual_cut_is_never_deleted BEFORE DELETE ON manual_cut FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a marked span is never deleted';

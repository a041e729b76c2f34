-- 更正: proposed by one official, granted by a head; what is granted becomes an edition, a case of its own.
CREATE TABLE correction (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  open_case BIGINT NULL UNIQUE,
  cause VARCHAR(24) NOT NULL,
  wrong VARCHAR(1000) NOT NULL,
  proposal MEDIUMTEXT NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(6) NULL,
  granted BOOLEAN NULL,
  note VARCHAR(500) NULL,
  edition_id BIGINT NULL UNIQUE,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (proposed_by) REFERENCES account (id),
  FOREIGN KEY (decided_by) REFERENCES account (id),
  FOREIGN KEY (edition_id) REFERENCES law_case (id),
  CONSTRAINT correction_takes_two CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT correction_cause_is_known
    CHECK (cause IN ('TYPING_ERROR', 'REDACTION_ERROR', 'DECISION_CHANGED', 'DECIDED_ANEW', 'REPUBLISHED')),
  CONSTRAINT decided_correction_has_a_decider CHECK (
    (decided_by IS NULL) = (granted IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT undecided_correction_is_open CHECK ((decided_by IS NULL) = (open_case IS NOT NULL)),
  CONSTRAINT granted_correction_has_an_edition CHECK ((granted IS NOT NULL AND granted) = (edition_id IS NOT NULL)),
  CONSTRAINT refused_correction_has_a_reason CHECK (granted IS NULL OR granted OR note IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER correction_is_granted_by_a_head BEFORE UPDATE ON correction FOR EACH ROW
BEGIN
  IF OLD.decided_by IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number OR NEW.cause <> OLD.cause
      OR NEW.wrong <> OLD.wrong OR NEW.proposal <> OLD.proposal OR NEW.proposed_by <> OLD.proposed_by
      OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a correction stays as it was proposed and is decided once';
  END IF;
  IF NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_role r
      WHERE r.account_id = NEW.decided_by AND r.role = 'APPROVER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a head decides on a correction';
  END IF;
END;

CREATE TRIGGER correction_is_proposed_undecided BEFORE INSERT ON correction FOR EACH ROW
BEGIN
  IF NEW.decided_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a correction is proposed before it is decided';
  END IF;
END;

CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a correction is never deleted';

-- The case of an edition says so from its first day. Its decision was reviewed where it was made, and only an edition of
-- that decision can be recorded in it.
ALTER TABLE law_case DROP CONSTRAINT major_actions_are_reviewed;

ALTER TABLE law_case
  ADD COLUMN corrects_id BIGINT NULL,
  ADD FOREIGN KEY corrected_case (corrects_id) REFERENCES law_case (id),
  ADD CONSTRAINT major_actions_are_reviewed CHECK (imported OR corrects_id IS NOT NULL OR review_required
    OR (kind <> 'COERCION' AND (kind <> 'PENALTY' OR procedure_kind <> 'GENERAL')));

CREATE TRIGGER only_a_decided_case_is_corrected BEFORE INSERT ON law_case FOR EACH ROW
BEGIN
  IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.corrects_id
      AND d.organ_code = NEW.organ_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a decided case is corrected';
  END IF;
END;

CREATE TRIGGER case_corrects_what_it_did BEFORE UPDATE ON law_case FOR EACH ROW
BEGIN
  IF NOT (NEW.corrects_id <=> OLD.corrects_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a case corrects what it did from the first';
  END IF;
END;

CREATE TRIGGER case_of_an_edition_decides_nothing_else BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  IF (NEW.edition > 1) <> EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id AND c.corrects_id IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the case of an edition decides nothing else';
  END IF;
END;

-- An edition rests on what was granted, and stays what it is.
CREATE TRIGGER edition_was_granted BEFORE INSERT ON edition FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM correction k WHERE k.edition_id = NEW.case_id AND k.case_id = NEW.corrects_id
      AND k.granted AND k.cause = NEW.cause AND k.decided_by = NEW.opened_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition rests on a granted correction';
  END IF;
  IF NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id
      AND c.corrects_id = NEW.corrects_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition is a case of its own';
  END IF;
  IF (NEW.cause = 'DECIDED_ANEW') <> (NEW.number = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a decision made anew is a first edition';
  END IF;
END;

CREATE TRIGGER edition_is_never_changed BEFORE UPDATE ON edition FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition is immutable';

CREATE TRIGGER edition_is_never_deleted BEFORE DELETE ON edition FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition is immutable';

CREATE TRIGGER edition_is_decided_by_who_granted_it BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  IF NEW.edition > 1 AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.case_id = NEW.case_id
      AND e.opened_by <=> NEW.approver_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition is decided by who granted it';
  END IF;
END;

CREATE TRIGGER edition_of_decision_stays BEFORE UPDATE ON decision FOR EACH ROW
BEGIN
  IF NEW.edition <> OLD.edition THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a decision is immutable';
  END IF;
END;

-- What is corrected names its edition, and only an edition of it stands in its place.
CREATE TRIGGER only_an_edition_replaces BEFORE INSERT ON suppression FOR EACH ROW
BEGIN
  IF NEW.exit_kind = 'CORRECTED' AND NEW.replaced_by_id IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is corrected names its edition';
  END IF;
  IF NEW.replaced_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM edition e
      WHERE e.case_id = NEW.replaced_by_id AND e.corrects_id = NEW.case_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an edition of it stands in its place';
  END IF;
END;

CREATE TRIGGER only_an_edition_replaces_later BEFORE UPDATE ON suppression FOR EACH ROW
BEGIN
  IF NEW.replaced_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM edition e
      WHERE e.case_id = NEW.replaced_by_id AND e.corrects_id = NEW.case_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an edition of it stands in its place';
  END IF;
  IF OLD.exit_kind = 'CORRECTED' AND NOT (NEW.replaced_by_id <=> OLD.replaced_by_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is corrected keeps its edition';
  END IF;
END;

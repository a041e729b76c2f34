-- 保管期限、暂缓销毁、销毁: how long the file of an ended case is kept, who holds it back, and who destroyed what of it.

-- One row per ended case. The rule is copied from the table in force on the day of the end; a case that ended before there
-- was this table waits uncounted for the service.
CREATE TABLE retention (
  case_id BIGINT NOT NULL PRIMARY KEY,
  organ_code CHAR(18) NOT NULL,
  outcome VARCHAR(24) NOT NULL,
  ended_on DATE NOT NULL,
  rule VARCHAR(40) NULL,
  rules_version VARCHAR(20) NULL,
  basis VARCHAR(300) NULL,
  organ_setting BOOLEAN NOT NULL DEFAULT FALSE,
  -- null: for ever
  years INT NULL,
  -- the last day on which it is kept; null: for ever, or not counted yet
  keep_until DATE NULL,
  counted_at DATETIME(6) NULL,
  destroyed BOOLEAN NOT NULL DEFAULT FALSE,
  KEY due (destroyed, keep_until, case_id),
  KEY due_of_organ (organ_code, destroyed, keep_until, case_id),
  KEY uncounted (counted_at, case_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  CONSTRAINT outcome_is_known CHECK (outcome IN ('DECIDED', 'SET_ASIDE', 'WITHOUT_DECISION')),
  CONSTRAINT counted_retention_names_its_rule CHECK ((counted_at IS NULL) = (rule IS NULL)
    AND (counted_at IS NULL) = (rules_version IS NULL) AND (counted_at IS NULL) = (basis IS NULL)),
  CONSTRAINT term_has_a_last_day CHECK ((years IS NULL) = (keep_until IS NULL)),
  CONSTRAINT retention_lasts CHECK (keep_until IS NULL OR (counted_at IS NOT NULL AND years >= 1 AND keep_until > ended_on))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 暂缓销毁: anyone of the case's organ may place it, another person lifts it.
CREATE TABLE legal_hold (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  basis VARCHAR(500) NOT NULL,
  placed_by BIGINT NOT NULL,
  placed_at DATETIME(6) NOT NULL,
  lifted_by BIGINT NULL,
  lifted_at DATETIME(6) NULL,
  lift_reason VARCHAR(1000) NULL,
  UNIQUE KEY by_number (case_id, number),
  KEY open_holds (lifted_at, id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (placed_by) REFERENCES account (id),
  FOREIGN KEY (lifted_by) REFERENCES account (id),
  CONSTRAINT hold_is_lifted_by_another CHECK (lifted_by IS NULL OR lifted_by <> placed_by),
  CONSTRAINT lifted_hold_says_why CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)
    AND (lifted_by IS NULL) = (lift_reason IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 销毁: proposed by one person, decided by a head who is another.
CREATE TABLE destruction (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  open_case BIGINT NULL UNIQUE,
  reason VARCHAR(1000) NOT NULL,
  basis VARCHAR(500) NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(6) NULL,
  approved BOOLEAN NULL,
  note VARCHAR(500) NULL,
  UNIQUE KEY by_number (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (proposed_by) REFERENCES account (id),
  FOREIGN KEY (decided_by) REFERENCES account (id),
  CONSTRAINT destruction_takes_two CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT decided_destruction_says_by_whom CHECK ((decided_by IS NULL) = (decided_at IS NULL)
    AND (decided_by IS NULL) = (approved IS NULL) AND (decided_by IS NULL) = (open_case IS NOT NULL)),
  CONSTRAINT refused_destruction_says_why CHECK (approved IS NULL OR approved OR note IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 销毁清册: each object that the case named, and whether it went or stayed because another case needs it.
CREATE TABLE destruction_object (
  destruction_id BIGINT NOT NULL,
  sha256 CHAR(64) NOT NULL,
  size BIGINT NOT NULL,
  fate VARCHAR(12) NOT NULL,
  PRIMARY KEY (destruction_id, sha256),
  KEY by_object (sha256),
  FOREIGN KEY (destruction_id) REFERENCES destruction (id),
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256),
  CONSTRAINT fate_is_known CHECK (fate IN ('DESTROYED', 'SHARED', 'GONE'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who else names an object is asked before it is destroyed.
ALTER TABLE case_document ADD KEY by_object (sha256);
ALTER TABLE document_service ADD KEY by_recording (recording_sha256), ADD KEY by_proof (proof_sha256);
ALTER TABLE discussion_record ADD KEY by_minutes (minutes_sha256);

-- The row is written by the transaction that destroys, the file goes after its commit: a rollback loses nothing, and what
-- a kill left is removed by the sweeper. Until then the file is no damage.
DROP TRIGGER vault_destruction_is_never_changed;

ALTER TABLE vault_destruction ADD COLUMN removed_at DATETIME(6) NULL, ADD KEY to_remove (removed_at, sha256);

UPDATE vault_destruction SET removed_at = destroyed_at;

CREATE TRIGGER vault_destruction_is_only_carried_out BEFORE UPDATE ON vault_destruction FOR EACH ROW
BEGIN
  IF NEW.sha256 <> OLD.sha256 OR NEW.destroyed_at <> OLD.destroyed_at OR OLD.removed_at IS NOT NULL
      OR NEW.removed_at IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'vault_destruction is append-only';
  END IF;
END;

CREATE TRIGGER only_an_approved_destruction_destroys BEFORE INSERT ON vault_destruction FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM destruction_object o JOIN destruction d ON d.id = o.destruction_id
      WHERE o.sha256 = NEW.sha256 AND o.fate = 'DESTROYED' AND d.approved) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an approved destruction destroys';
  END IF;
  IF EXISTS (SELECT 1 FROM case_record n JOIN legal_hold h ON h.case_id = n.case_id
        WHERE n.sha256 = NEW.sha256 AND h.lifted_at IS NULL)
      OR EXISTS (SELECT 1 FROM case_document n JOIN legal_hold h ON h.case_id = n.case_id
        WHERE n.sha256 = NEW.sha256 AND h.lifted_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is open';
  END IF;
  IF EXISTS (SELECT 1 FROM case_record n WHERE n.sha256 = NEW.sha256
        AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = n.case_id AND d.approved))
      OR EXISTS (SELECT 1 FROM case_document n WHERE n.sha256 = NEW.sha256
        AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = n.case_id AND d.approved))
      OR EXISTS (SELECT 1 FROM document_service n WHERE n.recording_sha256 = NEW.sha256
        AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = n.case_id AND d.approved))
      OR EXISTS (SELECT 1 FROM document_service n WHERE n.proof_sha256 = NEW.sha256
        AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = n.case_id AND d.approved))
      OR EXISTS (SELECT 1 FROM discussion_record n WHERE n.minutes_sha256 = NEW.sha256
        AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = n.case_id AND d.approved)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'another case needs the object';
  END IF;
END;

-- After the foreign key has waited for who destroys the object, it is read as it now is.
CREATE TRIGGER what_is_destroyed_is_not_registered AFTER INSERT ON case_record FOR EACH ROW
BEGIN
  DECLARE gone INT;
  IF NEW.sha256 IS NOT NULL THEN
    SELECT COUNT(*) INTO gone FROM vault_destruction WHERE sha256 = NEW.sha256 LOCK IN SHARE MODE;
    IF gone > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is destroyed is not registered';
    END IF;
  END IF;
END;

CREATE TRIGGER only_an_ended_case_has_a_retention BEFORE INSERT ON retention FOR EACH ROW
BEGIN
  IF NEW.destroyed OR NOT EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id AND c.organ_code = NEW.organ_code
      AND c.state IN ('NOT_DISCLOSED', 'WITHDRAWN', 'CORRECTED', 'EXPIRED', 'LEAKED', 'REVOKED', 'TRANSFERRED', 'CLOSED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an ended case has a retention period';
  END IF;
END;

CREATE TRIGGER retention_is_never_shortened BEFORE UPDATE ON retention FOR EACH ROW
BEGIN
  IF NEW.case_id <> OLD.case_id OR NEW.organ_code <> OLD.organ_code OR NEW.ended_on < OLD.ended_on
      OR (OLD.counted_at IS NOT NULL AND (NEW.counted_at IS NULL OR (OLD.years IS NULL AND NEW.years IS NOT NULL)
        OR (OLD.keep_until IS NOT NULL AND NEW.keep_until < OLD.keep_until))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a retention period is never shortened';
  END IF;
  IF NEW.destroyed <> OLD.destroyed AND (OLD.destroyed
      OR NOT EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = NEW.case_id AND d.approved)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an approved destruction destroys';
  END IF;
END;

CREATE TRIGGER retention_is_never_deleted BEFORE DELETE ON retention FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a retention period is never deleted';

CREATE TRIGGER hold_comes_before_the_destruction BEFORE INSERT ON legal_hold FOR EACH ROW
BEGIN
  IF NEW.lifted_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is placed before it is lifted';
  END IF;
  IF EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = NEW.case_id AND d.approved) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is destroyed is not held';
  END IF;
END;

CREATE TRIGGER hold_is_only_lifted BEFORE UPDATE ON legal_hold FOR EACH ROW
BEGIN
  IF OLD.lifted_by IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number OR NEW.reason <> OLD.reason
      OR NEW.basis <> OLD.basis OR NEW.placed_by <> OLD.placed_by OR NEW.placed_at <> OLD.placed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold stays as it was placed and is lifted once';
  END IF;
END;

CREATE TRIGGER hold_is_never_deleted BEFORE DELETE ON legal_hold FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is never deleted';

CREATE TRIGGER destruction_is_proposed_undecided BEFORE INSERT ON destruction FOR EACH ROW
BEGIN
  IF NEW.decided_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a destruction is proposed before it is decided';
  END IF;
  IF EXISTS (SELECT 1 FROM destruction d WHERE d.case_id = NEW.case_id AND d.approved) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a file is destroyed once';
  END IF;
END;

CREATE TRIGGER nothing_is_destroyed_that_is_still_kept BEFORE UPDATE ON destruction FOR EACH ROW
BEGIN
  IF OLD.decided_by IS NOT NULL OR NEW.case_id <> OLD.case_id OR NEW.number <> OLD.number OR NEW.reason <> OLD.reason
      OR NEW.basis <> OLD.basis OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a destruction stays as it was proposed and is decided once';
  END IF;
  IF NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_role r
      WHERE r.account_id = NEW.decided_by AND r.role = 'APPROVER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a head decides on a destruction';
  END IF;
  IF NEW.approved THEN
    IF EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = NEW.case_id AND h.lifted_at IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is open';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM retention t WHERE t.case_id = NEW.case_id
        AND t.keep_until < DATE(DATE_ADD(NEW.decided_at, INTERVAL 8 HOUR))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the retention period is not over';
    END IF;
    IF EXISTS (SELECT 1 FROM law_case e WHERE e.corrects_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM retention t
          WHERE t.case_id = e.id AND t.keep_until < DATE(DATE_ADD(NEW.decided_at, INTERVAL 8 HOUR))))
        OR EXISTS (SELECT 1 FROM remedy m WHERE m.case_id = NEW.case_id AND NOT EXISTS (SELECT 1 FROM remedy_outcome o
          WHERE o.case_id = m.case_id AND o.number = m.number)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the file is still needed';
    END IF;
  END IF;
END;

CREATE TRIGGER destruction_is_never_deleted BEFORE DELETE ON destruction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a destruction is never deleted';

CREATE TRIGGER destruction_object_was_approved BEFORE INSERT ON destruction_object FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM destruction d WHERE d.id = NEW.destruction_id AND d.approved) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an approved destruction destroys';
  END IF;
END;

CREATE TRIGGER destruction_object_is_never_changed BEFORE UPDATE ON destruction_object FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'destruction_object is append-only';

CREATE TRIGGER destruction_object_is_never_deleted BEFORE DELETE ON destruction_object FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'destruction_object is append-only';

-- Cases that ended before this version; when they last changed is the nearest that is known to their end, and never before it.
INSERT INTO retention (case_id, organ_code, outcome, ended_on)
SELECT c.id, c.organ_code,
  CASE WHEN c.state IN ('TRANSFERRED', 'CLOSED') THEN 'WITHOUT_DECISION' WHEN c.state = 'REVOKED' OR c.revoked THEN 'SET_ASIDE'
    ELSE 'DECIDED' END,
  DATE(DATE_ADD(c.updated_at, INTERVAL 8 HOUR))
FROM law_case c
WHERE c.state IN ('NOT_DISCLOSED', 'WITHDRAWN', 'CORRECTED', 'EXPIRED', 'LEAKED', 'REVOKED', 'TRANSFERRED', 'CLOSED');

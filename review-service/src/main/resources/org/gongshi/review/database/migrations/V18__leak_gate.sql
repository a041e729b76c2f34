-- By which policy a draft was made.
ALTER TABLE redaction ADD COLUMN policy VARCHAR(40) NULL;

-- What must be readable nowhere in public, by published decision: taken when the decision left the house, and held
-- inside the wall like the case itself.
CREATE TABLE release_secret (
  case_id BIGINT NOT NULL PRIMARY KEY,
  secrets MEDIUMTEXT NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  FOREIGN KEY (case_id) REFERENCES decision (case_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A look through everything that is public.
CREATE TABLE leak_scan (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  release_name VARCHAR(100) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NOT NULL,
  files INT NOT NULL,
  bytes_read BIGINT NOT NULL,
  secrets INT NOT NULL,
  planted INT NOT NULL,
  caught INT NOT NULL,
  leaks INT NOT NULL,
  CONSTRAINT a_scan_plants_something CHECK (planted > 0 AND caught BETWEEN 0 AND planted),
  CONSTRAINT a_scan_counts CHECK (files >= 0 AND bytes_read >= 0 AND secrets >= 0 AND leaks >= 0),
  CONSTRAINT a_scan_ends_after_it_began CHECK (finished_at >= started_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER leak_scan_is_never_changed BEFORE UPDATE ON leak_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a scan is never changed';

CREATE TRIGGER leak_scan_is_never_deleted BEFORE DELETE ON leak_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a scan is never deleted';

-- A secret that was readable in public. The secret is here by a keyed hash only.
CREATE TABLE leak_incident (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  release_name VARCHAR(100) NOT NULL,
  path VARCHAR(500) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  secret_hmac CHAR(64) NOT NULL,
  found_at DATETIME(6) NOT NULL,
  answer VARCHAR(12) NOT NULL,
  open_place CHAR(64) NULL,
  closed_by BIGINT NULL,
  closed_at DATETIME(6) NULL,
  outcome VARCHAR(12) NULL,
  finding VARCHAR(1000) NULL,
  UNIQUE KEY one_open_incident_a_place (open_place),
  KEY incident_of_case (case_id),
  KEY no_leak (outcome, secret_hmac),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (closed_by) REFERENCES account (id),
  CONSTRAINT incident_answer_is_known CHECK (answer IN ('TAKEN_DOWN', 'STOPPED', 'REPORTED')),
  CONSTRAINT incident_outcome_is_known CHECK (outcome IN ('CONFIRMED', 'NO_LEAK')),
  CONSTRAINT closed_incident_has_a_finding CHECK (
    (closed_by IS NULL) = (outcome IS NULL) AND (closed_by IS NULL) = (finding IS NULL)
    AND (closed_by IS NULL) = (closed_at IS NULL) AND (closed_by IS NULL) = (open_place IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER incident_stays_what_it_is BEFORE UPDATE ON leak_incident FOR EACH ROW
BEGIN
  IF NEW.case_id <> OLD.case_id OR NEW.release_name <> OLD.release_name OR NEW.path <> OLD.path
      OR NEW.kind <> OLD.kind OR NEW.secret_hmac <> OLD.secret_hmac OR NEW.found_at <> OLD.found_at
      OR NEW.answer <> OLD.answer OR OLD.closed_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident stays what it is';
  END IF;
END;

CREATE TRIGGER incident_is_never_deleted BEFORE DELETE ON leak_incident FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is never deleted';

-- The gate takes down without a person, and only what it has found.
ALTER TABLE suppression
  DROP CONSTRAINT only_time_takes_down_without_a_person,
  ADD CONSTRAINT only_time_and_the_gate_take_down_without_a_person CHECK (
    requested_by IS NOT NULL OR cause IN ('PERIOD_OVER', 'PERSONAL_DATA', 'TRADE_SECRET'));

CREATE TRIGGER the_gate_takes_down_what_it_found BEFORE INSERT ON suppression FOR EACH ROW
BEGIN
  IF NEW.requested_by IS NULL AND NEW.exit_kind = 'LEAKED'
      AND NOT EXISTS (SELECT 1 FROM leak_incident WHERE case_id = NEW.case_id AND outcome IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only what was found in public is taken down without a person';
  END IF;
END;

ALTER TABLE emergency_takedown
  MODIFY COLUMN requested_by BIGINT NULL,
  ADD FOREIGN KEY emergency_has_its_takedown (case_id) REFERENCES suppression (case_id);

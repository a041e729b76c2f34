-- Legal clocks. A row is one clock that was started; what it runs by is copied from the rule in force on its first day,
-- so that a later law changes no earlier clock.
CREATE TABLE deadline (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NULL,
  -- case or organ, kind and subject while it is open: at most one at a time
  open_key VARCHAR(160) NULL UNIQUE,
  action VARCHAR(24) NOT NULL,
  organ_code CHAR(18) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  subject VARCHAR(100) NOT NULL,
  responsible_id BIGINT NULL,
  started_at DATETIME(6) NOT NULL,
  start_day DATE NOT NULL,
  unit VARCHAR(12) NOT NULL,
  length INT NOT NULL,
  extension INT NOT NULL,
  may_extend INT NOT NULL,
  basis_law VARCHAR(200) NOT NULL,
  basis_article VARCHAR(60) NOT NULL,
  basis_since DATE NOT NULL,
  due_day DATE NULL,
  due_at DATETIME(6) NULL,
  provisional BOOLEAN NOT NULL,
  state VARCHAR(10) NOT NULL,
  ended_at DATETIME(6) NULL,
  cancel_reason VARCHAR(300) NULL,
  round INT NOT NULL,
  KEY by_case (case_id, id),
  KEY by_due (state, due_at, id, organ_code, responsible_id, kind),
  KEY by_organ_and_due (organ_code, state, due_at, id, responsible_id, kind),
  KEY by_person_and_due (responsible_id, state, due_at, id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (responsible_id) REFERENCES account (id),
  CONSTRAINT clock_has_a_state CHECK (state IN ('RUNNING', 'PAUSED', 'MET', 'CANCELLED')),
  CONSTRAINT running_clock_is_due CHECK (state <> 'RUNNING' OR (due_day IS NOT NULL AND due_at IS NOT NULL)),
  CONSTRAINT ended_clock_has_an_end CHECK ((state IN ('MET', 'CANCELLED')) = (ended_at IS NOT NULL)),
  CONSTRAINT open_clock_has_a_key CHECK ((state IN ('RUNNING', 'PAUSED')) = (open_key IS NOT NULL)),
  CONSTRAINT extension_is_within_the_law CHECK (extension >= 0 AND extension <= may_extend),
  CONSTRAINT cancelled_for_a_reason CHECK (state <> 'CANCELLED' OR cancel_reason IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Of each reason at most one pause lasts at a time.
CREATE TABLE deadline_pause (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  reason VARCHAR(24) NOT NULL,
  open_reason VARCHAR(24) NULL,
  paused_at DATETIME(6) NOT NULL,
  resumed_at DATETIME(6) NULL,
  UNIQUE KEY one_at_a_time (case_id, open_reason),
  KEY by_case (case_id, paused_at),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  CONSTRAINT lasting_pause_is_open CHECK ((resumed_at IS NULL) = (open_reason IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER ended_clock_is_never_changed BEFORE UPDATE ON deadline FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an ended clock is never changed';
  END IF;
  IF OLD.extension > 0 AND NEW.extension <> OLD.extension THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a clock is extended once';
  END IF;
  IF NEW.started_at <> OLD.started_at OR NEW.start_day <> OLD.start_day OR NEW.unit <> OLD.unit
      OR NEW.length <> OLD.length OR NEW.may_extend <> OLD.may_extend OR NEW.kind <> OLD.kind THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a clock runs by the rule of its first day';
  END IF;
END;

CREATE TRIGGER clock_is_never_deleted BEFORE DELETE ON deadline FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'clocks are never deleted';

CREATE TRIGGER clock_pause_is_never_deleted BEFORE DELETE ON deadline_pause FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'pauses are never deleted';

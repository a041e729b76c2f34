-- 审批事项: what a handler asks for while a case is open, and what a head answers. Both are written once.
CREATE TABLE motion (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  reason VARCHAR(4000) NOT NULL,
  -- of a transfer: the organ that is competent
  to_organ VARCHAR(200) NULL,
  -- of an extension: which clock, by how many of its units
  clock VARCHAR(32) NULL,
  length INT NULL,
  handler_id BIGINT NOT NULL,
  requested_by BIGINT NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  UNIQUE KEY motion_of_case (case_id, number),
  UNIQUE KEY motion_of_people (case_id, number, handler_id, requested_by),
  FOREIGN KEY (case_id, handler_id) REFERENCES law_case (id, handler_id),
  FOREIGN KEY (requested_by) REFERENCES account (id),
  CONSTRAINT motion_is_known CHECK (kind IN ('SUSPENSION', 'RESUMPTION', 'TRANSFER', 'CLOSING', 'EXTENSION')),
  CONSTRAINT transfer_names_an_organ CHECK ((kind = 'TRANSFER') = (to_organ IS NOT NULL)),
  CONSTRAINT extension_names_a_clock CHECK (
    (kind = 'EXTENSION') = (clock IS NOT NULL) AND (clock IS NULL) = (length IS NULL) AND (length IS NULL OR length > 0))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE motion_decision (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  handler_id BIGINT NOT NULL,
  requested_by BIGINT NOT NULL,
  granted BOOLEAN NOT NULL,
  answer VARCHAR(4000) NULL,
  delegation_id BIGINT NULL,
  decided_by BIGINT NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, number, handler_id, requested_by)
    REFERENCES motion (case_id, number, handler_id, requested_by),
  FOREIGN KEY (delegation_id) REFERENCES delegation (id),
  FOREIGN KEY (decided_by) REFERENCES account (id),
  CONSTRAINT motion_is_decided_by_another CHECK (decided_by <> requested_by AND decided_by <> handler_id),
  CONSTRAINT refused_motion_says_why CHECK (granted OR answer IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER motion_is_never_changed BEFORE UPDATE ON motion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a motion is immutable';

CREATE TRIGGER motion_is_never_deleted BEFORE DELETE ON motion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a motion is immutable';

CREATE TRIGGER motion_decision_is_never_changed BEFORE UPDATE ON motion_decision FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the decision on a motion is immutable';

CREATE TRIGGER motion_decision_is_never_deleted BEFORE DELETE ON motion_decision FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the decision on a motion is immutable';

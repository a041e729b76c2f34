-- 案卷评查: a file that is complete is scored against a sheet by somebody who had no part in the case. A draft until it is
-- finished, immutable afterwards.
CREATE TABLE file_review (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  case_id BIGINT NOT NULL,
  organ_code CHAR(18) NOT NULL,
  open_case BIGINT NULL UNIQUE,
  sheet VARCHAR(20) NOT NULL,
  reviewer_id BIGINT NOT NULL,
  begun_at DATETIME(6) NOT NULL,
  scores MEDIUMTEXT NOT NULL,
  vetoes TEXT NOT NULL,
  opinion VARCHAR(2000) NULL,
  total DECIMAL(4, 1) NULL,
  grade VARCHAR(12) NULL,
  finished_at DATETIME(6) NULL,
  KEY by_case (case_id, id),
  KEY by_organ (organ_code, id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (reviewer_id) REFERENCES account (id),
  CONSTRAINT unfinished_review_is_open CHECK ((finished_at IS NULL) = (open_case IS NOT NULL)),
  CONSTRAINT finished_review_has_a_grade CHECK (finished_at IS NULL
    OR (total IS NOT NULL AND grade IS NOT NULL AND opinion IS NOT NULL)),
  CONSTRAINT total_is_of_a_hundred CHECK (total IS NULL OR (total >= 0 AND total <= 100)),
  CONSTRAINT grade_is_known CHECK (grade IS NULL OR grade IN ('EXCELLENT', 'PASSED', 'FAILED')),
  CONSTRAINT a_veto_fails CHECK (grade IS NULL OR vetoes = '[]' OR grade = 'FAILED')
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 评查发现的问题, with the day by which it is put right.
CREATE TABLE file_review_finding (
  review_id BIGINT NOT NULL,
  number INT NOT NULL,
  item VARCHAR(40) NULL,
  text VARCHAR(1000) NOT NULL,
  rectify_by DATE NOT NULL,
  PRIMARY KEY (review_id, number),
  FOREIGN KEY (review_id) REFERENCES file_review (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 整改答复, by the case's handler, once.
CREATE TABLE rectification (
  review_id BIGINT NOT NULL,
  number INT NOT NULL,
  answer VARCHAR(2000) NOT NULL,
  answered_by BIGINT NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (review_id, number),
  FOREIGN KEY (review_id, number) REFERENCES file_review_finding (review_id, number),
  FOREIGN KEY (answered_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER reviewer_of_a_file_had_no_part BEFORE INSERT ON file_review FOR EACH ROW
BEGIN
  IF NEW.finished_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review is begun before it is finished';
  END IF;
  IF EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id AND (c.organ_code <> NEW.organ_code
      OR c.state IN ('FILED', 'INVESTIGATING', 'PROPOSED', 'UNDER_LEGAL_REVIEW', 'RETURNED', 'AWAITING_APPROVAL',
        'IN_COLLECTIVE_DISCUSSION', 'DECIDED', 'SUSPENDED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a file is reviewed when the case is done';
  END IF;
  IF EXISTS (SELECT 1 FROM law_case p WHERE p.id = NEW.case_id AND p.handler_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM review_assignment p WHERE p.case_id = NEW.case_id AND p.reviewer_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM legal_review p WHERE p.case_id = NEW.case_id AND p.reviewer_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM consultation p WHERE p.case_id = NEW.case_id AND p.counsel_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM decision p WHERE p.case_id = NEW.case_id AND p.approver_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM discussion_participant p WHERE p.case_id = NEW.case_id AND p.account_id = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM case_document p WHERE p.case_id = NEW.case_id AND p.added_by = NEW.reviewer_id)
      OR EXISTS (SELECT 1 FROM case_record p WHERE p.case_id = NEW.case_id AND p.registered_by = NEW.reviewer_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the reviewer of a file had no part in the case';
  END IF;
END;

CREATE TRIGGER finished_file_review_is_never_changed BEFORE UPDATE ON file_review FOR EACH ROW
BEGIN
  IF OLD.finished_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finished review is immutable';
  END IF;
  IF NEW.public_id <> OLD.public_id OR NEW.case_id <> OLD.case_id OR NEW.organ_code <> OLD.organ_code
      OR NEW.sheet <> OLD.sheet OR NEW.reviewer_id <> OLD.reviewer_id OR NEW.begun_at <> OLD.begun_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review stays its reviewer''s';
  END IF;
  IF NEW.finished_at IS NOT NULL AND EXISTS (SELECT 1 FROM law_case p
      WHERE p.id = NEW.case_id AND p.handler_id = NEW.reviewer_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the reviewer of a file had no part in the case';
  END IF;
END;

CREATE TRIGGER file_review_is_never_deleted BEFORE DELETE ON file_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review is never deleted';

CREATE TRIGGER finding_belongs_to_a_draft BEFORE INSERT ON file_review_finding FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM file_review r WHERE r.id = NEW.review_id AND r.finished_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finished review is immutable';
  END IF;
END;

CREATE TRIGGER finding_is_never_changed BEFORE UPDATE ON file_review_finding FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finding is written anew, never changed';

CREATE TRIGGER finding_of_a_finished_review_stays BEFORE DELETE ON file_review_finding FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM file_review r WHERE r.id = OLD.review_id AND r.finished_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finished review is immutable';
  END IF;
END;

CREATE TRIGGER handler_puts_right_what_was_found BEFORE INSERT ON rectification FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM file_review r JOIN law_case c ON c.id = r.case_id
      WHERE r.id = NEW.review_id AND r.finished_at IS NOT NULL AND c.handler_id = NEW.answered_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the handler answers a finished review';
  END IF;
END;

CREATE TRIGGER rectification_is_never_changed BEFORE UPDATE ON rectification FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a rectification is immutable';

CREATE TRIGGER rectification_is_never_deleted BEFORE DELETE ON rectification FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a rectification is immutable';

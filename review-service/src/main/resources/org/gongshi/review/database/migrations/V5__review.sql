-- Legal review: who may review, what was submitted, who was given it, and opinions bound to exactly that.

-- 法制审核人员. Whoever is new to reviews holds the legal qualification: 行政处罚法 art. 58.
CREATE TABLE reviewer_qualification (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  organ_code CHAR(18) NOT NULL,
  -- account and organ while it is valid: at most one at a time
  open_key VARCHAR(60) NULL UNIQUE,
  certificate_number VARCHAR(40) NULL,
  obtained_on DATE NULL,
  reviewing_since DATE NOT NULL,
  certificate_required BOOLEAN NOT NULL,
  registered_by BIGINT NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  ended_by BIGINT NULL,
  ended_at DATETIME(6) NULL,
  end_reason VARCHAR(500) NULL,
  UNIQUE KEY qualification_of_account (id, account_id, organ_code),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (registered_by) REFERENCES account (id),
  FOREIGN KEY (ended_by) REFERENCES account (id),
  CONSTRAINT first_reviewer_is_certified CHECK ((NOT certificate_required) OR certificate_number IS NOT NULL),
  CONSTRAINT certificate_has_a_day CHECK ((certificate_number IS NULL) = (obtained_on IS NULL)),
  CONSTRAINT nobody_qualifies_themselves CHECK (registered_by <> account_id),
  CONSTRAINT ended_qualification_has_a_reason CHECK (
    (ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)
    AND (ended_at IS NULL) = (open_key IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER qualification_only_ends BEFORE UPDATE ON reviewer_qualification FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.account_id <> OLD.account_id OR NEW.organ_code <> OLD.organ_code
      OR NOT (NEW.certificate_number <=> OLD.certificate_number) OR NOT (NEW.obtained_on <=> OLD.obtained_on)
      OR NEW.reviewing_since <> OLD.reviewing_since OR NEW.certificate_required <> OLD.certificate_required
      OR NEW.registered_by <> OLD.registered_by OR NEW.registered_at <> OLD.registered_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a qualification is never changed, it only ends';
  END IF;
END;

CREATE TRIGGER qualification_is_never_deleted BEFORE DELETE ON reviewer_qualification FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a qualification is never deleted, it only ends';

-- 送审: the list of what was submitted, each item by its hash, and the handling office's declaration.
CREATE TABLE review_submission (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  for_review BOOLEAN NOT NULL,
  materials_sha256 CHAR(64) NOT NULL,
  materials MEDIUMTEXT NOT NULL,
  declaration VARCHAR(500) NULL,
  submitted_by BIGINT NOT NULL,
  submitted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE KEY submission_and_materials (case_id, number, materials_sha256),
  FOREIGN KEY (case_id, submitted_by) REFERENCES law_case (id, handler_id),
  CONSTRAINT handling_office_declares CHECK ((NOT for_review) OR declaration IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER submission_is_never_changed BEFORE UPDATE ON review_submission FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a submission is immutable';

CREATE TRIGGER submission_is_never_deleted BEFORE DELETE ON review_submission FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a submission is immutable';

-- The last submission of a case while nothing of the case has changed since. The triggers below take the row away with
-- the first change, and with it goes the ground that a review and a decision stand on.
CREATE TABLE submitted_materials (
  case_id BIGINT NOT NULL PRIMARY KEY,
  number INT NOT NULL,
  sha256 CHAR(64) NOT NULL,
  UNIQUE KEY current_submission (case_id, number, sha256),
  FOREIGN KEY (case_id, number, sha256) REFERENCES review_submission (case_id, number, materials_sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER changed_case_voids_its_review AFTER UPDATE ON law_case FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.id AND NOT (
    NEW.kind <=> OLD.kind AND NEW.procedure_kind <=> OLD.procedure_kind AND NEW.organ_code <=> OLD.organ_code
    AND NEW.title <=> OLD.title AND NEW.matter <=> OLD.matter AND NEW.facts <=> OLD.facts AND NEW.basis <=> OLD.basis
    AND NEW.details <=> OLD.details AND NEW.state_secret <=> OLD.state_secret AND NEW.proposed_conclusion <=> OLD.proposed_conclusion
    AND NEW.proposed_category <=> OLD.proposed_category AND NEW.proposed_amount <=> OLD.proposed_amount);

CREATE TRIGGER added_party_voids_the_review AFTER INSERT ON party FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

CREATE TRIGGER changed_party_voids_the_review AFTER UPDATE ON party FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

CREATE TRIGGER removed_party_voids_the_review AFTER DELETE ON party FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = OLD.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = OLD.case_id);

CREATE TRIGGER added_officer_voids_the_review AFTER INSERT ON officer FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

CREATE TRIGGER changed_officer_voids_the_review AFTER UPDATE ON officer FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

CREATE TRIGGER removed_officer_voids_the_review AFTER DELETE ON officer FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = OLD.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = OLD.case_id);

-- 指定审核人员. The last row of a case counts.
CREATE TABLE review_assignment (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  qualification_id BIGINT NOT NULL,
  reviewer_id BIGINT NOT NULL,
  organ_code CHAR(18) NOT NULL,
  reason VARCHAR(500) NULL,
  assigned_by BIGINT NOT NULL,
  assigned_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE KEY assignment_of_reviewer (case_id, number, reviewer_id),
  KEY by_reviewer (reviewer_id, case_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (qualification_id, reviewer_id, organ_code)
    REFERENCES reviewer_qualification (id, account_id, organ_code),
  FOREIGN KEY (assigned_by) REFERENCES account (id),
  CONSTRAINT reassigned_for_a_reason CHECK (number = 1 OR reason IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER only_the_qualified_are_assigned BEFORE INSERT ON review_assignment FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id AND c.organ_code = NEW.organ_code
      AND c.handler_id <> NEW.reviewer_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a reviewer is of the case''s organ and not its handler';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM reviewer_qualification q WHERE q.id = NEW.qualification_id AND q.ended_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this qualification has ended';
  END IF;
END;

CREATE TRIGGER assignment_is_never_changed BEFORE UPDATE ON review_assignment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an assignment is immutable';

CREATE TRIGGER assignment_is_never_deleted BEFORE DELETE ON review_assignment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an assignment is immutable';

-- 审核中的提问和答复, each written once.
CREATE TABLE review_question (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  question VARCHAR(4000) NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (asked_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE review_answer (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  answer VARCHAR(8000) NOT NULL,
  answered_by BIGINT NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, number) REFERENCES review_question (case_id, number),
  FOREIGN KEY (case_id, answered_by) REFERENCES law_case (id, handler_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER question_is_never_changed BEFORE UPDATE ON review_question FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a question is immutable';

CREATE TRIGGER question_is_never_deleted BEFORE DELETE ON review_question FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a question is immutable';

CREATE TRIGGER answer_is_never_changed BEFORE UPDATE ON review_answer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an answer is immutable';

CREATE TRIGGER answer_is_never_deleted BEFORE DELETE ON review_answer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an answer is immutable';

-- 征求法律顾问意见: it is asked, answered once, and binds nobody.
CREATE TABLE consultation (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  counsel_id BIGINT NOT NULL,
  question VARCHAR(4000) NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE KEY consultation_of_counsel (case_id, number, counsel_id),
  KEY by_counsel (counsel_id, case_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (counsel_id) REFERENCES account (id),
  FOREIGN KEY (asked_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE counsel_opinion (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  counsel_id BIGINT NOT NULL,
  opinion VARCHAR(8000) NOT NULL,
  given_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, number, counsel_id) REFERENCES consultation (case_id, number, counsel_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER consultation_is_never_changed BEFORE UPDATE ON consultation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a consultation is immutable';

CREATE TRIGGER consultation_is_never_deleted BEFORE DELETE ON consultation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a consultation is immutable';

CREATE TRIGGER counsel_opinion_is_never_changed BEFORE UPDATE ON counsel_opinion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a counsel''s opinion is immutable';

CREATE TRIGGER counsel_opinion_is_never_deleted BEFORE DELETE ON counsel_opinion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a counsel''s opinion is immutable';

-- The opinion grows: three conclusions, a number, its submission and assignment, the signed document.
ALTER TABLE decision DROP FOREIGN KEY decision_ibfk_3;

ALTER TABLE decision DROP CONSTRAINT review_was_passed;

DROP TRIGGER legal_review_is_never_changed;

ALTER TABLE legal_review DROP CONSTRAINT review_concludes;

ALTER TABLE legal_review
  MODIFY COLUMN conclusion VARCHAR(20) NOT NULL,
  ADD COLUMN number INT NOT NULL DEFAULT 0,
  ADD COLUMN late BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN submission_number INT NULL,
  ADD COLUMN assignment_number INT NULL,
  ADD COLUMN legality TEXT NULL,
  ADD COLUMN reasonableness TEXT NULL,
  ADD COLUMN changes TEXT NULL,
  ADD COLUMN changes_checked TEXT NULL,
  ADD COLUMN document MEDIUMTEXT NULL,
  ADD COLUMN signature VARCHAR(100) NULL;

UPDATE legal_review r
  JOIN (SELECT id, ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY id) AS n FROM legal_review) x ON x.id = r.id
  SET r.number = x.n, r.conclusion = IF(r.conclusion = 'PASSED', 'AGREE', 'SEND_BACK');

UPDATE decision SET review_conclusion = 'AGREE' WHERE review_conclusion = 'PASSED';

ALTER TABLE legal_review
  DROP KEY passed_review,
  ADD UNIQUE KEY passed_review (id, case_id, reviewer_id, conclusion, submission_number, materials_sha256),
  ADD UNIQUE KEY number_of_review (case_id, number),
  ADD FOREIGN KEY (case_id, submission_number, materials_sha256)
    REFERENCES review_submission (case_id, number, materials_sha256),
  ADD FOREIGN KEY (case_id, assignment_number, reviewer_id)
    REFERENCES review_assignment (case_id, number, reviewer_id),
  ADD CONSTRAINT review_concludes CHECK (conclusion IN ('AGREE', 'AGREE_WITH_CHANGES', 'SEND_BACK')),
  ADD CONSTRAINT agreed_changes_are_listed CHECK ((conclusion = 'AGREE_WITH_CHANGES') = (changes IS NOT NULL));

CREATE TRIGGER review_is_of_what_was_submitted BEFORE INSERT ON legal_review FOR EACH ROW
BEGIN
  IF NEW.submission_number IS NULL OR NEW.assignment_number IS NULL OR NEW.document IS NULL
      OR NEW.signature IS NULL OR NEW.signature = '' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review is signed and names its submission and assignment';
  END IF;
  IF NEW.assignment_number <> (SELECT MAX(a.number) FROM review_assignment a WHERE a.case_id = NEW.case_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only the assigned reviewer reviews';
  END IF;
  IF EXISTS (SELECT 1 FROM review_assignment a JOIN reviewer_qualification q ON q.id = a.qualification_id
      WHERE a.case_id = NEW.case_id AND a.number = NEW.assignment_number AND q.ended_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this qualification has ended';
  END IF;
  IF NEW.conclusion = 'AGREE' AND NOT EXISTS (SELECT 1 FROM submitted_materials m WHERE m.case_id = NEW.case_id
      AND m.number = NEW.submission_number AND m.sha256 = NEW.materials_sha256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the materials have changed since they were submitted';
  END IF;
  IF EXISTS (SELECT 1 FROM review_question q LEFT JOIN review_answer a ON a.case_id = q.case_id AND a.number = q.number
      WHERE q.case_id = NEW.case_id AND a.number IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a question waits for its answer';
  END IF;
END;

CREATE TRIGGER legal_review_is_never_changed BEFORE UPDATE ON legal_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a legal review is immutable';

-- A decision stands on exactly what was reviewed: its review, the submission and the case as it is are one hash.
ALTER TABLE decision
  ADD COLUMN submission_number INT NULL,
  ADD COLUMN materials_sha256 CHAR(64) NULL,
  MODIFY COLUMN review_conclusion VARCHAR(20) NULL,
  ADD CONSTRAINT review_was_passed CHECK (review_conclusion IS NULL OR review_conclusion = 'AGREE'),
  ADD FOREIGN KEY (review_id, case_id, reviewer_id, review_conclusion, submission_number, materials_sha256)
    REFERENCES legal_review (id, case_id, reviewer_id, conclusion, submission_number, materials_sha256),
  ADD FOREIGN KEY (case_id, submission_number, materials_sha256)
    REFERENCES submitted_materials (case_id, number, sha256);

CREATE TRIGGER decision_is_of_what_was_reviewed BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  IF NEW.review_id IS NOT NULL AND (NEW.submission_number IS NULL OR NEW.materials_sha256 IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a decision names the materials that were reviewed';
  END IF;
END;

-- Approval: delegations, collective discussions, decisions that stay as they were made.

-- 委托: a deputy decides in a head's stead, within a period and a scope.
CREATE TABLE delegation (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  organ_code CHAR(18) NOT NULL,
  delegator_id BIGINT NOT NULL,
  deputy_id BIGINT NOT NULL,
  -- kinds of action, separated by commas; null for all
  kinds VARCHAR(120) NULL,
  amount_up_to DECIMAL(15, 2) NULL,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL,
  basis VARCHAR(500) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  revoked_by BIGINT NULL,
  revoke_reason VARCHAR(500) NULL,
  UNIQUE KEY delegation_of_deputy (id, organ_code, delegator_id, deputy_id),
  KEY by_deputy (deputy_id, organ_code),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (delegator_id) REFERENCES account (id),
  FOREIGN KEY (deputy_id) REFERENCES account (id),
  FOREIGN KEY (revoked_by) REFERENCES account (id),
  CONSTRAINT nobody_is_their_own_deputy CHECK (delegator_id <> deputy_id),
  CONSTRAINT delegation_has_a_period CHECK (from_day <= to_day),
  CONSTRAINT revoked_delegation_has_a_reason CHECK (
    (revoked_at IS NULL) = (revoke_reason IS NULL) AND (revoked_at IS NULL) = (revoked_by IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER delegation_is_only_revoked BEFORE UPDATE ON delegation FOR EACH ROW
BEGIN
  IF OLD.revoked_at IS NOT NULL OR NEW.organ_code <> OLD.organ_code OR NEW.delegator_id <> OLD.delegator_id
      OR NEW.deputy_id <> OLD.deputy_id OR NOT (NEW.kinds <=> OLD.kinds)
      OR NOT (NEW.amount_up_to <=> OLD.amount_up_to) OR NEW.from_day <> OLD.from_day OR NEW.to_day <> OLD.to_day
      OR NEW.basis <> OLD.basis OR NEW.made_at <> OLD.made_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a delegation is never changed, it is only revoked';
  END IF;
END;

CREATE TRIGGER delegation_is_never_deleted BEFORE DELETE ON delegation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a delegation is never deleted, it is only revoked';

-- 集体讨论 (行政处罚法 art. 57): called, and recorded once. The handler and the reviewer attend without a vote.
CREATE TABLE discussion (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  submission_number INT NULL,
  called_by BIGINT NOT NULL,
  called_at DATETIME(6) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (called_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE discussion_record (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  place VARCHAR(200) NOT NULL,
  held_at DATETIME(6) NOT NULL,
  conclusion TEXT NOT NULL,
  agreed BOOLEAN NOT NULL,
  minutes_sha256 CHAR(64) NOT NULL,
  recorded_by BIGINT NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE KEY discussion_agreed (case_id, number, agreed),
  FOREIGN KEY (case_id, number) REFERENCES discussion (case_id, number),
  FOREIGN KEY (recorded_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE discussion_participant (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  position INT NOT NULL,
  handler_id BIGINT NOT NULL,
  account_id BIGINT NULL,
  name VARCHAR(100) NOT NULL,
  post VARCHAR(100) NOT NULL,
  votes BOOLEAN NOT NULL,
  vote VARCHAR(8) NULL,
  opinion VARCHAR(4000) NOT NULL,
  PRIMARY KEY (case_id, number, position),
  FOREIGN KEY (case_id, number) REFERENCES discussion_record (case_id, number),
  FOREIGN KEY (case_id, handler_id) REFERENCES law_case (id, handler_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT handler_has_no_vote CHECK ((NOT votes) OR account_id IS NULL OR account_id <> handler_id),
  CONSTRAINT voters_vote CHECK (votes = (vote IS NOT NULL)),
  CONSTRAINT vote_is_known CHECK (vote IS NULL OR vote IN ('FOR', 'AGAINST', 'ABSTAIN'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER reviewer_has_no_vote BEFORE INSERT ON discussion_participant FOR EACH ROW
BEGIN
  IF NEW.votes AND EXISTS (SELECT 1 FROM legal_review r WHERE r.case_id = NEW.case_id
      AND r.reviewer_id = NEW.account_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'who reviewed the case has no vote';
  END IF;
END;

CREATE TRIGGER discussion_is_never_changed BEFORE UPDATE ON discussion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion is immutable';

CREATE TRIGGER discussion_is_never_deleted BEFORE DELETE ON discussion FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion is immutable';

CREATE TRIGGER discussion_record_is_never_changed BEFORE UPDATE ON discussion_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion''s record is immutable';

CREATE TRIGGER discussion_record_is_never_deleted BEFORE DELETE ON discussion_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion''s record is immutable';

CREATE TRIGGER participant_is_never_changed BEFORE UPDATE ON discussion_participant FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion''s record is immutable';

CREATE TRIGGER participant_is_never_deleted BEFORE DELETE ON discussion_participant FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a discussion''s record is immutable';

-- 退回承办人员, with the head's reason.
CREATE TABLE decision_return (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  reason VARCHAR(4000) NOT NULL,
  delegation_id BIGINT NULL,
  returned_by BIGINT NOT NULL,
  returned_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (delegation_id) REFERENCES delegation (id),
  FOREIGN KEY (returned_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER decision_return_is_never_changed BEFORE UPDATE ON decision_return FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a return is immutable';

CREATE TRIGGER decision_return_is_never_deleted BEFORE DELETE ON decision_return FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a return is immutable';

-- Who decided: a head, a deputy within a delegation, or the handler on the spot (行政处罚法 art. 51, 52).
ALTER TABLE decision DROP CONSTRAINT someone_approved;

ALTER TABLE decision
  ADD COLUMN on_the_spot BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN delegation_id BIGINT NULL,
  ADD COLUMN delegator_id BIGINT NULL,
  ADD COLUMN discussion_number INT NULL,
  ADD COLUMN discussion_agreed BOOLEAN NULL,
  ADD COLUMN document MEDIUMTEXT NULL,
  ADD COLUMN signature VARCHAR(100) NULL,
  ADD FOREIGN KEY (delegation_id, organ_code, delegator_id, approver_id)
    REFERENCES delegation (id, organ_code, delegator_id, deputy_id),
  ADD FOREIGN KEY (case_id, discussion_number, discussion_agreed)
    REFERENCES discussion_record (case_id, number, agreed),
  ADD CONSTRAINT someone_approved CHECK (imported OR on_the_spot OR approver_id IS NOT NULL),
  ADD CONSTRAINT on_the_spot_needs_no_review CHECK (
    (NOT on_the_spot) OR ((NOT review_required) AND (NOT imported) AND approver_id IS NULL)),
  ADD CONSTRAINT deputy_names_the_delegator CHECK ((delegation_id IS NULL) = (delegator_id IS NULL)),
  ADD CONSTRAINT delegator_is_not_handler CHECK (delegator_id IS NULL OR delegator_id <> handler_id),
  ADD CONSTRAINT delegator_is_not_reviewer CHECK (
    delegator_id IS NULL OR reviewer_id IS NULL OR delegator_id <> reviewer_id),
  ADD CONSTRAINT discussion_has_agreed CHECK (discussion_agreed IS NULL OR discussion_agreed),
  ADD CONSTRAINT discussion_is_named CHECK ((discussion_number IS NULL) = (discussion_agreed IS NULL)),
  ADD CONSTRAINT text_has_its_hash CHECK (text_sha256 = SHA2(conclusion, 256));

CREATE TRIGGER decision_is_made_by_who_may BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  IF NOT NEW.imported AND (NEW.document IS NULL OR NEW.signature IS NULL OR NEW.signature = '') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a decision is signed';
  END IF;
  IF NEW.approver_id IS NOT NULL AND NEW.delegation_id IS NULL AND NOT EXISTS (SELECT 1 FROM account_role r
      WHERE r.account_id = NEW.approver_id AND r.role = 'APPROVER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a head decides without a delegation';
  END IF;
  IF NEW.delegation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delegation g JOIN law_case c ON c.id = NEW.case_id
      WHERE g.id = NEW.delegation_id AND g.revoked_at IS NULL
        AND NEW.decided_on BETWEEN g.from_day AND g.to_day
        AND DATE(DATE_ADD(NEW.approved_at, INTERVAL 8 HOUR)) BETWEEN g.from_day AND g.to_day
        AND (g.kinds IS NULL OR FIND_IN_SET(c.kind, g.kinds) > 0)
        AND (g.amount_up_to IS NULL OR COALESCE(NEW.amount, 0) <= g.amount_up_to)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a deputy decides within the delegation';
  END IF;
  IF NOT NEW.imported AND NEW.discussion_number IS NULL AND EXISTS (SELECT 1 FROM law_case c
      WHERE c.id = NEW.case_id AND c.discussion_required) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a complex or major case is discussed first';
  END IF;
  IF NEW.discussion_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discussion d WHERE d.case_id = NEW.case_id
      AND d.number = NEW.discussion_number AND d.submission_number <=> NEW.submission_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'another proposal was discussed';
  END IF;
END;

-- What was decided stays; its service and the day by which it is published come later.
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision FOR EACH ROW
BEGIN
  IF NEW.case_id <> OLD.case_id OR NEW.handler_id <> OLD.handler_id OR NEW.imported <> OLD.imported
      OR NEW.review_required <> OLD.review_required OR NOT (NEW.review_id <=> OLD.review_id)
      OR NOT (NEW.reviewer_id <=> OLD.reviewer_id) OR NOT (NEW.review_conclusion <=> OLD.review_conclusion)
      OR NOT (NEW.approver_id <=> OLD.approver_id) OR NEW.organ_code <> OLD.organ_code
      OR NEW.document_number <> OLD.document_number OR NEW.conclusion <> OLD.conclusion
      OR NEW.category <> OLD.category OR NOT (NEW.amount <=> OLD.amount) OR NEW.decided_on <> OLD.decided_on
      OR NEW.text_sha256 <> OLD.text_sha256 OR NEW.approved_at <> OLD.approved_at
      OR NOT (NEW.submission_number <=> OLD.submission_number)
      OR NOT (NEW.materials_sha256 <=> OLD.materials_sha256)
      OR NOT (NEW.act_first_ground <=> OLD.act_first_ground) OR NEW.on_the_spot <> OLD.on_the_spot
      OR NOT (NEW.delegation_id <=> OLD.delegation_id) OR NOT (NEW.delegator_id <=> OLD.delegator_id)
      OR NOT (NEW.discussion_number <=> OLD.discussion_number) OR NOT (NEW.document <=> OLD.document)
      OR NOT (NEW.signature <=> OLD.signature) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a decision is immutable';
  END IF;
END;

CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a decision is immutable';

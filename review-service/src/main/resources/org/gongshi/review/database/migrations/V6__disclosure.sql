-- Disclosure with its ground, deferral, periods of publicity, exits with their causes, editions, requests of the public.

ALTER TABLE disclosure
  ADD COLUMN ground VARCHAR(40) NOT NULL DEFAULT 'THREE_SYSTEMS',
  ADD COLUMN reason VARCHAR(1000) NULL,
  ADD COLUMN sent_back_note VARCHAR(500) NULL,
  ADD COLUMN asked_on DATE NULL,
  ADD COLUMN deferred_until DATE NULL,
  ADD COLUMN first_public_on DATE NULL,
  ADD COLUMN public_until DATE NULL,
  ADD COLUMN earliest_stop DATE NULL,
  ADD KEY by_end_of_publicity (public_until),
  ADD CONSTRAINT disclosure_choice_is_known
    CHECK (choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES', 'NOT_PUBLISHED', 'DEFERRED')),
  ADD CONSTRAINT deferral_has_a_day CHECK ((choice = 'DEFERRED') = (deferred_until IS NOT NULL));

-- 暂缓公开, each with its cause, until the answer, the end of the cause, or the day.
CREATE TABLE deferral (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  open_case BIGINT NULL UNIQUE,
  ground VARCHAR(40) NOT NULL,
  asked_on DATE NULL,
  until_day DATE NOT NULL,
  begun_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  outcome VARCHAR(12) NULL,
  note VARCHAR(1000) NULL,
  ended_by BIGINT NULL,
  KEY by_case (case_id, id),
  KEY by_day (open_case, until_day),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (ended_by) REFERENCES account (id),
  CONSTRAINT deferral_outcome_is_known CHECK (outcome IN ('CONSENTED', 'OBJECTED', 'CAUSE_GONE', 'NO_ANSWER')),
  CONSTRAINT ended_deferral_has_an_outcome CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT lasting_deferral_is_open CHECK ((ended_at IS NULL) = (open_case IS NOT NULL)),
  CONSTRAINT only_time_ends_it_without_a_person CHECK (outcome IS NULL OR outcome = 'NO_ANSWER' OR ended_by IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The rules by which a decision stops being public, copied from the version in force; the longest wins.
CREATE TABLE publicity (
  case_id BIGINT NOT NULL,
  position INT NOT NULL,
  rule VARCHAR(40) NOT NULL,
  basis VARCHAR(300) NOT NULL,
  start_event VARCHAR(12) NOT NULL,
  months INT NULL,
  least_months INT NOT NULL,
  until_day DATE NULL,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  CONSTRAINT publicity_start_is_known CHECK (start_event IN ('DOCUMENT', 'PUBLICATION', 'NAMED_DAY')),
  CONSTRAINT publicity_has_a_length CHECK ((start_event = 'NAMED_DAY') = (months IS NULL)),
  CONSTRAINT publicity_is_within_its_bounds CHECK (least_months >= 0 AND (months IS NULL OR months >= least_months))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 提前停止公示: applied for, proposed by one officer, decided by another.
CREATE TABLE early_stop (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  open_case BIGINT NULL UNIQUE,
  applied_on DATE NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(6) NULL,
  granted BOOLEAN NULL,
  note VARCHAR(500) NULL,
  KEY by_case (case_id, id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (proposed_by) REFERENCES account (id),
  FOREIGN KEY (decided_by) REFERENCES account (id),
  CONSTRAINT early_stop_takes_two CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT decided_stop_has_a_decider CHECK ((decided_by IS NULL) = (granted IS NULL)),
  CONSTRAINT undecided_stop_is_open CHECK ((decided_by IS NULL) = (open_case IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE suppression
  MODIFY COLUMN requested_by BIGINT NULL,
  ADD COLUMN cause VARCHAR(24) NOT NULL DEFAULT 'OTHER',
  ADD COLUMN replaced_by_id BIGINT NULL,
  ADD UNIQUE KEY suppression_and_person (case_id, requested_by),
  ADD FOREIGN KEY suppression_replacement (replaced_by_id) REFERENCES law_case (id);

UPDATE suppression SET cause = CASE exit_kind WHEN 'WITHDRAWN' THEN 'REVOKED' WHEN 'EXPIRED' THEN 'PERIOD_OVER'
  WHEN 'CORRECTED' THEN 'TYPING_ERROR' ELSE 'OTHER' END;

ALTER TABLE suppression
  ALTER COLUMN cause DROP DEFAULT,
  ADD CONSTRAINT each_exit_has_its_own_causes CHECK (
    (exit_kind = 'WITHDRAWN' AND cause IN ('REVOKED', 'CHANGED', 'FOUND_UNLAWFUL', 'FOUND_VOID', 'ORDERED_ANEW', 'DISCLOSED_IN_ERROR'))
    OR (exit_kind = 'CORRECTED' AND cause IN ('TYPING_ERROR', 'REDACTION_ERROR', 'DECISION_CHANGED', 'DECIDED_ANEW', 'REPUBLISHED'))
    OR (exit_kind = 'EXPIRED' AND cause IN ('PERIOD_OVER', 'CREDIT_REPAIRED'))
    OR (exit_kind = 'LEAKED' AND cause IN ('PERSONAL_DATA', 'MINOR', 'TRADE_SECRET', 'STATE_SECRET', 'OTHER'))),
  ADD CONSTRAINT only_time_takes_down_without_a_person CHECK (requested_by IS NOT NULL OR cause = 'PERIOD_OVER');

-- 紧急下架: one person at once, reviewed afterwards by another.
CREATE TABLE emergency_takedown (
  case_id BIGINT NOT NULL PRIMARY KEY,
  requested_by BIGINT NOT NULL,
  note VARCHAR(1000) NULL,
  reviewed_by BIGINT NULL,
  reviewed_at DATETIME(6) NULL,
  outcome VARCHAR(12) NULL,
  finding VARCHAR(1000) NULL,
  KEY unreviewed (reviewed_at, case_id),
  FOREIGN KEY (case_id, requested_by) REFERENCES suppression (case_id, requested_by),
  FOREIGN KEY (reviewed_by) REFERENCES account (id),
  CONSTRAINT takedown_is_reviewed_by_another CHECK (reviewed_by IS NULL OR reviewed_by <> requested_by),
  CONSTRAINT takedown_outcome_is_known CHECK (outcome IN ('CONFIRMED', 'UNNECESSARY')),
  CONSTRAINT reviewed_takedown_has_an_outcome CHECK (
    (reviewed_by IS NULL) = (outcome IS NULL) AND (reviewed_by IS NULL) = (finding IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A later edition of a decision: a case of its own that stands in the place of another.
CREATE TABLE edition (
  case_id BIGINT NOT NULL PRIMARY KEY,
  corrects_id BIGINT NOT NULL,
  number INT NOT NULL,
  cause VARCHAR(24) NOT NULL,
  wrong VARCHAR(1000) NOT NULL,
  change_authority VARCHAR(24) NULL,
  change_document VARCHAR(128) NULL,
  change_on DATE NULL,
  request_number VARCHAR(24) NULL,
  opened_by BIGINT NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  KEY by_corrected (corrects_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (corrects_id) REFERENCES law_case (id),
  FOREIGN KEY (opened_by) REFERENCES account (id),
  CONSTRAINT no_edition_corrects_itself CHECK (corrects_id <> case_id),
  CONSTRAINT edition_number_is_positive CHECK (number >= 1),
  CONSTRAINT edition_cause_is_known
    CHECK (cause IN ('TYPING_ERROR', 'REDACTION_ERROR', 'DECISION_CHANGED', 'DECIDED_ANEW', 'REPUBLISHED')),
  CONSTRAINT only_a_decided_change_changes_a_decision CHECK (
    (cause = 'DECISION_CHANGED') = (change_document IS NOT NULL AND change_authority IS NOT NULL AND change_on IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE decision
  ADD COLUMN edition INT NOT NULL DEFAULT 1,
  DROP KEY document_number_of_organ,
  ADD UNIQUE KEY document_number_of_organ (organ_code, document_number, edition);

-- What an officer cut beside the rules, so that a decision held back by the last scan can be put right.
CREATE TABLE redaction_manual_cut (
  case_id BIGINT NOT NULL,
  position INT NOT NULL,
  field VARCHAR(24) NULL,
  span TEXT NOT NULL,
  kind VARCHAR(24) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  added_by BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (added_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Lower urgency goes first; an errand waits for the one that it comes after.
ALTER TABLE outbox
  ADD COLUMN urgency INT NOT NULL DEFAULT 5,
  ADD COLUMN after_id BIGINT NULL,
  ADD KEY by_urgency (done_at, urgency, id);

UPDATE outbox SET urgency = 0 WHERE errand = 'SUPPRESS';

-- 公众更正申请. What the requester wrote is personal data and is forgotten after a time.
CREATE TABLE correction_request (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number VARCHAR(24) NOT NULL UNIQUE,
  secret_hash CHAR(64) NOT NULL,
  case_id BIGINT NOT NULL,
  organ_code CHAR(18) NOT NULL,
  wrong TEXT NULL,
  contact VARCHAR(200) NULL,
  state VARCHAR(10) NOT NULL,
  received_at DATETIME(6) NOT NULL,
  taken_by BIGINT NULL,
  taken_at DATETIME(6) NULL,
  answered_by BIGINT NULL,
  answered_at DATETIME(6) NULL,
  founded BOOLEAN NULL,
  measure VARCHAR(12) NULL,
  answer VARCHAR(2000) NULL,
  forgotten_at DATETIME(6) NULL,
  KEY by_state (state, id),
  KEY by_case (case_id),
  KEY by_organ (organ_code, id),
  KEY to_forget (forgotten_at, answered_at),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (taken_by) REFERENCES account (id),
  FOREIGN KEY (answered_by) REFERENCES account (id),
  CONSTRAINT request_state_is_known CHECK (state IN ('RECEIVED', 'TAKEN', 'ANSWERED')),
  CONSTRAINT answered_request_has_an_answer CHECK ((state = 'ANSWERED') = (answer IS NOT NULL AND founded IS NOT NULL)),
  CONSTRAINT founded_request_leads_to_something CHECK (
    founded IS NULL OR (founded = (measure IS NOT NULL) AND (measure IS NULL OR measure IN ('CORRECTION', 'TAKEDOWN')))),
  CONSTRAINT forgotten_request_names_nobody CHECK (
    forgotten_at IS NULL OR (state = 'ANSWERED' AND wrong IS NULL AND contact IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 国家秘密 (政府信息公开条例 art. 14) is never published, deferred to be published, or sent out.
CREATE TRIGGER state_secret_is_only_kept_back BEFORE INSERT ON disclosure FOR EACH ROW
BEGIN
  IF NEW.choice <> 'NOT_PUBLISHED'
      AND EXISTS (SELECT 1 FROM law_case WHERE id = NEW.case_id AND state_secret IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a state secret is never disclosed';
  END IF;
END;

CREATE TRIGGER state_secret_stays_kept_back BEFORE UPDATE ON disclosure FOR EACH ROW
BEGIN
  IF NEW.choice <> 'NOT_PUBLISHED'
      AND EXISTS (SELECT 1 FROM law_case WHERE id = NEW.case_id AND state_secret IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a state secret is never disclosed';
  END IF;
END;

CREATE TRIGGER state_secret_mark_stays BEFORE UPDATE ON law_case FOR EACH ROW
BEGIN
  IF OLD.state_secret IS NOT NULL AND NEW.state_secret IS NULL
      AND EXISTS (SELECT 1 FROM decision WHERE case_id = OLD.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the secrecy mark of a decided case stays';
  END IF;
  IF OLD.state_secret IS NULL AND NEW.state_secret IS NOT NULL AND OLD.state IN ('EXPORTED', 'PUBLISHED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a public case is taken down before it is marked secret';
  END IF;
END;

-- Four eyes once more: who drafted the redaction does not approve it, and what was approved stays as it was.
CREATE TRIGGER drafter_does_not_approve_at_once BEFORE INSERT ON disclosure FOR EACH ROW
BEGIN
  IF NEW.approved_by IS NOT NULL
      AND EXISTS (SELECT 1 FROM redaction WHERE case_id = NEW.case_id AND drafted_by = NEW.approved_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the drafter of a redaction does not approve it';
  END IF;
END;

CREATE TRIGGER drafter_does_not_approve BEFORE UPDATE ON disclosure FOR EACH ROW
BEGIN
  IF NEW.approved_by IS NOT NULL
      AND EXISTS (SELECT 1 FROM redaction WHERE case_id = NEW.case_id AND drafted_by = NEW.approved_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the drafter of a redaction does not approve it';
  END IF;
END;

CREATE TRIGGER approved_draft_is_never_changed BEFORE UPDATE ON redaction FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM disclosure WHERE case_id = OLD.case_id AND approved_by IS NOT NULL
      AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an approved redaction is never changed';
  END IF;
END;

-- Nothing leaves without an approval, and nothing that was taken down leaves again.
CREATE TRIGGER only_what_was_approved_is_published BEFORE INSERT ON outbox FOR EACH ROW
BEGIN
  IF NEW.errand = 'PUBLISH' THEN
    IF EXISTS (SELECT 1 FROM law_case WHERE id = NEW.case_id AND state_secret IS NOT NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a state secret is never disclosed';
    END IF;
    IF EXISTS (SELECT 1 FROM suppression WHERE case_id = NEW.case_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was taken down is never published again';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM disclosure WHERE case_id = NEW.case_id AND approved_by IS NOT NULL
        AND choice IN ('FULL_TEXT', 'SUMMARY', 'WITHOUT_NAMES')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only an approved disclosure is published';
    END IF;
  END IF;
END;

CREATE TRIGGER errand_stays_what_it_is BEFORE UPDATE ON outbox FOR EACH ROW
BEGIN
  IF NEW.errand <> OLD.errand OR NEW.case_id <> OLD.case_id OR NEW.path <> OLD.path OR NEW.payload <> OLD.payload
      OR NEW.sha256 <> OLD.sha256 OR NEW.signature <> OLD.signature THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an errand stays what it is';
  END IF;
END;

CREATE TRIGGER takedown_is_never_undone BEFORE DELETE ON suppression FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a takedown is never undone';

CREATE TRIGGER takedown_stays_what_it_is BEFORE UPDATE ON suppression FOR EACH ROW
BEGIN
  IF NEW.case_id <> OLD.case_id OR NEW.exit_kind <> OLD.exit_kind OR NEW.cause <> OLD.cause OR NEW.reason <> OLD.reason
      OR NOT (NEW.requested_by <=> OLD.requested_by) OR NEW.requested_at <> OLD.requested_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a takedown stays what it is';
  END IF;
END;

CREATE TRIGGER takedown_review_is_final BEFORE UPDATE ON emergency_takedown FOR EACH ROW
BEGIN
  IF OLD.reviewed_by IS NOT NULL OR NEW.requested_by <> OLD.requested_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the review of a takedown is final';
  END IF;
END;

-- A later edition keeps the decision to the letter, unless another authority changed it.
CREATE TRIGGER edition_keeps_the_decision BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  IF NEW.edition > 1 AND NOT EXISTS (
      SELECT 1 FROM edition e JOIN decision d ON d.case_id = e.corrects_id
      WHERE e.case_id = NEW.case_id AND e.number = NEW.edition AND d.organ_code = NEW.organ_code
        AND (e.cause = 'DECISION_CHANGED'
          OR (d.conclusion = NEW.conclusion AND d.document_number = NEW.document_number
            AND d.decided_on = NEW.decided_on AND d.amount <=> NEW.amount AND d.category = NEW.category))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an edition keeps its decision';
  END IF;
END;

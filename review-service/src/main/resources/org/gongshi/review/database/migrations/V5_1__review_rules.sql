-- Which rules ask for a legal review of a case. What the handler declared is never taken back.
CREATE TABLE case_review_rule (
  case_id BIGINT NOT NULL,
  rule VARCHAR(40) NOT NULL,
  source VARCHAR(12) NOT NULL,
  basis VARCHAR(500) NOT NULL,
  note VARCHAR(1000) NULL,
  organ_rule_id BIGINT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, rule),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  CONSTRAINT rule_has_a_source CHECK (source IN ('STATUTE', 'DECLARED', 'ORGAN')),
  CONSTRAINT organ_rule_is_named CHECK ((source = 'ORGAN') = (organ_rule_id IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- An organ's own rules beyond the law: from which amount, for which categories and matters. A rule is never changed: it
-- ends and another begins.
CREATE TABLE organ_rule (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  organ_code CHAR(18) NOT NULL,
  effect VARCHAR(12) NOT NULL,
  kind VARCHAR(24) NULL,
  test VARCHAR(12) NOT NULL,
  amount_from DECIMAL(15, 2) NULL,
  word VARCHAR(200) NULL,
  basis VARCHAR(500) NOT NULL,
  effective_from DATE NOT NULL,
  ends_before DATE NULL,
  set_by BIGINT NOT NULL,
  set_at DATETIME(6) NOT NULL,
  ended_by BIGINT NULL,
  end_reason VARCHAR(500) NULL,
  KEY by_organ (organ_code, effective_from),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (set_by) REFERENCES account (id),
  FOREIGN KEY (ended_by) REFERENCES account (id),
  CONSTRAINT rule_has_an_effect CHECK (effect IN ('REVIEW', 'DISCUSSION')),
  CONSTRAINT rule_tests_one_thing CHECK (
    (test = 'AMOUNT' AND amount_from IS NOT NULL AND word IS NULL)
    OR (test IN ('CATEGORY', 'MATTER') AND amount_from IS NULL AND word IS NOT NULL)),
  CONSTRAINT ended_rule_has_a_reason CHECK (
    (ends_before IS NULL) = (end_reason IS NULL) AND (ends_before IS NULL) = (ended_by IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE case_review_rule ADD FOREIGN KEY (organ_rule_id) REFERENCES organ_rule (id);

CREATE TRIGGER organ_rule_only_ends BEFORE UPDATE ON organ_rule FOR EACH ROW
BEGIN
  IF OLD.ends_before IS NOT NULL OR NEW.organ_code <> OLD.organ_code OR NEW.effect <> OLD.effect
      OR NOT (NEW.kind <=> OLD.kind) OR NEW.test <> OLD.test OR NOT (NEW.amount_from <=> OLD.amount_from)
      OR NOT (NEW.word <=> OLD.word) OR NEW.basis <> OLD.basis OR NEW.effective_from <> OLD.effective_from THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an organ''s rule is never changed, it only ends';
  END IF;
END;

CREATE TRIGGER organ_rule_is_never_deleted BEFORE DELETE ON organ_rule FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an organ''s rule is never deleted, it only ends';

CREATE TRIGGER fired_rule_is_never_changed BEFORE UPDATE ON case_review_rule FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a fired rule is never changed';

CREATE TRIGGER declared_rule_stays BEFORE DELETE ON case_review_rule FOR EACH ROW
BEGIN
  IF OLD.source = 'DECLARED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was declared stays declared';
  END IF;
END;

CREATE TRIGGER required_review_is_not_waved_away BEFORE UPDATE ON law_case FOR EACH ROW
BEGIN
  IF OLD.review_required AND NOT NEW.review_required
      AND EXISTS (SELECT 1 FROM case_review_rule r WHERE r.case_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a required review is not waved away';
  END IF;
END;

-- 行政处罚法 art. 58 and the plan, part 3: these always need a review.
ALTER TABLE law_case ADD CONSTRAINT major_actions_are_reviewed CHECK (
  imported OR review_required OR (kind <> 'COERCION' AND (kind <> 'PENALTY' OR procedure_kind <> 'GENERAL')));

-- 先实施后审核, only where a law lets this measure go first, on the ground that the law names.
CREATE TABLE act_first (
  case_id BIGINT NOT NULL PRIMARY KEY,
  ground VARCHAR(24) NOT NULL,
  measure VARCHAR(24) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  declared_by BIGINT NOT NULL,
  declared_at DATETIME(6) NOT NULL,
  UNIQUE KEY ground_of_case (case_id, ground),
  FOREIGN KEY (case_id, declared_by) REFERENCES law_case (id, handler_id),
  CONSTRAINT law_lets_this_measure_go_first CHECK (
    (ground = 'URGENT_ON_SITE' AND measure IN ('SEALING', 'SEIZURE', 'DETENTION', 'OTHER'))
    OR (ground = 'EVIDENCE_AT_RISK' AND measure = 'EVIDENCE_REGISTRATION')
    OR (ground = 'IMMEDIATE_CLEARING' AND measure IN ('SUBSTITUTE_PERFORMANCE', 'OBSTACLE_REMOVAL')))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER only_this_measure_goes_first BEFORE INSERT ON act_first FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM law_case c WHERE c.id = NEW.case_id AND c.kind = 'COERCION'
      AND JSON_UNQUOTE(JSON_EXTRACT(c.details, '$.measure')) = NEW.measure
      AND (NEW.ground <> 'URGENT_ON_SITE' OR JSON_EXTRACT(c.details, '$.urgentOnSite') = TRUE)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the case is of another measure';
  END IF;
END;

CREATE TRIGGER act_first_is_never_changed BEFORE UPDATE ON act_first FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this declaration is immutable';

CREATE TRIGGER act_first_is_never_deleted BEFORE DELETE ON act_first FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this declaration is immutable';

ALTER TABLE decision DROP CONSTRAINT no_decision_without_passed_review;

ALTER TABLE decision
  ADD COLUMN act_first_ground VARCHAR(24) NULL,
  ADD UNIQUE KEY decision_of_approver (case_id, approver_id),
  ADD FOREIGN KEY (case_id, act_first_ground) REFERENCES act_first (case_id, ground),
  ADD CONSTRAINT no_decision_without_passed_review CHECK (
    (NOT review_required) OR act_first_ground IS NOT NULL
    OR (review_id IS NOT NULL AND reviewer_id IS NOT NULL AND review_conclusion IS NOT NULL));

-- A late review comes after its decision, by neither the handler nor the head.
ALTER TABLE legal_review
  ADD COLUMN approver_id BIGINT NULL,
  ADD FOREIGN KEY (case_id, approver_id) REFERENCES decision (case_id, approver_id),
  ADD CONSTRAINT late_review_follows_its_decision CHECK (late = (approver_id IS NOT NULL)),
  ADD CONSTRAINT reviewer_is_not_approver CHECK (approver_id IS NULL OR approver_id <> reviewer_id),
  ADD CONSTRAINT late_review_agrees_or_not CHECK ((NOT late) OR conclusion <> 'AGREE_WITH_CHANGES');

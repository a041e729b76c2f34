-- The row that lists are read from: narrow, and kept by triggers, so that no writer can forget it. Every documented
-- combination of filter and order is led by one of the keys below (search/Listing says which).
CREATE TABLE case_entry (
  case_id BIGINT NOT NULL PRIMARY KEY,
  organ_code CHAR(18) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  state VARCHAR(40) NOT NULL,
  handler_id BIGINT NOT NULL,
  imported BOOLEAN NOT NULL,
  filed_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  decided_on DATE NULL,
  public_by DATE NULL,
  -- The last day for a decision that is not yet public, as CaseState has it; else null.
  due_on DATE GENERATED ALWAYS AS (CASE WHEN state IN
    ('DECIDED', 'SERVED', 'REDACTING', 'AWAITING_DISCLOSURE_APPROVAL', 'EXPORTED') THEN public_by END) STORED,
  KEY by_organ (organ_code, case_id),
  KEY by_state (state, case_id),
  KEY by_organ_state (organ_code, state, case_id),
  KEY by_handler (handler_id, case_id),
  KEY by_filing (filed_at, case_id),
  KEY by_update (updated_at, case_id),
  KEY by_organ_update (organ_code, updated_at, case_id),
  KEY by_state_update (state, updated_at, case_id),
  KEY by_organ_state_update (organ_code, state, updated_at, case_id),
  KEY by_handler_update (handler_id, updated_at, case_id),
  KEY by_decision (decided_on, case_id),
  KEY by_organ_decision (organ_code, decided_on, case_id),
  KEY by_handler_decision (handler_id, decided_on, case_id),
  KEY by_public (public_by, case_id),
  KEY by_organ_public (organ_code, public_by, case_id),
  KEY by_handler_public (handler_id, public_by, case_id),
  KEY by_due (due_on, case_id),
  KEY by_organ_due (organ_code, due_on, case_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO case_entry (case_id, organ_code, kind, state, handler_id, imported, filed_at, updated_at, decided_on, public_by)
SELECT c.id, c.organ_code, c.kind, c.state, c.handler_id, c.imported, c.created_at, c.updated_at, d.decided_on, d.public_by
FROM law_case c LEFT JOIN decision d ON d.case_id = c.id;

CREATE TRIGGER case_entry_follows_filing AFTER INSERT ON law_case FOR EACH ROW
  INSERT INTO case_entry (case_id, organ_code, kind, state, handler_id, imported, filed_at, updated_at)
  VALUES (NEW.id, NEW.organ_code, NEW.kind, NEW.state, NEW.handler_id, NEW.imported, NEW.created_at, NEW.updated_at);

CREATE TRIGGER case_entry_follows_case AFTER UPDATE ON law_case FOR EACH ROW
  UPDATE case_entry SET organ_code = NEW.organ_code, kind = NEW.kind, state = NEW.state, handler_id = NEW.handler_id,
    imported = NEW.imported, filed_at = NEW.created_at, updated_at = NEW.updated_at
  WHERE case_id = NEW.id;

CREATE TRIGGER case_entry_follows_decision AFTER INSERT ON decision FOR EACH ROW
  UPDATE case_entry SET decided_on = NEW.decided_on, public_by = NEW.public_by WHERE case_id = NEW.case_id;

CREATE TRIGGER case_entry_follows_changed_decision AFTER UPDATE ON decision FOR EACH ROW
  UPDATE case_entry SET decided_on = NEW.decided_on, public_by = NEW.public_by WHERE case_id = NEW.case_id;

-- Full text: every two neighbouring characters are one word of eight letters (search/Words), so that the servers' own
-- parser finds any substring as a phrase, whatever its language.
CREATE TABLE case_text (
  case_id BIGINT NOT NULL PRIMARY KEY,
  words LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  FULLTEXT KEY by_words (words),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Cases whose text has changed since it was last made into words. Who searches makes good what is here first.
CREATE TABLE case_text_due (
  case_id BIGINT NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO case_text_due (case_id) SELECT id FROM law_case;

CREATE TRIGGER case_text_is_due_on_filing AFTER INSERT ON law_case FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (NEW.id);

CREATE TRIGGER case_text_is_due_on_change AFTER UPDATE ON law_case FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id)
  SELECT NEW.id FROM DUAL
  WHERE NOT (NEW.title <=> OLD.title AND NEW.matter <=> OLD.matter AND NEW.facts <=> OLD.facts
    AND NEW.organ_code <=> OLD.organ_code AND NEW.proposed_category <=> OLD.proposed_category);

CREATE TRIGGER case_text_is_due_on_party AFTER INSERT ON party FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (NEW.case_id);

CREATE TRIGGER case_text_is_due_on_changed_party AFTER UPDATE ON party FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (NEW.case_id);

CREATE TRIGGER case_text_is_due_on_removed_party AFTER DELETE ON party FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (OLD.case_id);

CREATE TRIGGER case_text_is_due_on_decision AFTER INSERT ON decision FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (NEW.case_id);

CREATE TRIGGER case_text_is_due_on_changed_decision AFTER UPDATE ON decision FOR EACH ROW
  INSERT IGNORE INTO case_text_due (case_id) VALUES (NEW.case_id);

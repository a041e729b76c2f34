-- 送达, one row per service: what was done, by which way, with which evidence, and the day from which the law counts.
CREATE TABLE document_service (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  party_position INT NOT NULL,
  method VARCHAR(24) NOT NULL,
  done_on DATE NOT NULL,
  served_on DATE NOT NULL,
  receiver VARCHAR(100) NULL,
  reason VARCHAR(1000) NULL,
  witness VARCHAR(200) NULL,
  recording_sha256 CHAR(64) NULL,
  tracking_number VARCHAR(60) NULL,
  consent_on DATE NULL,
  address VARCHAR(300) NULL,
  entrusted_organ VARCHAR(200) NULL,
  notice_place VARCHAR(300) NULL,
  proof_sha256 CHAR(64) NULL,
  recorded_by BIGINT NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, party_position) REFERENCES party (case_id, position),
  FOREIGN KEY (case_id, recorded_by) REFERENCES law_case (id, handler_id),
  CONSTRAINT way_of_service_is_known CHECK (
    method IN ('DIRECT', 'LEFT_AT_PLACE', 'POST', 'ELECTRONIC', 'ENTRUSTED', 'PUBLIC_NOTICE')),
  CONSTRAINT left_at_place_is_proved CHECK (
    method <> 'LEFT_AT_PLACE' OR (reason IS NOT NULL AND (witness IS NOT NULL OR recording_sha256 IS NOT NULL))),
  CONSTRAINT post_has_a_number CHECK (method <> 'POST' OR tracking_number IS NOT NULL),
  CONSTRAINT electronic_service_has_consent CHECK (
    method <> 'ELECTRONIC' OR (consent_on IS NOT NULL AND address IS NOT NULL AND consent_on <= served_on)),
  CONSTRAINT entrusted_service_names_the_organ CHECK (method <> 'ENTRUSTED' OR entrusted_organ IS NOT NULL),
  CONSTRAINT notice_serves_later CHECK (
    method <> 'PUBLIC_NOTICE' OR (served_on > done_on AND reason IS NOT NULL AND notice_place IS NOT NULL)),
  CONSTRAINT other_ways_serve_at_once CHECK (method = 'PUBLIC_NOTICE' OR served_on = done_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER service_follows_the_decision BEFORE INSERT ON document_service FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id AND d.decided_on <= NEW.done_on) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is served has been decided';
  END IF;
END;

CREATE TRIGGER service_is_never_changed BEFORE UPDATE ON document_service FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a service is immutable';

CREATE TRIGGER service_is_never_deleted BEFORE DELETE ON document_service FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a service is immutable';

-- 行政复议、行政诉讼: filed, and concluded once.
CREATE TABLE remedy (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  body VARCHAR(200) NOT NULL,
  filed_on DATE NOT NULL,
  case_number VARCHAR(100) NULL,
  suspends_execution BOOLEAN NOT NULL,
  recorded_by BIGINT NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  FOREIGN KEY (recorded_by) REFERENCES account (id),
  CONSTRAINT remedy_is_known CHECK (kind IN ('RECONSIDERATION', 'SUIT', 'APPEAL', 'RETRIAL'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE remedy_outcome (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  outcome VARCHAR(24) NOT NULL,
  sets_aside BOOLEAN NOT NULL,
  document_number VARCHAR(128) NOT NULL,
  effective_on DATE NOT NULL,
  note VARCHAR(2000) NULL,
  recorded_by BIGINT NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id, number) REFERENCES remedy (case_id, number),
  FOREIGN KEY (recorded_by) REFERENCES account (id),
  CONSTRAINT outcome_says_what_it_does CHECK (
    (sets_aside AND outcome IN ('CHANGED', 'REVOKED', 'UNLAWFUL', 'VOID', 'ORDERED_ANEW'))
    OR ((NOT sets_aside) AND outcome IN ('UPHELD', 'DISMISSED', 'SETTLED', 'WITHDRAWN')))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- 自行撤销: by a head, never by the handler.
CREATE TABLE own_revocation (
  case_id BIGINT NOT NULL PRIMARY KEY,
  handler_id BIGINT NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  basis VARCHAR(500) NOT NULL,
  effective_on DATE NOT NULL,
  renewed BOOLEAN NOT NULL,
  revoked_by BIGINT NOT NULL,
  revoked_at DATETIME(6) NOT NULL,
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  FOREIGN KEY (case_id, handler_id) REFERENCES law_case (id, handler_id),
  FOREIGN KEY (revoked_by) REFERENCES account (id),
  CONSTRAINT revoker_is_not_handler CHECK (revoked_by <> handler_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER remedy_is_never_changed BEFORE UPDATE ON remedy FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a remedy''s entry is immutable';

CREATE TRIGGER remedy_is_never_deleted BEFORE DELETE ON remedy FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a remedy''s entry is immutable';

CREATE TRIGGER remedy_outcome_is_never_changed BEFORE UPDATE ON remedy_outcome FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an outcome is immutable';

CREATE TRIGGER remedy_outcome_is_never_deleted BEFORE DELETE ON remedy_outcome FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an outcome is immutable';

CREATE TRIGGER own_revocation_is_never_changed BEFORE UPDATE ON own_revocation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a revocation is immutable';

CREATE TRIGGER own_revocation_is_never_deleted BEFORE DELETE ON own_revocation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a revocation is immutable';

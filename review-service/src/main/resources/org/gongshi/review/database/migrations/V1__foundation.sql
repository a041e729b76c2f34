-- The common dialect of MySQL 8 and MariaDB 11. Instants are UTC, dates are Asia/Shanghai.

CREATE TABLE organ (
  code CHAR(18) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE account (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login VARCHAR(64) NOT NULL UNIQUE,
  display_name VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  organ_code CHAR(18) NULL,
  disabled BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE account_role (
  account_id BIGINT NOT NULL,
  role VARCHAR(32) NOT NULL,
  PRIMARY KEY (account_id, role),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE access_token (
  token_hash CHAR(64) NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  issued_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY by_expiry (expires_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE law_case (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  request_key VARCHAR(200) NULL UNIQUE,
  request_digest CHAR(64) NULL,
  sample BOOLEAN NOT NULL,
  imported BOOLEAN NOT NULL,
  kind VARCHAR(24) NOT NULL,
  procedure_kind VARCHAR(12) NOT NULL,
  organ_code CHAR(18) NOT NULL,
  title VARCHAR(500) NOT NULL,
  matter VARCHAR(300) NOT NULL,
  facts MEDIUMTEXT NOT NULL,
  basis TEXT NOT NULL,
  state_secret VARCHAR(60) NULL,
  state VARCHAR(40) NOT NULL,
  version INT NOT NULL,
  handler_id BIGINT NOT NULL,
  review_required BOOLEAN NOT NULL,
  review_rule VARCHAR(40) NULL,
  proposed_conclusion TEXT NULL,
  proposed_category VARCHAR(200) NULL,
  proposed_amount DECIMAL(15, 2) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY case_and_handler (id, handler_id),
  UNIQUE KEY case_and_review_rule (id, review_required),
  KEY by_state (state, id),
  KEY by_organ (organ_code, id),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (handler_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE party (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  position INT NOT NULL,
  role VARCHAR(24) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  name VARCHAR(200) NOT NULL,
  id_number VARCHAR(40) NULL,
  credit_code CHAR(18) NULL,
  phone VARCHAR(40) NULL,
  address VARCHAR(300) NULL,
  bank_card VARCHAR(40) NULL,
  plate VARCHAR(20) NULL,
  email VARCHAR(200) NULL,
  birth_date DATE NULL,
  trade_name VARCHAR(200) NULL,
  aliases TEXT NOT NULL,
  UNIQUE KEY by_position (case_id, position),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE officer (
  case_id BIGINT NOT NULL,
  position INT NOT NULL,
  name VARCHAR(100) NOT NULL,
  certificate VARCHAR(60) NOT NULL,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE trade_secret (
  case_id BIGINT NOT NULL,
  position INT NOT NULL,
  span TEXT NOT NULL,
  basis VARCHAR(500) NOT NULL,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- An opinion is written once. The reviewer is never the handler: 行政处罚法 art. 58.
CREATE TABLE legal_review (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  handler_id BIGINT NOT NULL,
  reviewer_id BIGINT NOT NULL,
  conclusion VARCHAR(12) NOT NULL,
  heads TEXT NOT NULL,
  opinion TEXT NOT NULL,
  materials_sha256 CHAR(64) NOT NULL,
  reviewed_at DATETIME(6) NOT NULL,
  UNIQUE KEY passed_review (id, case_id, reviewer_id, conclusion),
  KEY by_case (case_id),
  FOREIGN KEY (case_id, handler_id) REFERENCES law_case (id, handler_id),
  FOREIGN KEY (reviewer_id) REFERENCES account (id),
  CONSTRAINT reviewer_is_not_handler CHECK (reviewer_id <> handler_id),
  CONSTRAINT review_concludes CHECK (conclusion IN ('PASSED', 'RETURNED'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- No decision without a passed review where one is required, and three different persons. An imported
-- decision was made elsewhere: it has no approver here and can have no review here.
CREATE TABLE decision (
  case_id BIGINT NOT NULL PRIMARY KEY,
  handler_id BIGINT NOT NULL,
  imported BOOLEAN NOT NULL,
  review_required BOOLEAN NOT NULL,
  review_id BIGINT NULL,
  reviewer_id BIGINT NULL,
  review_conclusion VARCHAR(12) NULL,
  approver_id BIGINT NULL,
  organ_code CHAR(18) NOT NULL,
  document_number VARCHAR(128) NOT NULL,
  conclusion TEXT NOT NULL,
  category VARCHAR(200) NOT NULL,
  amount DECIMAL(15, 2) NULL,
  decided_on DATE NOT NULL,
  public_by DATE NOT NULL,
  public_by_provisional BOOLEAN NOT NULL,
  text_sha256 CHAR(64) NOT NULL,
  approved_at DATETIME(6) NOT NULL,
  served_on DATE NULL,
  service_method VARCHAR(24) NULL,
  UNIQUE KEY document_number_of_organ (organ_code, document_number),
  KEY by_clock (public_by),
  FOREIGN KEY (case_id, handler_id) REFERENCES law_case (id, handler_id),
  FOREIGN KEY (case_id, review_required) REFERENCES law_case (id, review_required),
  FOREIGN KEY (review_id, case_id, reviewer_id, review_conclusion)
    REFERENCES legal_review (id, case_id, reviewer_id, conclusion),
  FOREIGN KEY (approver_id) REFERENCES account (id),
  CONSTRAINT no_decision_without_passed_review CHECK (
    (NOT review_required) OR (review_id IS NOT NULL AND reviewer_id IS NOT NULL AND review_conclusion IS NOT NULL)),
  CONSTRAINT review_was_passed CHECK (review_conclusion IS NULL OR review_conclusion = 'PASSED'),
  CONSTRAINT someone_approved CHECK (imported OR approver_id IS NOT NULL),
  CONSTRAINT approver_is_not_handler CHECK (approver_id IS NULL OR approver_id <> handler_id),
  CONSTRAINT approver_is_not_reviewer CHECK (approver_id IS NULL OR reviewer_id IS NULL OR approver_id <> reviewer_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE redaction (
  case_id BIGINT NOT NULL PRIMARY KEY,
  drafted_by BIGINT NOT NULL,
  drafted_at DATETIME(6) NOT NULL,
  names_withheld BOOLEAN NOT NULL,
  draft MEDIUMTEXT NOT NULL,
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (drafted_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was cut and by which rule; a keyed hash, never the secret.
CREATE TABLE redaction_cut (
  case_id BIGINT NOT NULL,
  field VARCHAR(24) NOT NULL,
  start_at INT NOT NULL,
  end_at INT NOT NULL,
  kind VARCHAR(24) NOT NULL,
  rule VARCHAR(40) NOT NULL,
  secret_hmac CHAR(64) NOT NULL,
  PRIMARY KEY (case_id, field, start_at),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE disclosure (
  case_id BIGINT NOT NULL PRIMARY KEY,
  choice VARCHAR(20) NOT NULL,
  basis VARCHAR(1000) NOT NULL,
  proposed_by BIGINT NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  approved_by BIGINT NULL,
  approved_at DATETIME(6) NULL,
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (proposed_by) REFERENCES account (id),
  FOREIGN KEY (approved_by) REFERENCES account (id),
  CONSTRAINT disclosure_takes_two CHECK (approved_by IS NULL OR approved_by <> proposed_by)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The transactional outbox: exact bytes and their signature, written by the approving transaction itself.
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  errand VARCHAR(12) NOT NULL,
  path VARCHAR(200) NOT NULL,
  payload LONGBLOB NOT NULL,
  signature VARCHAR(200) NOT NULL,
  sha256 CHAR(64) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  done_at DATETIME(6) NULL,
  last_error VARCHAR(500) NULL,
  KEY open_errands (done_at, due_at),
  KEY by_case (case_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE suppression (
  case_id BIGINT NOT NULL PRIMARY KEY,
  exit_kind VARCHAR(12) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  requested_by BIGINT NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (requested_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE receipt (
  case_id BIGINT NOT NULL,
  outcome VARCHAR(12) NOT NULL,
  release_id VARCHAR(64) NOT NULL,
  url VARCHAR(500) NOT NULL,
  at DATETIME(6) NOT NULL,
  document MEDIUMTEXT NOT NULL,
  PRIMARY KEY (case_id, outcome, release_id),
  FOREIGN KEY (case_id) REFERENCES law_case (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audit_entry (
  seq BIGINT NOT NULL PRIMARY KEY,
  at DATETIME(3) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  deed VARCHAR(60) NOT NULL,
  case_public_id CHAR(26) NULL,
  detail VARCHAR(1000) NOT NULL,
  previous_hash CHAR(64) NOT NULL,
  hash CHAR(64) NOT NULL,
  KEY by_case (case_public_id, seq)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audit_head (
  id INT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash CHAR(64) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit entries are append-only';

CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit entries are append-only';

CREATE TRIGGER legal_review_is_never_changed BEFORE UPDATE ON legal_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a legal review is immutable';

CREATE TRIGGER legal_review_is_never_deleted BEFORE DELETE ON legal_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a legal review is immutable';

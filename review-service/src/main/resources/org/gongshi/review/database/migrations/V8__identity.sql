-- Who acts, and the record of it. Sessions of before end here: they say neither what they are nor when they were used.

DELETE FROM access_token;

ALTER TABLE access_token
  ADD COLUMN public_id CHAR(26) NOT NULL,
  ADD COLUMN kind VARCHAR(8) NOT NULL,
  ADD COLUMN cookie BOOLEAN NOT NULL,
  ADD COLUMN name VARCHAR(100) NULL,
  ADD COLUMN roles VARCHAR(500) NULL,
  ADD COLUMN last_used_at DATETIME(6) NOT NULL,
  ADD COLUMN address VARCHAR(45) NOT NULL,
  ADD COLUMN agent VARCHAR(200) NOT NULL,
  ADD CONSTRAINT token_kind_is_known CHECK (kind IN ('SESSION', 'PROGRAM')),
  ADD CONSTRAINT only_sessions_have_cookies CHECK (kind = 'SESSION' OR NOT cookie),
  ADD CONSTRAINT program_tokens_have_names CHECK (kind = 'SESSION' OR name IS NOT NULL);

CREATE UNIQUE INDEX token_by_public_id ON access_token (public_id);

-- OWN: chosen by the person. INITIAL: set by an administrator, so it must change. SAMPLE: of the demo. NONE: single sign-on only.
ALTER TABLE account
  ADD COLUMN password_standing VARCHAR(8) NOT NULL DEFAULT 'OWN',
  ADD COLUMN password_set_at DATETIME(6) NULL,
  ADD CONSTRAINT password_standing_is_known CHECK (password_standing IN ('OWN', 'INITIAL', 'SAMPLE', 'NONE'));

UPDATE account SET password_set_at = created_at;

CREATE TABLE former_password (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  replaced_at DATETIME(6) NOT NULL,
  KEY by_account (account_id, id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Failed logins by login and by address, known or not: only a hash is kept, for people type passwords into the wrong field.
CREATE TABLE login_failure (
  subject CHAR(64) NOT NULL PRIMARY KEY,
  failures INT NOT NULL,
  last_failure_at DATETIME(6) NOT NULL,
  blocked_until DATETIME(6) NULL,
  KEY by_age (last_failure_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who an account is at the single sign-on provider. An administrator links it; nothing is linked by a name or an e-mail.
CREATE TABLE account_identity (
  id CHAR(26) NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  issuer VARCHAR(200) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  linked_at DATETIME(6) NOT NULL,
  UNIQUE KEY one_account_per_identity (issuer, subject),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A single sign-on that has begun; the row is deleted by the first answer that names it, whatever comes of it.
CREATE TABLE sign_in_attempt (
  state_hash CHAR(64) NOT NULL PRIMARY KEY,
  browser_hash CHAR(64) NOT NULL,
  nonce VARCHAR(64) NOT NULL,
  verifier VARCHAR(128) NOT NULL,
  return_to VARCHAR(200) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY by_expiry (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The seal is a keyed hash of the entry's hash: who rewrites the chain with SQL alone cannot make it.
ALTER TABLE audit_entry ADD COLUMN seal CHAR(64) NOT NULL DEFAULT '';
CREATE INDEX by_actor ON audit_entry (actor, seq);
CREATE INDEX by_time ON audit_entry (at, seq);

-- The chain's head, signed now and then, so that an end cut off together with the head is missed.
CREATE TABLE audit_checkpoint (
  seq BIGINT NOT NULL PRIMARY KEY,
  hash CHAR(64) NOT NULL,
  at DATETIME(3) NOT NULL,
  key_id CHAR(16) NOT NULL,
  signature VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER audit_checkpoint_is_never_changed BEFORE UPDATE ON audit_checkpoint FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit checkpoints are append-only';

CREATE TRIGGER audit_checkpoint_is_never_deleted BEFORE DELETE ON audit_checkpoint FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit checkpoints are append-only';

-- Reads wait here for their place in the chain, so that no reader waits for the chain's head.
CREATE TABLE audit_read (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(3) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  deed VARCHAR(60) NOT NULL,
  case_public_id CHAR(26) NULL,
  detail VARCHAR(1000) NOT NULL,
  seal CHAR(64) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER audit_read_is_never_changed BEFORE UPDATE ON audit_read FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a read that waits for its place in the chain is not changed';

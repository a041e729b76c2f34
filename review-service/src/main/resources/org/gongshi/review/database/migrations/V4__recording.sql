-- The vault: files under their hash, written once. A row says what a file was, for ever; whether it is still there
-- says vault_destruction.

CREATE TABLE vault_object (
  sha256 CHAR(64) NOT NULL PRIMARY KEY,
  size BIGINT NOT NULL,
  block_hashes MEDIUMBLOB NOT NULL,
  stored_at DATETIME(6) NOT NULL,
  CONSTRAINT vault_object_has_a_hash_per_block CHECK (size >= 0 AND LENGTH(block_hashes) = 32 * CEIL(size / 1048576))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a scanner said, or that none was asked; the newest row counts.
CREATE TABLE vault_scan (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sha256 CHAR(64) NOT NULL,
  at DATETIME(6) NOT NULL,
  verdict VARCHAR(12) NOT NULL,
  engine VARCHAR(200) NULL,
  note VARCHAR(500) NULL,
  KEY by_object (sha256, id),
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256),
  CONSTRAINT scan_concludes CHECK (verdict IN ('CLEAN', 'NOT_SCANNED', 'INFECTED'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE vault_destruction (
  sha256 CHAR(64) NOT NULL PRIMARY KEY,
  destroyed_at DATETIME(6) NOT NULL,
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE vault_upload (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  owner_id BIGINT NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  length BIGINT NOT NULL,
  received BIGINT NOT NULL,
  declared_sha256 CHAR(64) NULL,
  metadata VARCHAR(2000) NOT NULL,
  state VARCHAR(12) NOT NULL,
  sha256 CHAR(64) NULL,
  finding VARCHAR(500) NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  checked_at DATETIME(6) NULL,
  finished_at DATETIME(6) NULL,
  KEY open_uploads (state, expires_at),
  FOREIGN KEY (owner_id) REFERENCES account (id),
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256),
  CONSTRAINT upload_holds_no_more_than_announced CHECK (received >= 0 AND received <= length),
  CONSTRAINT stored_upload_names_its_object CHECK ((state = 'STORED') = (sha256 IS NOT NULL)),
  CONSTRAINT stored_upload_is_whole CHECK (state <> 'STORED' OR received = length),
  CONSTRAINT stored_upload_is_what_was_declared
    CHECK (sha256 IS NULL OR declared_sha256 IS NULL OR sha256 = declared_sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER vault_object_is_never_changed BEFORE UPDATE ON vault_object FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the vault is write-once';

CREATE TRIGGER vault_object_is_never_deleted BEFORE DELETE ON vault_object FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the vault is write-once';

CREATE TRIGGER vault_scan_is_never_changed BEFORE UPDATE ON vault_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'scans are append-only';

CREATE TRIGGER vault_scan_is_never_deleted BEFORE DELETE ON vault_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'scans are append-only';

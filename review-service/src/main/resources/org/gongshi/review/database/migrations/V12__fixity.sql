-- When each object of the vault was last read from the disk, and what was wrong with it then. What it was is in
-- vault_object and is never changed; this is only the last look.
CREATE TABLE vault_check (
  sha256 CHAR(64) NOT NULL PRIMARY KEY,
  checked_at DATETIME(6) NOT NULL,
  damage VARCHAR(200) NULL,
  KEY by_age (checked_at),
  KEY by_damage (damage),
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

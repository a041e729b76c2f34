-- Lengths that organs set for themselves: where no statute fixes one, or shorter than the statute's. organ_code '' is
-- for all. A clock that runs keeps the length that it started with.
CREATE TABLE clock_setting (
  kind VARCHAR(24) NOT NULL,
  organ_code CHAR(18) NOT NULL,
  since DATE NOT NULL,
  length INT NOT NULL,
  extension INT NOT NULL,
  put_by VARCHAR(64) NOT NULL,
  put_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, organ_code, since),
  CONSTRAINT setting_runs_for_a_while CHECK (length >= 1 AND extension >= 0)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

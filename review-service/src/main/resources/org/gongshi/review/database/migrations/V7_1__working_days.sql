-- Yearly tables of holidays and make-up workdays.
CREATE TABLE working_day_table (
  year INT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL,
  put_by VARCHAR(64) NOT NULL,
  put_at DATETIME(6) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A file is taken in once, so that what was put later by hand stays.
CREATE TABLE working_day_file (
  sha256 CHAR(64) NOT NULL PRIMARY KEY,
  taken_in_at DATETIME(6) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row. Whoever writes a deadline holds it shared, a new table takes it alone: no deadline is written with a table
-- that is just being replaced.
CREATE TABLE working_day_revision (
  id INT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO working_day_revision (id, revision) VALUES (1, 0);

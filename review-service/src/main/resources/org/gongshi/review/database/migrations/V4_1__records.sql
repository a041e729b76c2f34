-- Officers, devices, trainings: registers that are kept up to date.

CREATE TABLE enforcement_officer (
  certificate VARCHAR(60) NOT NULL PRIMARY KEY,
  organ_code CHAR(18) NOT NULL,
  name VARCHAR(100) NOT NULL,
  title VARCHAR(100) NOT NULL,
  category VARCHAR(100) NOT NULL,
  valid_until DATE NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY by_organ (organ_code, certificate),
  FOREIGN KEY (organ_code) REFERENCES organ (code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE device (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  organ_code CHAR(18) NOT NULL,
  number VARCHAR(60) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  model VARCHAR(100) NOT NULL,
  online BOOLEAN NOT NULL,
  in_use_from DATE NOT NULL,
  state VARCHAR(12) NOT NULL,
  assigned_to VARCHAR(60) NULL,
  version INT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY number_of_organ (organ_code, number),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (assigned_to) REFERENCES enforcement_officer (certificate)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE training (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  organ_code CHAR(18) NOT NULL,
  attendees VARCHAR(12) NOT NULL,
  person VARCHAR(64) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  held_on DATE NOT NULL,
  hours DECIMAL(5, 1) NOT NULL,
  exam VARCHAR(8) NOT NULL,
  score INT NULL,
  recorded_by BIGINT NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  KEY by_organ_and_day (organ_code, held_on),
  KEY by_person (person),
  FOREIGN KEY (organ_code) REFERENCES organ (code),
  FOREIGN KEY (recorded_by) REFERENCES account (id),
  CONSTRAINT exam_has_a_score CHECK ((exam = 'NONE') = (score IS NULL)),
  CONSTRAINT score_in_range CHECK (score IS NULL OR (score >= 0 AND score <= 100))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the rule table needs to know of a case; stages and measures are comma-separated names.
CREATE TABLE recording_facts (
  case_id BIGINT NOT NULL PRIMARY KEY,
  field VARCHAR(32) NULL,
  stages VARCHAR(300) NOT NULL,
  measures VARCHAR(300) NOT NULL,
  not_cooperated VARCHAR(300) NOT NULL,
  life_or_health BOOLEAN NOT NULL,
  major_property BOOLEAN NOT NULL,
  left_at_place BOOLEAN NOT NULL,
  given_by BIGINT NOT NULL,
  given_at DATETIME(6) NOT NULL,
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (given_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A record of a case is registered once and never changed; a mistaken one is voided with its reason.
CREATE TABLE case_record (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  case_id BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  title VARCHAR(300) NOT NULL,
  sha256 CHAR(64) NULL,
  file_name VARCHAR(255) NULL,
  media_type VARCHAR(100) NULL,
  size BIGINT NULL,
  made_from DATETIME(6) NOT NULL,
  made_to DATETIME(6) NOT NULL,
  uploaded_at DATETIME(6) NULL,
  due_at DATETIME(6) NULL,
  late_minutes BIGINT NOT NULL,
  late_reason VARCHAR(500) NULL,
  registered_by BIGINT NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  UNIQUE KEY record_and_case (id, case_id),
  KEY by_case (case_id, id),
  KEY by_object (sha256),
  KEY by_time (registered_at),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (sha256) REFERENCES vault_object (sha256),
  FOREIGN KEY (registered_by) REFERENCES account (id),
  CONSTRAINT record_kind CHECK (kind IN ('AUDIO_VISUAL', 'WRITTEN', 'STATEMENT')),
  CONSTRAINT recording_has_its_file CHECK (kind = 'WRITTEN' OR sha256 IS NOT NULL),
  CONSTRAINT file_is_described_whole CHECK (
    (sha256 IS NULL) = (file_name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (size IS NULL) AND (sha256 IS NULL) = (uploaded_at IS NULL)),
  CONSTRAINT record_ends_after_it_begins CHECK (made_to >= made_from),
  CONSTRAINT late_record_says_why CHECK (late_minutes = 0 OR late_reason IS NOT NULL)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audio_visual (
  record_id BIGINT NOT NULL PRIMARY KEY,
  stage VARCHAR(24) NOT NULL,
  device_id BIGINT NOT NULL,
  duration_seconds INT NOT NULL,
  whole_course BOOLEAN NOT NULL,
  FOREIGN KEY (record_id) REFERENCES case_record (id),
  FOREIGN KEY (device_id) REFERENCES device (id),
  CONSTRAINT recording_lasts CHECK (duration_seconds > 0)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audio_visual_officer (
  record_id BIGINT NOT NULL,
  position INT NOT NULL,
  certificate VARCHAR(60) NOT NULL,
  name VARCHAR(100) NOT NULL,
  PRIMARY KEY (record_id, position),
  FOREIGN KEY (record_id) REFERENCES audio_visual (record_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Whoever starts recording again says why it had stopped, into the microphone: the offset is where.
CREATE TABLE interruption (
  record_id BIGINT NOT NULL,
  position INT NOT NULL,
  reason VARCHAR(16) NOT NULL,
  explanation VARCHAR(500) NOT NULL,
  from_at DATETIME(6) NOT NULL,
  to_at DATETIME(6) NOT NULL,
  note_offset_seconds INT NOT NULL,
  PRIMARY KEY (record_id, position),
  FOREIGN KEY (record_id) REFERENCES audio_visual (record_id),
  CONSTRAINT interruption_ends_after_it_begins CHECK (to_at > from_at),
  CONSTRAINT note_is_in_the_recording CHECK (note_offset_seconds >= 0)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE written_record (
  record_id BIGINT NOT NULL PRIMARY KEY,
  form VARCHAR(12) NOT NULL,
  paper_reason VARCHAR(500) NULL,
  FOREIGN KEY (record_id) REFERENCES case_record (id),
  CONSTRAINT written_form CHECK (form IN ('ELECTRONIC', 'PAPER')),
  CONSTRAINT paper_says_why CHECK ((form = 'PAPER') = (paper_reason IS NOT NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE record_void (
  record_id BIGINT NOT NULL PRIMARY KEY,
  reason VARCHAR(500) NOT NULL,
  voided_by BIGINT NOT NULL,
  voided_at DATETIME(6) NOT NULL,
  FOREIGN KEY (record_id) REFERENCES case_record (id),
  FOREIGN KEY (voided_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A stage that could not be recorded: reported to the head of the office at once, explained in writing afterwards.
CREATE TABLE recording_failure (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id CHAR(26) NOT NULL UNIQUE,
  case_id BIGINT NOT NULL,
  stage VARCHAR(24) NOT NULL,
  device_id BIGINT NULL,
  cause VARCHAR(16) NOT NULL,
  explanation VARCHAR(1000) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  reported_at DATETIME(6) NOT NULL,
  reported_to VARCHAR(100) NOT NULL,
  registered_by BIGINT NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  UNIQUE KEY failure_and_case (id, case_id),
  KEY by_case (case_id, id),
  FOREIGN KEY (case_id) REFERENCES law_case (id),
  FOREIGN KEY (device_id) REFERENCES device (id),
  FOREIGN KEY (registered_by) REFERENCES account (id),
  CONSTRAINT failure_is_reported_after_it_happened CHECK (reported_at >= happened_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE failure_statement (
  failure_id BIGINT NOT NULL PRIMARY KEY,
  case_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL UNIQUE,
  FOREIGN KEY (failure_id, case_id) REFERENCES recording_failure (id, case_id),
  FOREIGN KEY (record_id, case_id) REFERENCES case_record (id, case_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who read which file of a case, and what for.
CREATE TABLE record_access (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  record_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  purpose VARCHAR(300) NOT NULL,
  first_byte BIGINT NOT NULL,
  last_byte BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  KEY by_record (record_id, id),
  FOREIGN KEY (record_id) REFERENCES case_record (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER training_is_never_changed BEFORE UPDATE ON training FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'training is append-only';

CREATE TRIGGER training_is_never_deleted BEFORE DELETE ON training FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'training is append-only';

CREATE TRIGGER case_record_is_never_changed BEFORE UPDATE ON case_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'case_record is append-only';

CREATE TRIGGER case_record_is_never_deleted BEFORE DELETE ON case_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'case_record is append-only';

CREATE TRIGGER audio_visual_is_never_changed BEFORE UPDATE ON audio_visual FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audio_visual is append-only';

CREATE TRIGGER audio_visual_is_never_deleted BEFORE DELETE ON audio_visual FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audio_visual is append-only';

CREATE TRIGGER audio_visual_officer_is_never_changed BEFORE UPDATE ON audio_visual_officer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audio_visual_officer is append-only';

CREATE TRIGGER audio_visual_officer_is_never_deleted BEFORE DELETE ON audio_visual_officer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audio_visual_officer is append-only';

CREATE TRIGGER interruption_is_never_changed BEFORE UPDATE ON interruption FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'interruption is append-only';

CREATE TRIGGER interruption_is_never_deleted BEFORE DELETE ON interruption FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'interruption is append-only';

CREATE TRIGGER written_record_is_never_changed BEFORE UPDATE ON written_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'written_record is append-only';

CREATE TRIGGER written_record_is_never_deleted BEFORE DELETE ON written_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'written_record is append-only';

CREATE TRIGGER record_void_is_never_changed BEFORE UPDATE ON record_void FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'record_void is append-only';

CREATE TRIGGER record_void_is_never_deleted BEFORE DELETE ON record_void FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'record_void is append-only';

CREATE TRIGGER recording_failure_is_never_changed BEFORE UPDATE ON recording_failure FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'recording_failure is append-only';

CREATE TRIGGER recording_failure_is_never_deleted BEFORE DELETE ON recording_failure FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'recording_failure is append-only';

CREATE TRIGGER failure_statement_is_never_changed BEFORE UPDATE ON failure_statement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'failure_statement is append-only';

CREATE TRIGGER failure_statement_is_never_deleted BEFORE DELETE ON failure_statement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'failure_statement is append-only';

CREATE TRIGGER record_access_is_never_changed BEFORE UPDATE ON record_access FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'record_access is append-only';

CREATE TRIGGER record_access_is_never_deleted BEFORE DELETE ON record_access FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'record_access is append-only';

CREATE TRIGGER vault_destruction_is_never_changed BEFORE UPDATE ON vault_destruction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'vault_destruction is append-only';

CREATE TRIGGER vault_destruction_is_never_deleted BEFORE DELETE ON vault_destruction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'vault_destruction is append-only';

-- Of each deadline each stage is told once, and once more after it was put off.
CREATE TABLE reminder_mark (
  deadline_id BIGINT NOT NULL,
  round INT NOT NULL,
  stage VARCHAR(8) NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (deadline_id, round, stage),
  FOREIGN KEY (deadline_id) REFERENCES deadline (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE reminder (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  deadline_id BIGINT NOT NULL,
  round INT NOT NULL,
  stage VARCHAR(8) NOT NULL,
  account_id BIGINT NOT NULL,
  due_day DATE NOT NULL,
  created_at DATETIME(6) NOT NULL,
  read_at DATETIME(6) NULL,
  UNIQUE KEY once_per_account (deadline_id, round, stage, account_id),
  KEY feed (account_id, id),
  KEY unread (account_id, read_at, id),
  FOREIGN KEY (deadline_id) REFERENCES deadline (id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT stage_is_known CHECK (stage IN ('NEAR', 'OVERDUE'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A reminder's messages; what the other side answered is kept without what was sent.
CREATE TABLE reminder_delivery (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reminder_id BIGINT NOT NULL,
  channel VARCHAR(8) NOT NULL,
  state VARCHAR(8) NOT NULL,
  requested BOOLEAN NOT NULL,
  attempts INT NOT NULL,
  last_error VARCHAR(200) NULL,
  created_at DATETIME(6) NOT NULL,
  done_at DATETIME(6) NULL,
  UNIQUE KEY once_per_channel (reminder_id, channel),
  KEY by_state (state, requested, id),
  FOREIGN KEY (reminder_id) REFERENCES reminder (id),
  CONSTRAINT delivery_has_a_state CHECK (state IN ('WAITING', 'SENT', 'DEAD'))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE account_contact (
  account_id BIGINT NOT NULL PRIMARY KEY,
  email VARCHAR(200) NULL,
  changed_at DATETIME(6) NOT NULL,
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The job library's own table, in its form.
CREATE TABLE scheduled_tasks (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data BLOB NULL,
  execution_time DATETIME(6) NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50) NULL,
  last_success DATETIME(6) NULL,
  last_failure DATETIME(6) NULL,
  consecutive_failures INT NULL,
  last_heartbeat DATETIME(6) NULL,
  version BIGINT NOT NULL,
  priority SMALLINT NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY by_execution_time (execution_time),
  KEY by_last_heartbeat (last_heartbeat)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX by_kind_and_due ON deadline (kind, state, due_at, id);

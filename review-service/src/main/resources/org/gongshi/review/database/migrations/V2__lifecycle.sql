-- What earlier events left on a case beside its state.
ALTER TABLE law_case
  ADD COLUMN assigned_reviewer_id BIGINT NULL,
  ADD COLUMN question_open BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN act_first BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN late_review VARCHAR(8) NOT NULL DEFAULT 'NOT_DUE',
  ADD COLUMN discussion_required BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN discussed BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN suspended_from VARCHAR(40) NULL,
  ADD COLUMN revoked BOOLEAN NOT NULL DEFAULT FALSE,
  ADD FOREIGN KEY assigned_reviewer (assigned_reviewer_id) REFERENCES account (id),
  ADD CONSTRAINT assigned_reviewer_is_not_handler
    CHECK (assigned_reviewer_id IS NULL OR assigned_reviewer_id <> handler_id),
  ADD CONSTRAINT late_review_is_known CHECK (late_review IN ('NOT_DUE', 'OPEN', 'PASSED', 'FAILED')),
  ADD CONSTRAINT suspended_case_knows_its_way_back CHECK ((state = 'SUSPENDED') = (suspended_from IS NOT NULL));

-- The answer to a change, kept by the transaction that changed, for clients that lost it.
CREATE TABLE idempotent_answer (
  account_id BIGINT NOT NULL,
  request_key VARCHAR(100) NOT NULL,
  digest CHAR(64) NOT NULL,
  status INT NOT NULL,
  headers TEXT NOT NULL,
  body MEDIUMTEXT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, request_key),
  KEY by_age (created_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- That what was published is what was served less its cuts, field by field, found when the file was written. The served
-- text is here by a keyed hash only.
CREATE TABLE redaction_proof (
  case_id BIGINT NOT NULL,
  field VARCHAR(12) NOT NULL,
  served_hmac CHAR(64) NOT NULL,
  published_sha256 CHAR(64) NOT NULL,
  cuts INT NOT NULL,
  units_cut INT NOT NULL,
  proven_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, field),
  FOREIGN KEY (case_id) REFERENCES decision (case_id),
  CONSTRAINT proven_field_is_known
    CHECK (field IN ('TITLE', 'MATTER', 'FACTS', 'BASIS', 'CONCLUSION', 'CATEGORY')),
  CONSTRAINT proof_counts_its_cuts CHECK (cuts >= 0 AND units_cut >= cuts)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER redaction_proof_is_never_changed BEFORE UPDATE ON redaction_proof FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a proof is never changed';

CREATE TRIGGER redaction_proof_is_never_deleted BEFORE DELETE ON redaction_proof FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a proof is never deleted';

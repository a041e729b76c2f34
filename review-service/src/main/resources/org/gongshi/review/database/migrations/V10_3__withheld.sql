-- 不予公开决定的复查: the ground was looked at again, by another person than who proposed it, and still stands.
CREATE TABLE withheld_review (
  case_id BIGINT NOT NULL,
  number INT NOT NULL,
  note VARCHAR(1000) NOT NULL,
  next_review_on DATE NOT NULL,
  reviewed_by BIGINT NOT NULL,
  reviewed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, number),
  FOREIGN KEY (case_id) REFERENCES disclosure (case_id),
  FOREIGN KEY (reviewed_by) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER another_reviews_what_is_withheld BEFORE INSERT ON withheld_review FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM disclosure d WHERE d.case_id = NEW.case_id AND d.choice = 'NOT_PUBLISHED'
      AND d.approved_by IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only what is withheld is reviewed';
  END IF;
  IF EXISTS (SELECT 1 FROM disclosure d WHERE d.case_id = NEW.case_id AND d.proposed_by = NEW.reviewed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'who proposed to withhold does not review it';
  END IF;
END;

CREATE TRIGGER withheld_review_is_never_changed BEFORE UPDATE ON withheld_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review is immutable';

CREATE TRIGGER withheld_review_is_never_deleted BEFORE DELETE ON withheld_review FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a review is immutable';

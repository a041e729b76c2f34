-- 公众更正申请 as officials register them. The answer goes to the requester by the way that the request came, so there is no
-- secret to ask with.
ALTER TABLE correction_request
  DROP COLUMN secret_hash,
  ADD COLUMN channel VARCHAR(12) NOT NULL,
  ADD COLUMN received_on DATE NOT NULL,
  ADD COLUMN recorded_by BIGINT NOT NULL,
  ADD FOREIGN KEY request_recorder (recorded_by) REFERENCES account (id),
  ADD CONSTRAINT request_channel_is_known CHECK (channel IN ('LETTER', 'PHONE', 'E_MAIL', 'IN_PERSON')),
  ADD CONSTRAINT taken_request_is_somebodys CHECK ((state = 'RECEIVED') = (taken_by IS NULL)),
  ADD CONSTRAINT answered_request_says_by_whom CHECK ((state = 'ANSWERED') = (answered_by IS NOT NULL));

CREATE TRIGGER answered_request_is_only_forgotten BEFORE UPDATE ON correction_request FOR EACH ROW
BEGIN
  IF NEW.number <> OLD.number OR NEW.case_id <> OLD.case_id OR NEW.received_on <> OLD.received_on
      OR NEW.channel <> OLD.channel OR NEW.recorded_by <> OLD.recorded_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a request stays as it was received';
  END IF;
  IF OLD.state = 'ANSWERED' AND (NEW.state <> OLD.state OR NEW.founded <> OLD.founded
      OR NOT (NEW.measure <=> OLD.measure) OR NEW.answer <> OLD.answer OR NEW.answered_by <> OLD.answered_by
      OR NEW.answered_at <> OLD.answered_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an answer stays as it was given';
  END IF;
  IF NEW.forgotten_at IS NULL AND (NOT (NEW.wrong <=> OLD.wrong) OR NOT (NEW.contact <=> OLD.contact)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a request stays as it was received';
  END IF;
END;

CREATE TRIGGER request_is_never_deleted BEFORE DELETE ON correction_request FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a request is never deleted';

-- 受理日期: from when the public is told that a decision is under reconsideration or in litigation. Remedies recorded
-- before it was asked for have none.
ALTER TABLE remedy
  ADD COLUMN accepted_on DATE NULL,
  ADD CONSTRAINT remedy_is_accepted_after_it_is_filed CHECK (accepted_on IS NULL OR accepted_on >= filed_on);

-- What is in the case file is among the materials of a review: a change of it before the decision takes the ground away
-- that review and decision stand on, whoever makes it.
CREATE TRIGGER added_document_voids_the_review AFTER INSERT ON case_document FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

CREATE TRIGGER ended_document_voids_the_review AFTER UPDATE ON case_document FOR EACH ROW
  DELETE FROM submitted_materials WHERE case_id = NEW.case_id
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id);

-- What was submitted without its documents is submitted again.
DELETE FROM submitted_materials
  WHERE EXISTS (SELECT 1 FROM case_document f WHERE f.case_id = submitted_materials.case_id)
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = submitted_materials.case_id);

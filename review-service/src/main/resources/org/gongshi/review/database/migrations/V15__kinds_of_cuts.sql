-- Officers may mark what the rules cut since: contact data other than phones, health, and where something lies.
ALTER TABLE manual_cut DROP CONSTRAINT each_ground_cuts_its_own_kinds;

ALTER TABLE manual_cut ADD CONSTRAINT each_ground_cuts_its_own_kinds CHECK (
  (ground = 'PERSONAL_PRIVACY' AND kind IN ('PERSON_NAME', 'CITIZEN_ID', 'OTHER_ID', 'PHONE', 'BANK_CARD', 'EMAIL', 'PLATE',
    'ADDRESS', 'BIRTH_DATE', 'CONTACT', 'HEALTH', 'LOCATION'))
  OR (ground = 'MINOR_PROTECTED' AND kind = 'MINOR')
  OR (ground = 'TRADE_SECRET' AND kind IN ('TRADE_SECRET', 'TRADE_NAME')));

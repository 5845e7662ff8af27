-- What the ticket that a person has says of them: whoever changes their name gets a new one.

ALTER TABLE registration ADD COLUMN ticket TEXT;

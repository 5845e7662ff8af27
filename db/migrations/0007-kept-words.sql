-- Words and files that are kept until somebody decides where they go; and people whom organisers silenced.

ALTER TABLE unanswered ADD COLUMN parts TEXT;             -- JSON: each message's words, number, file, album
ALTER TABLE unanswered ADD COLUMN enquiry INTEGER;        -- where it goes; null: that is yet to be chosen

ALTER TABLE person ADD COLUMN muted BIGINT;               -- since when organisers hear nothing of this person
ALTER TABLE person ADD COLUMN asking BIGINT;              -- when they said that their next words are for the organisers

ALTER TABLE faq_suggestion ADD COLUMN message BIGINT;     -- the number of the message in which the words were typed

-- Entries that organisers add to the FAQ stand in its list under a topic, as the files' own do.

ALTER TABLE faq_proposal ADD COLUMN topic TEXT;         -- null: among the other questions
ALTER TABLE faq_added ADD COLUMN topic TEXT;

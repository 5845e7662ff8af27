-- Enquiries of several messages, with files, edits, an owner, and a thread in the mailbox.

ALTER TABLE enquiry ADD COLUMN token TEXT;              -- unguessable: ties mails to the enquiry
ALTER TABLE enquiry ADD COLUMN known TEXT;              -- the entry that the FAQ came nearest to, if any
ALTER TABLE enquiry ADD COLUMN known_confidence TEXT;   -- and how sure it was, as "0.31"
ALTER TABLE enquiry ADD COLUMN taken_by_id BIGINT;      -- the organiser who has it
ALTER TABLE enquiry ADD COLUMN taken_by TEXT;
ALTER TABLE enquiry ADD COLUMN nudged BIGINT;           -- when the organisers' chat was reminded of it
ALTER TABLE enquiry ADD COLUMN broadcast BIGINT;        -- the broadcast that it answers

ALTER TABLE enquiry_message ADD COLUMN via TEXT;        -- telegram, mail; null: telegram
ALTER TABLE enquiry_message ADD COLUMN author_id BIGINT;
ALTER TABLE enquiry_message ADD COLUMN file TEXT;       -- JSON: kind, file_id, size, name, mime; null: words only
ALTER TABLE enquiry_message ADD COLUMN source_chat BIGINT;    -- where it was written, to copy it from
ALTER TABLE enquiry_message ADD COLUMN source_message BIGINT;
ALTER TABLE enquiry_message ADD COLUMN album TEXT;      -- Telegram's media_group_id
ALTER TABLE enquiry_message ADD COLUMN edited BIGINT;   -- when its words were changed last
CREATE INDEX enquiry_message_source ON enquiry_message (source_chat, source_message);

CREATE TABLE enquiry_wording (                          -- the words of a message before it was edited
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES enquiry_message (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX enquiry_wording_message ON enquiry_wording (message);

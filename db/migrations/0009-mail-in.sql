-- Mails that came in, by their ids, and the answers in them.

CREATE TABLE mail_in (
    key TEXT PRIMARY KEY,                   -- a digest of its Message-ID: each is taken once
    verdict TEXT NOT NULL,                  -- what it was
    at BIGINT NOT NULL
);

CREATE TABLE mail_answer (                  -- an organiser's words that came by mail
    id INTEGER PRIMARY KEY,
    enquiry INTEGER NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    in_mailbox INTEGER NOT NULL,            -- 1: the contact inbox wrote it, and need not be told of it
    state TEXT NOT NULL,                    -- held, sent, left
    at BIGINT NOT NULL
);
CREATE INDEX mail_answer_enquiry ON mail_answer (enquiry);

CREATE TABLE mail_file (                    -- kept until it is sent
    id INTEGER PRIMARY KEY,
    answer INTEGER NOT NULL REFERENCES mail_answer (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    content TEXT NOT NULL                   -- base64
);
CREATE INDEX mail_file_answer ON mail_file (answer);

-- Questions that go to the organisers, and what they answer.

CREATE TABLE unanswered (
    id INTEGER PRIMARY KEY,
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    entry TEXT,                             -- the FAQ's entry that is not confirmed yet, or did not help
    text TEXT NOT NULL,                     -- the words, kept while the person decides whether to ask
    at BIGINT NOT NULL
);
CREATE INDEX unanswered_chat ON unanswered (chat_id);

CREATE TABLE enquiry (
    id INTEGER PRIMARY KEY,
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    state TEXT NOT NULL,                    -- open, answered, closed
    entry TEXT,
    asked BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX enquiry_chat ON enquiry (chat_id);
CREATE INDEX enquiry_open ON enquiry (asked) WHERE state = 'open';

CREATE TABLE enquiry_message (
    id INTEGER PRIMARY KEY,
    enquiry INTEGER NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE,
    author TEXT,                            -- the organiser's name; null: the attendee
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX enquiry_message_enquiry ON enquiry_message (enquiry);

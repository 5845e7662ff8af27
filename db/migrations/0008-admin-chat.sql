-- The organisers' admin chat: cards, topics, answers that wait for a second word, and entries of the FAQ.

ALTER TABLE enquiry ADD COLUMN card_chat BIGINT;        -- where its card stands
ALTER TABLE enquiry ADD COLUMN card_message BIGINT;     -- null with a card_chat: the card is lost
ALTER TABLE enquiry ADD COLUMN revision INTEGER NOT NULL DEFAULT 0; -- how often the card has had to change

ALTER TABLE enquiry_message ADD COLUMN html TEXT;       -- an answer's words with their formatting, as Telegram's HTML
ALTER TABLE enquiry_message ADD COLUMN sent_as BIGINT;  -- an answer's message in the attendee's chat

CREATE TABLE topic (                                    -- in a forum each attendee has one
    id INTEGER PRIMARY KEY,
    chat_id BIGINT NOT NULL,
    person BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    thread BIGINT,                                      -- null while it is being made
    title TEXT,
    lease BIGINT,                                       -- until when whoever makes it is believed alive
    gone BIGINT                                         -- when it was found deleted or closed
);
CREATE UNIQUE INDEX topic_one_a_person ON topic (chat_id, person) WHERE gone IS NULL;
CREATE INDEX topic_thread ON topic (chat_id, thread);

CREATE TABLE held_answer (                              -- somebody else had just answered: send this one too?
    id INTEGER PRIMARY KEY,
    enquiry INTEGER NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    author_id BIGINT,
    text TEXT NOT NULL,
    html TEXT,
    file TEXT,
    album TEXT,
    source_chat BIGINT NOT NULL,
    source_message BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX held_answer_enquiry ON held_answer (enquiry);

CREATE TABLE faq_proposal (                             -- an entry that organisers are still wording
    id INTEGER PRIMARY KEY,
    enquiry INTEGER NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE,
    entry TEXT,                                         -- an entry that has no answer yet; null: a new one
    unanswered TEXT,                                    -- the entry that this could be the answer to
    event TEXT,
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,                               -- Telegram's HTML
    at BIGINT NOT NULL
);
CREATE INDEX faq_proposal_enquiry ON faq_proposal (enquiry);

CREATE TABLE faq_added (                                -- an entry, or an entry's answer, that organisers added
    id INTEGER PRIMARY KEY,
    entry TEXT,                                         -- the entry of the files that it answers; null: one of its own
    event TEXT,
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    undone BIGINT
);

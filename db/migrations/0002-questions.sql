-- What was asked and what came of it, without the person.

CREATE TABLE faq_use (
    entry TEXT NOT NULL,
    outcome TEXT NOT NULL,                  -- answered, opened, suggested, picked, relayed, unhelpful
    times BIGINT NOT NULL,
    PRIMARY KEY (entry, outcome)
);

CREATE TABLE faq_suggestion (
    id INTEGER PRIMARY KEY,
    chat_id BIGINT REFERENCES person (chat_id) ON DELETE CASCADE,
    text TEXT NOT NULL,                     -- the words for which "did you mean" was shown
    language TEXT NOT NULL,
    picked TEXT,                            -- the entry that was meant
    settled BIGINT,                         -- when organisers added or dropped it as a phrasing
    at BIGINT NOT NULL
);

CREATE TABLE faq_phrasing (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (entry, language, text)
);

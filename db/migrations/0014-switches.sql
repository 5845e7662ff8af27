-- What organisers change about an event in the chat: what they were asked, and every change with who made it.

CREATE TABLE event_prompt (                             -- a setting that somebody is about to change
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    name TEXT NOT NULL,                                 -- seats.onsite, place.venue, …
    value TEXT,                                         -- JSON: what it would be; null: not said yet
    revert INTEGER NOT NULL DEFAULT 0,                  -- 1: back to what the file says
    at BIGINT NOT NULL
);

CREATE TABLE event_change (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,                                         -- JSON; null: back to the file's
    organiser TEXT NOT NULL,
    at BIGINT NOT NULL
);

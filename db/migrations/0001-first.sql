-- Times are UTC in milliseconds; JSON and closed sets are text; Telegram's ids are BIGINT.

CREATE TABLE person (
    chat_id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    username TEXT,
    telegram_language TEXT NOT NULL,        -- what Telegram says
    chosen_language TEXT,                   -- what they chose with /language
    form TEXT,                              -- the event whose form they are filling in now
    event TEXT,                             -- the event they looked at last
    source TEXT,                            -- where their first deep link came from
    unreachable_since BIGINT,
    unreachable_reason TEXT,
    met BIGINT NOT NULL,
    seen BIGINT NOT NULL
);

CREATE TABLE inbox (
    update_id BIGINT PRIMARY KEY,
    chat_id BIGINT NOT NULL,
    state TEXT NOT NULL,                    -- received, answered (its replies are not all sent), done, parked
    payload TEXT,                           -- the update; gone when done
    replies TEXT,                           -- what the person is still owed for it
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received BIGINT NOT NULL
);
CREATE INDEX inbox_unfinished ON inbox (update_id) WHERE state IN ('received', 'answered');
CREATE INDEX inbox_chat ON inbox (chat_id);
CREATE INDEX inbox_age ON inbox (received);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,                  -- telegram, mail
    recipient TEXT NOT NULL,                -- a chat's id, or an address
    kind TEXT NOT NULL,                     -- which letter it is
    payload TEXT NOT NULL,
    priority INTEGER NOT NULL,              -- 0 live, 1 soon, 2 bulk
    due BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,                    -- owed, claimed, sending, sent, failed, perhaps
    error TEXT,
    lease BIGINT,                           -- until when the worker that sends it is believed alive
    message_id BIGINT,
    owed BIGINT NOT NULL,
    settled BIGINT
);
CREATE INDEX outbox_due ON outbox (priority, due, id) WHERE state = 'owed';
CREATE INDEX outbox_leased ON outbox (lease) WHERE state IN ('claimed', 'sending');
CREATE INDEX outbox_recipient ON outbox (recipient);

CREATE TABLE draft (
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    answers TEXT NOT NULL,
    asked TEXT,                             -- the question last shown; null: the review
    candidates TEXT,                        -- what "did you mean" offered for it
    source TEXT,
    closed_told BIGINT,                     -- when they were told that registration closed meanwhile
    began BIGINT NOT NULL,
    touched BIGINT NOT NULL,
    PRIMARY KEY (chat_id, event)
);

CREATE TABLE registration (
    id INTEGER PRIMARY KEY,
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    answers TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT,
    sequence INTEGER NOT NULL,              -- of its calendar entry
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE UNIQUE INDEX registration_one_a_person ON registration (event, chat_id) WHERE status <> 'withdrawn';
CREATE INDEX registration_chat ON registration (chat_id);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    registration INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
    actor TEXT NOT NULL,                    -- attendee, organiser, clock
    what TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX audit_registration ON audit (registration);

CREATE TABLE rate_limit (
    name TEXT PRIMARY KEY,
    arrival BIGINT NOT NULL                 -- GCRA's theoretical arrival time, microseconds
);

CREATE TABLE note (
    name TEXT PRIMARY KEY,                  -- what the bot remembers of itself, such as where the admin chat moved
    value TEXT NOT NULL
);

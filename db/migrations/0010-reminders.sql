-- Reminders: which have gone out, how far, and what people want of them; what the registered know about an event.

ALTER TABLE person ADD COLUMN reminders TEXT;           -- deadlines, off; null: all
ALTER TABLE registration ADD COLUMN calendar TEXT;      -- a mark of the dates and places in the calendar file they have
ALTER TABLE registration ADD COLUMN updates BIGINT NOT NULL DEFAULT 0;  -- how often it was sent again for others

CREATE TABLE declined (                                 -- "not for me"
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, event)
);

CREATE TABLE round (                                    -- a message to many people of an event
    event TEXT NOT NULL,
    name TEXT NOT NULL,                                 -- a reminder's id, or change-3
    state TEXT NOT NULL,                                -- going, done, skipped
    due BIGINT NOT NULL,
    detail TEXT,                                        -- JSON of change-3: what was known before
    reached BIGINT NOT NULL DEFAULT 0,                  -- everybody with a chat id up to this one has been seen to
    promised BIGINT NOT NULL DEFAULT 0,                 -- letters
    at BIGINT NOT NULL,                                 -- when it began, or was skipped
    PRIMARY KEY (event, name)
);
CREATE INDEX round_at ON round (at);

CREATE TABLE event_known (
    event TEXT PRIMARY KEY,
    known TEXT NOT NULL,                                -- JSON: dates and places as the registered know them
    current TEXT NOT NULL,                              -- as the organisers have them now
    changed BIGINT,                                     -- since when the two differ
    since BIGINT NOT NULL                               -- since when the bot knows the event
);

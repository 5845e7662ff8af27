-- Broadcasts: what organisers write to many; the runs of one (sending, correcting, taking back, mailing); their letters.

CREATE TABLE broadcast (
    id INTEGER PRIMARY KEY,
    author_id BIGINT NOT NULL,              -- the organiser who began it
    author TEXT NOT NULL,
    touched_by BIGINT NOT NULL,             -- who changed it last
    version INTEGER NOT NULL,               -- goes up with every change: an old button is recognised
    step TEXT NOT NULL,                     -- where its making stands
    segment TEXT NOT NULL,                  -- JSON: for whom
    messages TEXT NOT NULL,                 -- JSON: text (Telegram's HTML) and links, by language
    correction TEXT NOT NULL,               -- JSON: the same, while organisers correct what was sent
    file TEXT,                              -- JSON: kind and file_id
    apart INTEGER NOT NULL,                 -- 1: file and text are two messages
    due BIGINT,                             -- when it is to begin; null: as soon as it is sent
    made BIGINT NOT NULL,
    dropped BIGINT                          -- when its draft was thrown away
);

CREATE TABLE broadcast_run (
    id INTEGER PRIMARY KEY,                 -- the batch of its letters in the outbox
    broadcast INTEGER NOT NULL REFERENCES broadcast (id),
    kind TEXT NOT NULL,                     -- send, correct, take_back, mail
    state TEXT NOT NULL,                    -- scheduled, planning, running, paused, stopping, stopped, done
    due BIGINT NOT NULL,
    planned_to BIGINT NOT NULL,             -- whoever comes after this chat is not planned yet
    total BIGINT NOT NULL,                  -- letters planned, those to unreachable people too
    message_id BIGINT,                      -- the message in the admin chat that shows how far it is
    shown BIGINT NOT NULL,                  -- when that message was promised to be renewed last
    began BIGINT,
    ended BIGINT
);
CREATE INDEX broadcast_run_broadcast ON broadcast_run (broadcast);
CREATE INDEX broadcast_run_going ON broadcast_run (id) WHERE ended IS NULL;

ALTER TABLE outbox ADD COLUMN batch BIGINT; -- the broadcast_run that the letter belongs to
CREATE INDEX outbox_batch ON outbox (batch, state, id) WHERE batch IS NOT NULL;

ALTER TABLE rate_limit ADD COLUMN slowness BIGINT NOT NULL DEFAULT 1000;    -- thousandths of the usual interval
ALTER TABLE rate_limit ADD COLUMN slowed BIGINT NOT NULL DEFAULT 0;         -- since when, microseconds

-- Seats, the waiting list, requests to the organisers, and invitations to colleagues.

ALTER TABLE registration ADD COLUMN attends TEXT;       -- how they take part now, '' where it is not asked; null: they do not
ALTER TABLE registration ADD COLUMN wants TEXT;         -- the attendance they are in line for, or are offered a seat of
ALTER TABLE registration ADD COLUMN queued BIGINT;      -- by which the line is ordered
ALTER TABLE registration ADD COLUMN offer_ends BIGINT;  -- until when an offer holds its seat
UPDATE registration SET attends = CASE
    WHEN answers LIKE '%"attendance":"onsite"%' THEN 'onsite'
    WHEN answers LIKE '%"attendance":"online"%' THEN 'online'
    ELSE '' END WHERE status = 'registered';
DROP INDEX registration_one_a_person;
CREATE UNIQUE INDEX registration_one_a_person ON registration (event, chat_id)
    WHERE status IN ('registered', 'waiting', 'offered');
CREATE INDEX registration_attends ON registration (event, attends) WHERE attends IS NOT NULL;
CREATE INDEX registration_line ON registration (event, queued) WHERE wants IS NOT NULL;

CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    chat_id BIGINT NOT NULL REFERENCES person (chat_id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- change, withdraw, late
    registration INTEGER REFERENCES registration (id) ON DELETE CASCADE,
    answers TEXT,                           -- what they shall be from then on (change)
    state TEXT NOT NULL,                    -- open, approved, refused, outdated (a newer one, or nothing to decide any more)
    organiser TEXT,                         -- who decided
    reason TEXT,                            -- why it was refused
    pass_ends BIGINT,                       -- late: until when the form is open for this person
    pass_used BIGINT,                       -- and when they used it
    asked BIGINT NOT NULL,
    decided BIGINT
);
CREATE INDEX request_chat ON request (chat_id);
CREATE UNIQUE INDEX request_one_open ON request (event, chat_id, kind) WHERE state = 'open';

CREATE TABLE invitation (
    token TEXT PRIMARY KEY,                 -- unguessable; stands in a deep link
    registration INTEGER NOT NULL UNIQUE REFERENCES registration (id) ON DELETE CASCADE,
    at BIGINT NOT NULL
);

-- The door, exports that are remembered, and what organisers set in the chat.

CREATE TABLE b2match_export (                           -- who was in a file for B2Match
    registration INTEGER PRIMARY KEY REFERENCES registration (id) ON DELETE CASCADE,
    at BIGINT NOT NULL
);

CREATE TABLE check_in (                                 -- who is there
    registration INTEGER PRIMARY KEY REFERENCES registration (id) ON DELETE CASCADE,
    organiser_id BIGINT NOT NULL,
    organiser TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE event_setting (                            -- stands above the event's file
    event TEXT NOT NULL,
    name TEXT NOT NULL,                                 -- closes, seats.onsite, place.venue.lt, …
    value TEXT NOT NULL,                                -- JSON
    organiser TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (event, name)
);

ALTER TABLE audit ADD COLUMN organiser TEXT;            -- the name of who did it; null: nobody's but the person's own

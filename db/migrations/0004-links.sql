-- Which message belongs to what, so that a reply to it finds its way after restarts, days and migrations of the group.

CREATE TABLE link (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    about TEXT NOT NULL,                    -- enquiry:27, broadcast:3
    PRIMARY KEY (chat_id, message_id)
);
CREATE INDEX link_about ON link (about);

-- Numbers that people see and buttons carry: SQLite would give the number of a deleted row again.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counter (name, value) SELECT 'enquiry', COALESCE(MAX(id), 0) FROM enquiry;
INSERT INTO counter (name, value) SELECT 'unanswered', COALESCE(MAX(id), 0) FROM unanswered;

-- Where organisers send a broadcast from, and why one has paused itself.

ALTER TABLE broadcast_run ADD COLUMN topic BIGINT;      -- the topic of the organisers' forum: its report goes there
ALTER TABLE broadcast_run ADD COLUMN held TEXT;         -- why it paused itself: "late", or what Telegram says

-- Which worker holds a letter: what a killed one held goes on as soon as it is known to have ended.

ALTER TABLE outbox ADD COLUMN worker BIGINT;            -- by its number; null: none ever did, or an older version

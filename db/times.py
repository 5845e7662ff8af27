"""Times as the database keeps them: whole milliseconds since 1970, UTC."""

from datetime import UTC, datetime


def milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)


def instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)

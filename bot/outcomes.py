"""What Telegram's answer to a call means for the promise behind it."""

from dataclasses import dataclass
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.wire import NotSent


class Fate(StrEnum):
    RETRY = "retry"  # certainly not sent: try again
    PERHAPS = "perhaps"  # the connection broke after the request was out
    WAIT = "wait"  # Telegram asks for patience
    LOST = "lost"  # this chat cannot be reached any more
    MOVED = "moved"  # the group has another id now
    HARMLESS = "harmless"  # nothing left to do
    REFUSED = "refused"  # this call will never succeed


@dataclass(frozen=True, slots=True)
class Outcome:
    """`seconds` to wait with WAIT, the new `chat_id` with MOVED; `reason` holds no personal data."""

    fate: Fate
    reason: str
    seconds: float = 0.0
    chat_id: int = 0


HARMLESS = ("message is not modified", "query is too old", "message to edit not found", "message can't be edited")
HARMLESS_TOO = ("message to delete not found", "message to react not found", "topic_not_modified")
GONE = ("chat not found", "user not found", "peer_id_invalid", "group is deactivated", "chat_write_forbidden")


def of(error: TelegramError) -> Outcome:
    """What the error means. BadRequest and TimedOut are NetworkErrors too: the order matters."""
    kind = type(error).__name__
    match error:
        case RetryAfter():
            return Outcome(Fate.WAIT, kind, seconds=_seconds(error))
        case ChatMigrated():
            return Outcome(Fate.MOVED, kind, chat_id=error.new_chat_id)
        case Forbidden():
            return Outcome(Fate.LOST, _known(error.message, ("blocked", "deactivated", "kicked")) or kind)
        case BadRequest():
            return _bad_request(error.message)
        case NotSent() | InvalidToken():
            return Outcome(Fate.RETRY, kind)
        case TimedOut():
            return Outcome(Fate.PERHAPS, kind)
        case NetworkError() if _is_server_error(error.message):
            return Outcome(Fate.RETRY, kind)
        case NetworkError():
            return Outcome(Fate.PERHAPS, kind)
    return Outcome(Fate.REFUSED, kind)


def _bad_request(message: str) -> Outcome:
    if found := _known(message, HARMLESS + HARMLESS_TOO):
        return Outcome(Fate.HARMLESS, found)
    if found := _known(message, GONE):
        return Outcome(Fate.LOST, found)
    # The rest of such a text may quote the message: only its beginning, up to the first colon, is told.
    return Outcome(Fate.REFUSED, message.partition(":")[0][:60])


def _known(message: str, parts: tuple[str, ...]) -> str | None:
    lowered = message.lower()
    return next((part for part in parts if part in lowered), None)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after if isinstance(after, int) else after.total_seconds()


def _is_server_error(message: str) -> bool:
    """Telegram answered with 5xx: it did not do what it was asked."""
    return any(text in message for text in ("Bad Gateway", "Internal Server Error", "Service Unavailable", "(50"))

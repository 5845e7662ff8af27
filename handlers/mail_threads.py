"""What ties mails to an enquiry: an unguessable token in their ids, which a reply brings back."""

import re
from dataclasses import dataclass

from db.enquiries import Enquiry

THREAD = re.compile(
    r"(?<![0-9a-z])q([0-9]{1,15})\.(?:([0-9]{1,15})\.)?(?:e[0-9]{1,15}\.)?([0-9a-f]{16})(?![0-9a-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Thread:
    """An enquiry, the token that a mail gives for it, and the message that the mail was about (0: any)."""

    enquiry: int
    token: str
    message: int = 0


def thread_id(enquiry: Enquiry) -> str:
    """The id that every mail of an enquiry refers to, so that servers that change Message-IDs do not cut the thread."""
    return f"q{enquiry.id}.{enquiry.token}"


def message_id(enquiry: Enquiry, message: int, wording: int | None = None) -> str:
    """The id of the mail about one message, or about an edit of it: the same whenever it is sent again."""
    edit = f"e{wording}." if wording else ""
    return f"q{enquiry.id}.{message}.{edit}{enquiry.token}"


def threads(text: str) -> list[Thread]:
    """The enquiries that a text names with tokens, right or wrong."""
    return [Thread(int(one[1]), one[3].lower(), int(one[2] or 0)) for one in THREAD.finditer(text)]

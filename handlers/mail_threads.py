"""What ties mails to an enquiry: an unguessable token in their ids, which a reply brings back."""

import re

from db.enquiries import Enquiry

THREAD = re.compile(r"\bq([0-9]{1,15})\.(?:[0-9]{1,15}\.)?(?:e[0-9]{1,15}\.)?([0-9a-f]{16})\b", re.IGNORECASE)


def thread_id(enquiry: Enquiry) -> str:
    """The id that every mail of an enquiry refers to, so that servers that change Message-IDs do not cut the thread."""
    return f"q{enquiry.id}.{enquiry.token}"


def message_id(enquiry: Enquiry, message: int, wording: int | None = None) -> str:
    """The id of the mail about one message, or about an edit of it: the same whenever it is sent again."""
    edit = f"e{wording}." if wording else ""
    return f"q{enquiry.id}.{message}.{edit}{enquiry.token}"


def threads(text: str) -> list[tuple[int, str]]:
    """The enquiries, and the tokens for them, that a text names."""
    return [(int(number), token.lower()) for number, token in THREAD.findall(text)]

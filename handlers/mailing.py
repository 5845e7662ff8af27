"""What the contact inbox is owed: every message of an enquiry, so that the mailbox is never behind the chat."""

from db import outbox
from db.engine import Transaction
from db.outbox import Channel
from handlers.context import Services


async def owe(
    tx: Transaction,
    services: Services,
    enquiry_id: int,
    message_id: int,
    now: int,
    wording: int | None = None,
    later: int = 0,
) -> None:
    """Promises the mail about one message of an enquiry: the question, what was added to it, or an answer.

    `wording`: the id of the words that an edit replaced (enquiry_wording), when the message was edited; `later`:
    milliseconds that the mail waits for what the attendee sends with this message (enquiry_messages.together)."""
    if services.mails:
        payload = {"enquiry": enquiry_id, "message": message_id, "wording": wording}
        await outbox.owe(
            tx, key=key(enquiry_id, message_id, wording), to=services.contact, channel=Channel.MAIL,
            kind="enquiry_mail", payload=payload, now=now, due=now + later,
        )  # fmt: skip


def key(enquiry_id: int, message_id: int, wording: int | None = None) -> str:
    """The key of that promise."""
    return f"enquiry:{enquiry_id}:mail:{message_id}" + (f":edit:{wording}" if wording else "")

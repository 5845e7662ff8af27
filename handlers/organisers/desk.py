"""The verbs of the organisers' desk: an enquiry's card follows whatever happens to it, through whichever door."""

from db import cards, outbox
from db.engine import Transaction
from handlers.context import Services
from handlers.organisers import topics


async def show(tx: Transaction, services: Services, enquiry_id: int, now: int) -> None:
    """Promises the card of a new enquiry."""
    card, chat = await cards.get(tx, enquiry_id), services.admin_chat_id
    if card is None or chat is None:
        return
    key, payload = f"enquiry:{enquiry_id}:card", {"enquiry": enquiry_id}
    await outbox.owe(tx, key=key, to=chat, kind="card", payload=payload, now=now)
    await topics.retitle(tx, services, card, now)


async def redraw(tx: Transaction, services: Services, enquiry_id: int, now: int) -> None:
    """Something about the enquiry has changed: its card and its topic's title are to show it."""
    revision = await cards.revise(tx, enquiry_id)
    card, chat = await cards.get(tx, enquiry_id), services.admin_chat_id
    if card is None or chat is None:
        return
    key, payload = f"enquiry:{enquiry_id}:card:{revision}", {"enquiry": enquiry_id, "revision": revision}
    await outbox.owe(tx, key=key, to=chat, kind="card_edit", payload=payload, now=now)
    await topics.retitle(tx, services, card, now)

"""Where in the admin chat an enquiry lives."""

from typing import Any

from db import links
from db.engine import Transaction
from handlers.context import Services


async def under(tx: Transaction, services: Services, enquiry_id: int) -> dict[str, Any]:
    """The parameters of a call that puts a message under the enquiry's card; if the card is gone, into the chat."""
    admin = services.admin_chat_id
    assert admin is not None
    card = await links.first(tx, admin, f"enquiry:{enquiry_id}")
    if card is None:
        return {"chat_id": admin}
    return {"chat_id": admin, "reply_parameters": {"message_id": card, "allow_sending_without_reply": True}}

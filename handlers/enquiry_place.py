"""Where in the admin chat an enquiry lives: under its card, and in a forum in its attendee's topic."""

from typing import Any

from db import cards, topics
from db.engine import Transaction
from handlers.context import Services


class TopicMissing(Exception):
    """The attendee has no topic yet: it is made before the letter is written."""

    def __init__(self, person: int) -> None:
        super().__init__("no topic")
        self.person = person


async def under(tx: Transaction, services: Services, enquiry_id: int) -> dict[str, Any]:
    """The parameters of a call that puts a message under the enquiry's card; if the card is gone, into the chat.

    TopicMissing is for the delivery of letters, which makes the topic and asks again."""
    chat, card = services.admin_chat_id, await cards.get(tx, enquiry_id)
    assert chat is not None
    parameters: dict[str, Any] = {"chat_id": chat}
    if card is None:
        return parameters
    if card.chat == chat and card.message is not None:
        parameters["reply_parameters"] = reply_to(card.message)
    if await topics.are_used(tx, chat):
        topic = await topics.of_person(tx, chat, card.person)
        if topic is None:
            raise TopicMissing(card.person)
        parameters["message_thread_id"] = topic.thread
    return parameters


def reply_to(message_id: int) -> dict[str, Any]:
    """As a reply to this message, or without it where it is gone."""
    return {"message_id": message_id, "allow_sending_without_reply": True}

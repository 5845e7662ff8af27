"""The topics of a forum: made for each attendee, and titled with how things stand."""

from db import cards, outbox, people, topics
from db.cards import Card
from db.engine import Transaction
from db.enquiries import State
from db.outbox import Promise
from handlers.context import Reply, Services

LONGEST_TITLE = 128


async def make(tx: Transaction, services: Services, chat: int, person: int, now: int, lease: int) -> Reply | None:
    """The call that makes a person's topic; None: somebody else makes it, or has."""
    if not await topics.begin(tx, chat, person, now, lease):
        return None
    return Reply("create_forum_topic", {"chat_id": chat, "name": await title_of(tx, services, person)})


async def refused(tx: Transaction, services: Services, chat: int, now: int) -> None:
    """Telegram lets us make no topics there: cards stand in the chat itself, and the organisers are told once."""
    await topics.use(tx, chat, False, refused=True)
    await outbox.owe(tx, key=f"topics_refused:{chat}", to=chat, kind="topics_refused", now=now)


async def retitle(tx: Transaction, services: Services, card: Card, now: int) -> None:
    """The topic's title has to show how things stand."""
    chat = services.admin_chat_id
    if chat is not None and await topics.of_person(tx, chat, card.person):
        key = f"enquiry:{card.id}:title:{card.revision}"
        await outbox.owe(tx, key=key, to=chat, kind="topic_title", payload={"enquiry": card.id}, now=now)


async def title(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The letter that changes it, if it is not right already."""
    chat, card = int(promise.recipient), await cards.get(tx, promise.payload["enquiry"])
    topic = await topics.of_person(tx, chat, card.person) if card else None
    if card is None or topic is None:
        return None
    wanted = await title_of(tx, services, card.person)
    if topic.title == wanted:
        return None
    await topics.retitled(tx, chat, topic.thread, wanted)
    return Reply("edit_forum_topic", {"chat_id": chat, "message_thread_id": topic.thread, "name": wanted})


async def title_of(tx: Transaction, services: Services, person: int) -> str:
    """The person's name with the mark of what is most urgent about them."""
    known, say = await people.find(tx, person), services.texts.say(None)
    marks = [say.plain(f"mark.{mark(card)}") for card in await cards.of_person(tx, person)]
    order = [say.plain(f"mark.{name}") for name in MARKS]
    first = min(marks, key=order.index, default=order[0])
    return f"{first} {known.name if known else ''}"[:LONGEST_TITLE].strip()


MARKS = ("new", "taken", "answered", "closed")


def mark(card: Card) -> str:
    """How an enquiry stands, as one of MARKS."""
    if card.state is State.OPEN:
        return "taken" if card.taken_by else "new"
    return str(card.state)

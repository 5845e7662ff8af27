"""What happens in the organisers' group of a town's tests."""

from sandbox import Message
from tests.town import Town, Townsperson


def organiser(town: Town, name: str) -> Townsperson:
    """Somebody in the admin chat."""
    person = town.person(name)
    town.organisers.add(person.on_telegram)
    return person


def said(town: Town) -> list[Message]:
    """What the bot wrote in the admin chat, as it stands now."""
    return [message for message in town.organisers.chat.messages if message.from_bot and message.text]


def card(town: Town, reference: str) -> Message:
    """The newest card of an enquiry."""
    heads = tuple(f"{mark} {reference} " for mark in ("❓", "✋", "✅", "☑️"))
    return [message for message in said(town) if message.text.startswith(heads)][-1]


async def presses(town: Town, who: Townsperson, label: str, message: Message) -> str:
    """An organiser presses a button whose label contains these words; the toast it brings."""
    button = next(b for row in message.buttons for b in row if label in b.label)
    answer = await who.on_telegram.presses(button, message=message, chat=town.organisers)
    await town.settles()
    return answer.text


async def writes(
    town: Town, who: Townsperson, text: str, to: Message | None = None, topic: int | None = None
) -> Message:
    """An organiser writes in the admin chat; the bot is done with it."""
    message = await who.on_telegram.sends(text, chat=town.organisers, reply_to=to, topic=topic)
    await town.settles()
    return message


async def asks(person: Townsperson, question: str) -> None:
    """Asks the organisers straight away."""
    await person.does(f"/ask {question}")

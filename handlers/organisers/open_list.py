"""/open in the admin chat: what waits for an answer, the oldest first, with its age and who has it."""

from collections.abc import Sequence

from telegram import Update

from db import cards, topics
from db.cards import Card
from db.times import instant
from events.refused import Refused
from handlers import enquiry_place, payloads
from handlers.context import Context, message
from handlers.organisers.topics import mark
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

A_PAGE = 8
WORDS = 70  # characters of a question in a list
MINUTES_AN_HOUR, HOURS_A_DAY = 60, 24


async def show(update: Update, context: Context, button: payloads.OpenPage | None = None) -> None:
    """/open, or one of its pages."""
    page, count = button.page if button else 0, await cards.count_open(context.tx)
    found = await cards.open_(context.tx, A_PAGE, page * A_PAGE)
    if not found:
        text = context.say("admin.open_none")
        context.replace(update, Screen(text)) if button else context.show(update, Screen(text))
        return
    lines = [line(context.say, card, context.at, context.services.admin_chat_id) for card in found]
    screen = Screen(
        Html("\n\n".join([context.say("admin.open_head", count=count), *lines])), _keys(context, found, page, count)
    )
    context.replace(update, screen) if button else context.show(update, screen)


async def jump(update: Update, context: Context, button: payloads.Jump) -> None:
    """Where no link can lead to a card, a reply to it does."""
    card, chat = await cards.get(context.tx, button.enquiry), context.services.admin_chat_id
    if card is None or chat is None or card.chat != chat or card.message is None:
        raise Refused("admin.no_card")
    shown = message(chat, Screen(context.say("admin.jump", reference=card.reference)), about=f"enquiry:{card.id}")
    shown.parameters["reply_parameters"] = enquiry_place.reply_to(card.message)
    if await topics.are_used(context.tx, chat) and (topic := await topics.of_person(context.tx, chat, card.person)):
        shown.parameters["message_thread_id"] = topic.thread
    context.hand.replies.append(shown)


def line(say: Say, card: Card, now: int, chat: int | None) -> Html:
    """One enquiry in a list: its reference leads to its card."""
    words = " ".join(card.question.split())
    taken = say("admin.open_taken", name=card.taken_by or "") if mark(card) == "taken" else Html()
    return say(
        "admin.open_line",
        mark=say.plain(f"mark.{mark(card)}"), reference=reference(say, card, chat), name=card.name,
        age=age(say, now - card.asked), taken=taken,
        words=words if len(words) <= WORDS else f"{words[: WORDS - 1]}…",
    )  # fmt: skip


def reference(say: Say, card: Card, chat: int | None) -> Html:
    """The reference, as a link to the card where Telegram has one."""
    if (address := link(card, chat)) is None:
        return say("admin.reference", reference=card.reference)
    return say("admin.reference_link", reference=card.reference, address=address)


def link(card: Card, chat: int | None) -> str | None:
    """The address of a card in a supergroup; a basic group's messages have none."""
    number = str(card.chat or "")
    if card.chat != chat or card.message is None or not number.startswith("-100"):
        return None
    return f"https://t.me/c/{number[4:]}/{card.message}"


def age(say: Say, milliseconds: int) -> str:
    """How long ago: in minutes, hours or days."""
    minutes = int((instant(max(0, milliseconds)) - instant(0)).total_seconds()) // 60
    hours = minutes // MINUTES_AN_HOUR
    if hours < 1:
        return say.plain("age.minutes", count=minutes)
    if hours < 2 * HOURS_A_DAY:
        return say.plain("age.hours", count=hours)
    return say.plain("age.days", count=hours // HOURS_A_DAY)


def _keys(context: Context, found: Sequence[Card], page: int, count: int) -> Rows:
    say, chat = context.say, context.services.admin_chat_id
    without = [card for card in found if card.message is not None and link(card, chat) is None]
    jumps = in_rows(Key(card.reference, payloads.Jump(card.id)) for card in without)
    turn = []
    if page > 0:
        turn.append(Key(say.plain("button.page_back"), payloads.OpenPage(page - 1)))
    if (page + 1) * A_PAGE < count:
        turn.append(Key(say.plain("button.page_on"), payloads.OpenPage(page + 1)))
    return (*jumps, *rows(turn))

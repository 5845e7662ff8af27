"""/find in the admin chat: somebody's registrations and enquiries, by a name, an organisation or a reference."""

import re

from rapidfuzz import fuzz
from telegram import Update

from db import cards, people, registrations, search
from db.search import Named
from events.refused import Refused
from events.words import folded
from handlers import enquiry_letters, payloads
from handlers.context import Context
from handlers.organisers import open_list
from handlers.organisers.cards import language_name
from handlers.screens import Key, Screen
from handlers.texts import Html

ALIKE = 75  # of 100: "muler" and "zidrune" are found as "Žydrūnė Müller"
CHOICES = 8
SHORT = 3  # letters: a shorter name must be a word of its own
ENQUIRY = re.compile(r"q[- ]?([0-9]{1,9})", re.IGNORECASE)


async def find(update: Update, context: Context) -> None:
    """/find NAME-OR-REFERENCE."""
    wanted = " ".join(context.args or ())
    if not wanted:
        context.show(update, Screen(context.say("admin.find_how")))
        return
    found = await _found(context, wanted)
    if not found:
        context.show(update, Screen(context.say("admin.find_none", words=wanted[:60])))
    elif len(found) == 1:
        context.show(update, await _person(context, found[0].chat_id))
    else:
        keys = tuple((Key(_label(one), payloads.ShowPerson(one.chat_id)),) for one in found[:CHOICES])
        context.show(update, Screen(context.say("admin.find_which", words=wanted[:60], count=len(found)), keys))


async def show(update: Update, context: Context, button: payloads.ShowPerson) -> None:
    """One of those who were found."""
    context.show(update, await _person(context, button.person))


async def _found(context: Context, wanted: str) -> list[Named]:
    """Whoever fits, the best first."""
    everybody = await search.people(context.tx)
    if (exact := await by_reference(context, wanted)) is not None:
        return [one for one in everybody if one.chat_id == exact]
    scores = {one.chat_id: _likeness(folded(wanted), one) for one in everybody}
    fitting = [one for one in everybody if scores[one.chat_id] >= ALIKE]
    return sorted(fitting, key=lambda one: -scores[one.chat_id])


async def by_reference(context: Context, wanted: str) -> int | None:
    """Whose enquiry or registration it is."""
    if number := ENQUIRY.fullmatch(wanted.strip()):
        card = await cards.get(context.tx, int(number[1]))
        return card.person if card else None
    return await search.by_reference(context.tx, wanted.strip().upper())


def _likeness(wanted: str, one: Named) -> float:
    """From 0 to 100."""
    names = [folded(name) for name in one.names]
    if not wanted:
        return 0.0
    if len(wanted) <= SHORT:
        return 100.0 if any(wanted in name.split() for name in names) else 0.0
    return max(max(fuzz.WRatio(wanted, name), _by_words(wanted, name)) for name in names)


def _by_words(wanted: str, name: str) -> float:
    """How well the worst of the wanted words is among the name's words."""
    return min(max((fuzz.ratio(word, other) for other in name.split()), default=0.0) for word in wanted.split())


def _label(one: Named) -> str:
    others = [name for name in one.names if name != one.name and "@" not in name]
    return ", ".join([one.name, *others[:1]])[:60]


async def _person(context: Context, chat_id: int) -> Screen:
    """All about one person."""
    person, say = await people.find(context.tx, chat_id), context.say
    if person is None:
        raise Refused("admin.forgotten_toast")
    language = language_name(say, person.language)
    lines = [say("admin.person", name=person.name, language=language)]
    lines += await enquiry_letters.registered(context.tx, context.services, say, person)
    for address in dict.fromkeys(
        str(one.answers["email"])
        for one in await registrations.of_person(context.tx, chat_id)
        if one.answers.get("email")
    ):
        lines.append(say("admin.person_email", email=address))
    asked = await cards.of_person(context.tx, chat_id)
    lines += [open_list.line(say, card, context.at, context.services.admin_chat_id) for card in asked[:CHOICES]]
    return Screen(Html("\n".join(lines)))

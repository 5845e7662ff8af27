"""How a proposed entry of the FAQ looks in the admin chat, and how it is offered to whoever asked the same."""

from collections.abc import Sequence

from db import added, cards
from db.added import Added
from db.engine import Transaction
from db.outbox import Promise
from db.proposals import Proposal
from handlers import faq_menu, payloads
from handlers.context import Context, Reply, Services, message
from handlers.organisers.cards import language_name
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

QUOTED = 400  # characters of the person's own words
LABEL = 34  # characters of a question on a button


def proposal(context: Context, one: Proposal) -> Screen:
    """The words as they stand, and what can be chosen."""
    say, faq = context.say, context.services.knowledge.faq
    entry = faq.entries.get(one.entry or "")
    question = entry.question(one.language) if entry else one.question
    key = "admin.faq_proposal_answer" if one.entry else "admin.faq_proposal"
    text = say(key, question=question, answer=Html(one.answer))
    target = None
    if one.unanswered:
        label = "button.faq_as_new" if one.entry else "button.faq_as_answer"
        target = Key(say.plain(label), payloads.ProposeAnswer(one.id, 0 if one.entry else 1))
    choices = [_event(context, one), _language(context, one)]
    topic = None if one.entry else _topic(context, one)
    put = Key(say.plain("button.put_into_faq"), payloads.PutIntoFaq(one.id))
    drop = Key(say.plain("button.drop_proposal"), payloads.DropProposal(one.id))
    return Screen(text, rows(*filter(None, [target, topic]), choices, [put, drop]))


def live(context: Context, one: Added, offered: Sequence[str]) -> Screen:
    """It is in the FAQ; who was offered it."""
    say = context.say
    lines = [say("admin.faq_live", question=one.question, answer=Html(one.answer))]
    if offered:
        lines.append(say("admin.faq_offered", references=", ".join(offered)))
    key = Key(say.plain("button.take_out"), payloads.TakeOutOfFaq(one.id))
    return Screen(Html("\n\n".join(lines)), rows(key))


async def offer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """To an attendee who asked the same and still waits."""
    one, card = await added.get(tx, promise.payload["added"]), await cards.get(tx, promise.payload["enquiry"])
    if one is None or card is None or card.state != "open" or not await added.is_live(tx, one.id):
        return None
    say = services.texts.say(card.language)
    words = " ".join(card.question.split())
    quoted = words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
    text = say("enquiry.offer", question=quoted, answer=Html(one.answer), reference=card.reference)
    key = Key(say.plain("button.solved"), payloads.Solved(card.id))
    return message(promise.recipient, Screen(text, rows(key)), about=f"enquiry:{card.id}")


def _event(context: Context, one: Proposal) -> Key:
    """The event it is about; pressed, the next one."""
    say, events = context.say, context.services.events
    names = [None, *events]
    here = names.index(one.event) if one.event in names else 0
    event = events.get(one.event or "")
    shown = event.short.in_(say.language) if event else say.plain("admin.faq_all_events")
    following = (here + 1) % len(names)
    return Key(say.plain("button.faq_event", event=shown), payloads.ProposeEvent(one.id, following))


def _topic(context: Context, one: Proposal) -> Key:
    """Where it stands in the list; pressed, the next one."""
    say, topics = context.say, faq_menu.topics(context.services.knowledge.faq)
    names = [*topics, *({faq_menu.OTHER} - {*topics})]
    here = names.index(one.topic) if one.topic in names else names.index(faq_menu.OTHER)
    label = say.plain("button.faq_topic", topic=faq_menu.named(say, names[here]))
    return Key(label, payloads.ProposeTopic(one.id, (here + 1) % len(names)))


def _language(context: Context, one: Proposal) -> Key:
    say, languages = context.say, _languages(context, one)
    following = languages[(languages.index(one.language) + 1) % len(languages)]
    shown = language_name(say, one.language)
    return Key(say.plain("button.faq_language", language=shown), payloads.ProposeLanguage(one.id, following))


def _languages(context: Context, one: Proposal) -> list[str]:
    """Those in which the bot speaks, and the entry's own."""
    return list(dict.fromkeys([*context.services.texts.languages, one.language]))

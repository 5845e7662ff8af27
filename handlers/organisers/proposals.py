"""From an answer to an entry of the FAQ: proposed, worded by replies, confirmed, live at once, undone with a tap."""

from dataclasses import replace
from html import escape

from telegram import Message, Update

from db import added, cards, enquiry_messages, outbox, proposals
from db.cards import Card
from db.proposals import Proposal
from events.refused import Refused
from faq.alike import Asked
from handlers import contents, faq_menu, long_text, payloads
from handlers.context import Context
from handlers.organisers import alike, beneath, proposal_screens
from handlers.screens import Key, Screen, rows
from handlers.texts import bare

LONGEST_QUESTION = 200  # characters
LONGEST_ANSWER = 3000  # UTF-16 units


async def propose(update: Update, context: Context, button: payloads.Propose) -> None:
    """From the question and its latest answer; where there is none, it is asked for."""
    card = await cards.get(context.tx, button.enquiry)
    if card is None:
        raise Refused("admin.forgotten_toast")
    last = await enquiry_messages.last_answer(context.tx, card.id)
    if last is None or not last.text:
        text = context.say("admin.faq_needs_answer", reference=card.reference)
        beneath.under_pressed(update, context, Screen(text), about=f"faq_answer:{card.id}")
        return
    answer = last.html if last.html is not None else escape(last.text, quote=False)
    proposal = await _begin(context, card, answer)
    screen = proposal_screens.proposal(context, proposal)
    beneath.under_pressed(update, context, screen, about=f"proposal:{proposal.id}")


async def answered(update: Update, context: Context, enquiry: int) -> None:
    """The answer that was asked for, as a reply."""
    written, card = update.effective_message, await cards.get(context.tx, enquiry)
    if written and card and (words := await _words(context, written)):
        proposal = await _begin(context, card, words)
        beneath.say(context, written, proposal_screens.proposal(context, proposal), about=f"proposal:{proposal.id}")


async def reword(update: Update, context: Context, proposal_id: int) -> None:
    """Other words: a line that ends in a question mark is the question, all else the answer."""
    written, proposal = update.effective_message, await proposals.get(context.tx, proposal_id)
    if written is None:
        return
    if proposal is None:
        beneath.say(context, written, Screen(context.say("admin.faq_settled")))
        return
    if words := await _words(context, written):
        changed = _reworded(proposal, words)
        await proposals.save(context.tx, changed)
        beneath.say(context, written, proposal_screens.proposal(context, changed), about=f"proposal:{proposal.id}")


async def choose_event(update: Update, context: Context, button: payloads.ProposeEvent) -> None:
    """About one event, or about all."""
    names = [None, *context.services.events]
    event = names[button.number] if button.number < len(names) else None
    await _change(update, context, button.proposal, event=event)


async def choose_language(update: Update, context: Context, button: payloads.ProposeLanguage) -> None:
    await _change(update, context, button.proposal, language=button.language)


async def choose_topic(update: Update, context: Context, button: payloads.ProposeTopic) -> None:
    """Where it stands in the list of all questions."""
    topics = faq_menu.topics(context.services.knowledge.faq)
    topic = topics[button.number] if button.number < len(topics) else None
    await _change(update, context, button.proposal, topic=None if topic == faq_menu.OTHER else topic)


async def choose_answer(update: Update, context: Context, button: payloads.ProposeAnswer) -> None:
    """The answer to an entry that has none, or an entry of its own."""
    proposal = await _proposal(context, button.proposal)
    await _change(update, context, proposal.id, entry=proposal.unanswered if button.number else None)


async def put_into_faq(update: Update, context: Context, button: payloads.PutIntoFaq) -> None:
    """Live for everybody; whoever asked the same and still waits is offered it."""
    proposal, user = await _proposal(context, button.proposal), update.effective_user
    new = await added.add(context.tx, proposal, user.full_name if user else "", context.at)
    await proposals.drop(context.tx, proposal.id)
    context.hand.learned = True
    offered = await _offer(context, proposal, new.id)
    context.replace(update, proposal_screens.live(context, new, offered))


async def drop(update: Update, context: Context, button: payloads.DropProposal) -> None:
    await proposals.drop(context.tx, button.proposal)
    context.settle(update, context.say("admin.faq_dropped"))


async def take_out(update: Update, context: Context, button: payloads.TakeOutOfFaq) -> None:
    """Undo."""
    await _undo(update, context, button.added, context.at)


async def put_back(update: Update, context: Context, button: payloads.PutBackIntoFaq) -> None:
    await _undo(update, context, button.added, None)


async def _undo(update: Update, context: Context, added_id: int, at: int | None) -> None:
    one = await added.get(context.tx, added_id)
    if one is None:
        raise Refused("form.old_button")
    await added.undo(context.tx, one.id, at)
    context.hand.learned = True
    if at is None:
        context.replace(update, proposal_screens.live(context, one, ()))
    else:
        key = Key(context.say.plain("button.put_back"), payloads.PutBackIntoFaq(one.id))
        context.replace(update, Screen(context.say("admin.faq_undone", question=one.question), rows(key)))


async def _begin(context: Context, card: Card, answer: str) -> Proposal:
    """In the language of the person who asked, if the FAQ has it."""
    faq, texts = context.services.knowledge.faq, context.services.texts
    nearest = card.entry or (card.known.entry if card.known else None)
    entry = faq.entries.get(card.entry or "")
    unanswered = entry.id if entry and entry.lacks(context.services.events) else None
    known = faq.entries.get(nearest or "")
    event, question = (known.event if known and unanswered else None), " ".join(card.question.split())
    language = texts.best(card.language)
    return await proposals.begin(
        context.tx, card.id, unanswered, event, language, question[:LONGEST_QUESTION], answer,
        known.topic if known else None, context.at,
    )  # fmt: skip


async def _words(context: Context, written: Message) -> str | None:
    """What was written, as HTML; too long, or no words, is said."""
    if not written.text:
        beneath.say(context, written, Screen(context.say("admin.faq_words_please")))
        return None
    if long_text.units(written.text) > LONGEST_ANSWER:
        beneath.say(context, written, Screen(context.say("admin.faq_too_long", max=LONGEST_ANSWER)))
        return None
    return contents.html(written)


def _reworded(proposal: Proposal, words: str) -> Proposal:
    first, rest = long_text.first_line(words)
    question = bare(first).strip()
    if not question.endswith("?") or len(question) > LONGEST_QUESTION:
        return replace(proposal, answer=words.strip())
    return replace(proposal, question=question, answer=rest.strip() if bare(rest).strip() else proposal.answer)


async def _change(update: Update, context: Context, proposal_id: int, **change: str | None) -> None:
    changed = replace(await _proposal(context, proposal_id), **change)  # type: ignore[arg-type]
    await proposals.save(context.tx, changed)
    context.replace(update, proposal_screens.proposal(context, changed))


async def _proposal(context: Context, proposal_id: int) -> Proposal:
    proposal = await proposals.get(context.tx, proposal_id)
    if proposal is None:
        raise Refused("form.old_button")
    return proposal


async def _offer(context: Context, proposal: Proposal, added_id: int) -> list[str]:
    """The references of the open enquiries that get it: the one it came from, and those that ask the same."""
    card = await cards.get(context.tx, proposal.enquiry)
    asked = Asked(0, card.question if card else proposal.question, card.language if card else proposal.language)
    waiting = await alike.like_words(context.tx, context.services, asked)
    for one in waiting:
        key, payload = f"faq_added:{added_id}:offer:{one.id}", {"enquiry": one.id, "added": added_id}
        await outbox.owe(context.tx, key=key, to=one.person, kind="faq_offer", payload=payload, now=context.at)
    return [one.reference for one in waiting]

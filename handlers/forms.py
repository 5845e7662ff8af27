"""Where a person's form stands, and showing it: the offer of known answers, the question asked now, or the review."""

from collections.abc import Sequence

from telegram import Update

from db import people, registrations, seats
from db.drafts import Draft
from db.registrations import Registration
from events import attending, form, registration, waiting
from events.models import Event, RegistrationState
from events.questions import Answer, Many, Question
from events.refused import Refused
from handlers import cards, form_screens, seat_cards
from handlers.context import Context
from handlers.screens import Screen
from handlers.texts import Html


async def open_(context: Context, event: Event) -> Draft:
    """The person's form for this event; from now on their words belong to it. Refused if there is none, or if
    registration has closed meanwhile."""
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if draft is None:
        raise Refused("form.old_button")
    await registration.refuse_unless_open(context.tx, event, context.person.chat_id, context.now)
    if context.person.form != event.id:
        await people.fill_in(context.tx, context.person.chat_id, event.id)
    return draft


async def asked(context: Context, event_id: str, question_id: str) -> tuple[Event, Draft, Question]:
    """What a button of the form counts for; the button of another question is refused."""
    event = context.events[event_id]
    draft = await open_(context, event)
    now = registration.asked(event, draft)
    if now is None or now.id != question_id or registration.is_offered(draft):
        raise Refused("form.old_button")
    return event, draft, now


async def show(update: Update, context: Context, event: Event, draft: Draft, above: Html | None = None) -> None:
    """The question that is asked now, or the review; `above` says what went before."""
    asked_now = registration.asked(event, draft)
    if registration.is_offered(draft):
        context.show(update, cards.offer_take_over(context.say, event, await lent(context, event), above))
    elif asked_now is None:
        context.show(update, await review(context, event, draft, above))
    else:
        hint = await _seats_left(context, event) if asked_now.id == "attendance" and event.seats else None
        context.show(update, question(context, event, draft, asked_now, above, hint))


async def go_on(update: Update, context: Context) -> bool:
    """Shows again where the open form stands, if there is one: the last message is what words are an answer to."""
    event = context.events.get(context.person.form or "")
    draft = await registration.current(context.tx, event, context.person.chat_id) if event else None
    if event is None or draft is None:
        return False
    if not is_open(context, event) and not (context.now < event.ends_at and await registered(context, event)):
        return False
    await show(update, context, event, draft)
    return True


async def where_we_are(update: Update, context: Context, above: Html | None = None) -> None:
    """The question that is open now, or the events if there is none."""
    event = context.events.get(context.person.form or "")
    draft = await registration.current(context.tx, event, context.person.chat_id) if event else None
    if event and draft:
        await show(update, context, event, draft, above)
    else:
        marks = await cards_marks(context)
        context.show(update, cards.choose_event(context.say, context.events.values(), context.now, marks, above))


def question(
    context: Context, event: Event, draft: Draft, asked_now: Question, above: Html | None = None,
    hint: Html | None = None,
) -> Screen:  # fmt: skip
    ticked = registration.ticked(draft, asked_now) if isinstance(asked_now, Many) else None
    consent = context.services.events.consent(event, context.say.language)
    return form_screens.question(context.say, event, draft.answers, asked_now, consent, ticked, above, hint)


async def review(context: Context, event: Event, draft: Draft, above: Html | None = None) -> Screen:
    mine = await registered(context, event)
    answers = form.final(event, draft.answers)
    asks = mine is not None and attending.changes_need_asking(event, mine, answers, context.now)
    return form_screens.review(context.say, event, draft.answers, mine is not None, above, asks)


async def is_editing(context: Context, event: Event) -> bool:
    """Whether the form changes a registration."""
    return await registered(context, event) is not None


async def registered(context: Context, event: Event) -> Registration | None:
    return await registrations.find(context.tx, event.id, context.person.chat_id)


async def place_in_line(context: Context, one: Registration) -> int:
    """1 is the first; of no meaning where somebody has a seat."""
    return await seats.place_in_line(context.tx, one) if one.wants else 1


async def lent(context: Context, event: Event) -> dict[str, Answer]:
    """What can be lent to this event's form: by the registration for it that ended without a seat, else by the newest
    for another event."""
    mine = await registrations.of_person(context.tx, context.person.chat_id)
    passed_by = await registrations.passed_by(context.tx, event.id, context.person.chat_id)
    others = [*([passed_by] if passed_by else []), *(one for one in reversed(mine) if one.event != event.id)]
    return form.common_answers(event, others[0].answers) if others else {}


async def cards_marks(context: Context) -> cards.Marks:
    """What the person has to do with each event."""
    chat_id = context.person.chat_id
    mine = await registrations.of_person(context.tx, chat_id)
    return cards.Marks({one.event: one for one in mine}, await registration.begun(context.tx, chat_id))


def is_open(context: Context, event: Event) -> bool:
    return event.registration_state(context.now) is RegistrationState.OPEN


def others_open(context: Context, event: Event, mine: Sequence[Registration]) -> list[Event]:
    """The other events that this person could register for now."""
    taken = {event.id, *(one.event for one in mine)}
    return [one for one in context.events.values() if one.id not in taken and is_open(context, one)]


async def _seats_left(context: Context, event: Event) -> Html | None:
    """Which attendance has no seat left, for the question about it; one's own seat is no news."""
    mine = await registered(context, event)
    had = {mine.attends, mine.wants} if mine else set()
    full = [mode for mode in event.seats if mode not in had and not await waiting.has_room(context.tx, event, mode)]
    lines = [seat_cards.hint(context.say, event, mode, context.now < event.line_closes_at) for mode in full]
    return Html("\n".join(lines)) if lines else None

"""The form: what a person may do with it until it is confirmed (events/attending.py), each verb in one transaction."""

from dataclasses import replace
from datetime import UTC, datetime

from db import declined, drafts, outbox, people, registrations
from db.drafts import Draft
from db.engine import Transaction
from db.people import Person
from db.registrations import Registration
from db.times import milliseconds
from events import form
from events.models import Event, RegistrationState
from events.questions import Answer, Consent, Many, Question
from events.refused import Refused

OFFER: dict[str, str] = {"offered": "take_over"}  # in a draft's candidates: known answers are offered
CUT = "cut"  # in a draft's candidates: when a message came that was too long to be one
SAME_BREATH = 2  # seconds between the parts into which Telegram's apps cut a long text


async def begin(tx: Transaction, event: Event, person: Person, source: str | None, now: datetime) -> Draft:
    """The form begun, or the one begun before; refused when registration is not open."""
    await refuse_unless_open(tx, event, person.chat_id, now)
    first = form.next_question(event, {})
    assert first is not None
    await declined.forget(tx, person.chat_id, event.id)
    draft = await drafts.begin(tx, person.chat_id, event.id, first.id, source or person.source, milliseconds(now))
    await people.fill_in(tx, person.chat_id, event.id)
    return _as_asked(event, draft)


async def current(tx: Transaction, event: Event, chat_id: int) -> Draft | None:
    """The person's form for this event, standing at the question that is to be asked now."""
    draft = await drafts.find(tx, chat_id, event.id)
    return _as_asked(event, draft) if draft else None


async def edit(tx: Transaction, event: Event, registration: Registration, now: datetime) -> Draft:
    """A form filled with a registration's answers, standing at the review; refused once the event is over.

    Whoever waits for a seat finds the answers of who has one."""
    await refuse_unless_open(tx, event, registration.chat_id, now)
    at = milliseconds(now)
    draft = await drafts.begin(tx, registration.chat_id, event.id, event.questions[0].id, registration.source, at)
    if not draft.answers:
        chosen = form.chosen(registration.answers, registration.attends, registration.wants)
        draft = replace(draft, answers=chosen, asked=None)
        await _save(tx, draft, now)
    if now >= event.changes_close_at:  # they know it
        await drafts.note_closed_told(tx, registration.chat_id, event.id, at)
    await people.fill_in(tx, registration.chat_id, event.id)
    return _as_asked(event, draft)


async def offer(tx: Transaction, draft: Draft, now: datetime) -> Draft:
    """Asks first whether to use what is known from a registration for another event."""
    return await consider(tx, draft, [OFFER], now)


async def take_over(tx: Transaction, event: Event, draft: Draft, lent: dict[str, Answer], now: datetime) -> Draft:
    """Fills in who the person is from a registration for another event."""
    answers = lent | draft.answers
    return await _save(tx, replace(draft, answers=answers, asked=_next(event, answers), candidates=None), now)


async def answer(
    tx: Transaction, event: Event, draft: Draft, question: Question, value: Answer, now: datetime
) -> Draft:
    """Stores one answer and moves on; refused once registration has closed, the answers given are kept."""
    await refuse_unless_open(tx, event, draft.chat_id, now)
    if isinstance(question, Consent) and value:
        agreed = now.astimezone(UTC).isoformat(timespec="seconds")
        value = {"name": question.name, "version": question.version, "agreed": agreed}
    answers = draft.answers | {question.id: value}
    if question.id == form.ATTENDANCE and answers.get(form.MEANWHILE) == value:
        del answers[form.MEANWHILE]
    return await _save(tx, replace(draft, answers=answers, asked=_next(event, answers), candidates=None), now)


async def meanwhile(tx: Transaction, event: Event, draft: Draft, mode: str, now: datetime) -> Draft:
    """Wait for the attendance chosen, and take part in this way until then: what it asks for is asked, too."""
    await refuse_unless_open(tx, event, draft.chat_id, now)
    answers = draft.answers | {form.MEANWHILE: mode}
    return await _save(tx, replace(draft, answers=answers, asked=_next(event, answers), candidates=None), now)


async def keep(tx: Transaction, event: Event, draft: Draft, now: datetime) -> Draft:
    """Leaves the answer as it is and moves on."""
    return await _save(tx, replace(draft, asked=_next(event, draft.answers), candidates=None), now)


async def go_to(tx: Transaction, draft: Draft, question_id: str | None, now: datetime) -> Draft:
    """Asks one question again, its answer kept until a new one comes; None: the review."""
    return await _save(tx, replace(draft, asked=question_id, candidates=None), now)


async def consider(tx: Transaction, draft: Draft, candidates: list[Answer], now: datetime) -> Draft:
    """Remembers what was offered, or what is ticked so far, for the question that is asked."""
    return await _save(tx, replace(draft, candidates=candidates), now)


async def note_cut(tx: Transaction, draft: Draft, sent: datetime, now: datetime) -> Draft:
    """Remembers that a text came in pieces: the rest of it is no answer either."""
    return await consider(tx, draft, [{CUT: sent.isoformat()}], now)


async def start_over(tx: Transaction, event: Event, draft: Draft, now: datetime) -> Draft:
    return await _save(tx, replace(draft, answers={}, asked=_next(event, {}), candidates=None), now)


async def discard(tx: Transaction, event: Event, chat_id: int) -> None:
    """Drops a form with all its answers; a registration stays as it is."""
    await drafts.delete(tx, chat_id, event.id)
    await people.fill_in(tx, chat_id, None)


async def tell_closed(tx: Transaction, event: Event, now: datetime, changes: bool = False) -> int:
    """Promises a kind word to everyone whose form is open when registration, or the time for `changes`, has closed;
    how many."""
    at = milliseconds(now)
    left = await drafts.not_told_closed(tx, event.id, changes, at)
    for draft in left:
        key = f"closed:{event.id}:{draft.chat_id}:{draft.began}"
        await outbox.owe(tx, key=key, to=draft.chat_id, kind="closed", payload={"event": event.id}, now=at)
        await put_down(tx, event, draft, now)
    return len(left)


async def put_down(tx: Transaction, event: Event, draft: Draft, now: datetime) -> None:
    """The person is told that registration has closed: the answers stay, but words are no answers any more."""
    await drafts.note_closed_told(tx, draft.chat_id, event.id, milliseconds(now))
    person = await people.find(tx, draft.chat_id)
    if person and person.form == event.id:
        await people.fill_in(tx, draft.chat_id, None)


async def begun(tx: Transaction, chat_id: int) -> frozenset[str]:
    """The events whose form this person has begun."""
    return frozenset(draft.event for draft in await drafts.of_person(tx, chat_id))


def asked(event: Event, draft: Draft) -> Question | None:
    """The question that a word or a button counts for; None: the review."""
    return event.question(draft.asked) if draft.asked else None


def is_offered(draft: Draft) -> bool:
    """Whether the person is asked about known answers first."""
    return draft.candidates == [OFFER]


def is_rest(draft: Draft, sent: datetime) -> bool:
    """Whether a message sent then is the rest of a text that came in pieces."""
    cut = next((c[CUT] for c in draft.candidates or [] if isinstance(c, dict) and CUT in c), None)
    return cut is not None and (sent - datetime.fromisoformat(cut)).total_seconds() <= SAME_BREATH


def considered(draft: Draft, question: Question) -> list[Answer]:
    """What "did you mean" offered for the asked question."""
    offered: list[Answer] = draft.candidates or []
    if isinstance(question, Many):
        return [value for value in offered if isinstance(value, list)]
    return [value for value in offered if isinstance(value, str | bool)]


def ticked(draft: Draft, question: Many) -> list[str]:
    """The options of the asked question that are ticked so far."""
    given = draft.candidates if draft.candidates is not None else draft.answers.get(question.id) or []
    return [str(option) for option in given if option in question.choosable]


async def refuse_unless_open(tx: Transaction, event: Event, chat_id: int, now: datetime) -> None:
    """Once registration has closed the form is for whoever is registered: to change answers, or to ask for it."""
    state = event.registration_state(now)
    if state is RegistrationState.OPEN:
        return
    if state is RegistrationState.CLOSED and now < event.ends_at and await registrations.find(tx, event.id, chat_id):
        return
    raise Refused(f"registration.{state}", event=event.id)


def _as_asked(event: Event, draft: Draft) -> Draft:
    """The draft at the question to ask now, also when organisers have changed the form meanwhile."""
    applying = {question.id for question in form.applicable(event, draft.answers)}
    if draft.asked in applying:
        return draft
    return replace(draft, asked=_next(event, draft.answers), candidates=None)


def _next(event: Event, answers: dict[str, Answer]) -> str | None:
    question = form.next_question(event, answers)
    return question.id if question else None


async def _save(tx: Transaction, draft: Draft, now: datetime) -> Draft:
    await drafts.save(tx, draft.chat_id, draft.event, draft.answers, draft.asked, draft.candidates, milliseconds(now))
    return draft

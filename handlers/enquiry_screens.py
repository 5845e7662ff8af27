"""The screens of enquiries: what is offered, the receipt, what was added, when to go on, and how they stand."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_timedelta

from db.enquiries import Enquiry, State
from db.enquiry_messages import Message
from db.times import instant
from events.desk import Desk
from handlers import dates, payloads
from handlers.payloads import Button
from handlers.screens import Key, Screen, in_rows, rows
from handlers.texts import Html, Say

SHORT = 60  # characters of somebody's words in a list

Mine = Sequence[tuple[Enquiry, Message]]
"""A person's enquiries, each with its question."""


def offer(say: Say, head: Html, unanswered: int, mine: Mine, words: bool) -> Screen:
    """Shall this be passed on: as a new question, or to one that is open? Words may be said differently instead."""
    lines = [_line(say, one, question) for one, question in mine]
    text = Html("\n".join([head, "", say("enquiry.belongs"), *lines])) if mine else head
    other = (
        Key(say.plain("button.say_differently"), payloads.SayDifferently())
        if words
        else Key(say.plain("button.do_not_pass_on"), payloads.DropKept(unanswered))
    )
    new = Key(say.plain("button.new_question" if mine else "button.ask_organisers"), payloads.AskOrganisers(unanswered))
    return Screen(text, in_rows([*(_add_to(say, unanswered, one) for one, _ in mine), new, other]))


def receipt(say: Say, desk: Desk, one: Enquiry) -> Screen:
    """Passed on: the reference, and when to expect an answer."""
    expected = desk.enquiries.expectation
    lines = [say("enquiry.received", reference=one.reference)]
    if expected:
        lines.append(say("enquiry.expect", text=expected.in_(say.language)))
    return Screen(Html("\n".join(lines)))


def added(say: Say, one: Enquiry) -> Screen:
    """`one` as it was before: what was answered or solved is open again."""
    key = "enquiry.added" if one.state is State.OPEN else "enquiry.reopened"
    return Screen(say(key, reference=one.reference))


def wait(say: Say, desk: Desk, unanswered: int, to: Enquiry | None, until: datetime) -> Screen:
    """Enough for now: when to go on; what was said is kept."""
    when = dates.clock(say, until.astimezone(ZoneInfo(desk.zone)))
    text = say("enquiry.wait", count=desk.enquiries.messages_an_hour, time=when, zone=dates.time_in(say, desk.zone))
    return Screen(text, rows(_send(say, unanswered, to)))


def no_room(say: Say, desk: Desk, unanswered: int) -> Screen:
    """Many questions are open: the new one is kept."""
    text = say("enquiry.no_room", count=desk.enquiries.open_at_once)
    return Screen(text, rows(_send(say, unanswered, None), Key(say.plain("button.my"), payloads.ShowMine())))


def mine(say: Say, open_: Mine, now: datetime) -> Screen:
    """What a person asked the organisers, in /my: how it stands, and since when."""
    lines = [say("enquiry.mine")]
    for one, question in open_:
        answered = one.state is State.ANSWERED
        key = "enquiry.mine_answered" if answered else "enquiry.mine_open"
        since = format_timedelta(now - instant(one.changed if answered else one.asked), "minute", locale=say.locale)
        lines.append(say(key, question=_line(say, one, question), age=since))
    return Screen(Html("\n\n".join(lines)))


def just_type(say: Say, key: str) -> Screen:
    """The next words are a question like any other."""
    return Screen(say(key), rows(Key(say.plain("button.faq"), payloads.ShowTopics())))


def gist(say: Say, message: Message) -> str:
    """The first words of a message, or what it is if it has none."""
    words = " ".join(message.text.split())
    if not words and message.file:
        return say.plain(f"file.{message.file.kind}")
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _line(say: Say, one: Enquiry, question: Message) -> Html:
    return say("enquiry.line", reference=one.reference, words=gist(say, question))


def _send(say: Say, unanswered: int, to: Enquiry | None) -> Key:
    does: Button = payloads.AddTo(unanswered, to.id) if to else payloads.AskOrganisers(unanswered)
    return Key(say.plain("button.send_later"), does)


def _add_to(say: Say, unanswered: int, one: Enquiry) -> Key:
    return Key(say.plain("button.add_to", reference=one.reference), payloads.AddTo(unanswered, one.id))

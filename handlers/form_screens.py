"""The screens of the form: a question, "did you mean", the review, and what the record keeps of each."""

import json
from collections.abc import Sequence
from zlib import crc32

from events import form
from events.models import Event
from events.questions import Answer, Answers, Candidate, Consent, Many, Question
from handlers import payloads
from handlers.payloads import Button
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

MARK = "✓ "


def question(
    say: Say,
    event: Event,
    answers: Answers,
    asked: Question,
    consent: str,
    ticked: list[str] | None = None,
    above: Html | None = None,
    hint: Html | None = None,
) -> Screen:
    """One question: what went before, where we are, what is asked, an example; `hint`: what must be known first."""
    number, total = form.position(event, answers, asked.id)
    head = say("form.position", event=event.short.in_(say.language), number=number, total=total)
    parts: list[Html | None] = [above, Html(f"{head}\n{_asked(say, asked)}"), *_around(say, asked, consent)]
    parts += [hint, _now(say, asked, answers)]
    return Screen(_joined(parts), _options(say, event, asked, ticked) + _steps(say, event, answers, asked))


def did_you_mean(say: Say, event: Event, asked: Question, offered: Sequence[Candidate]) -> Screen:
    """Buttons for what the words may mean."""
    keys = (
        Key(label, payloads.Meant(event.id, asked.id, index, check(value)))
        for index, (value, label) in enumerate(offered)
    )
    text = say("form.did_you_mean") if len(offered) > 1 else say("form.is_this_right")
    again = Key(say.plain("button.say_again"), payloads.Change(event.id, asked.id))
    return Screen(text, (*in_rows(keys), (again,)))


def check(value: Answer) -> str:
    """Four letters by which a button knows the value it was made for."""
    return f"{crc32(json.dumps(value).encode()):08x}"[:4]


def answered(say: Say, asked: Question, value: Answer) -> Html:
    """What the record keeps of a question whose button was pressed."""
    label = asked.show(value, say.language) if value is not None else say.plain("form.skipped")
    return say("form.answered", ask=asked.ask.in_(say.language), answer=label)


def review(
    say: Say, event: Event, answers: Answers, editing: bool, above: Html | None = None, asks: bool = False
) -> Screen:
    """All answers with their labels, to be confirmed or changed; `asks`: it is too late, the organisers decide."""
    lines = "\n".join(_line(say, q, answers[q.id]) for q in form.applicable(event, answers) if q.id in answers)
    head = say("form.review", event=event.title.in_(say.language))
    foot = say(f"form.review_{'request' if asks else 'changes' if editing else 'confirm'}")
    confirm = "button.send_request" if asks else "button.save_changes" if editing else "button.confirm"
    change = Key(say.plain("button.change"), payloads.ChooseChange(event.id))
    other = (
        Key(say.plain("button.discard"), payloads.Discard(event.id))
        if editing
        else Key(say.plain("button.start_over"), payloads.StartOver(event.id))
    )
    keys = rows(Key(say.plain(confirm), payloads.Confirm(event.id)), [change, other])
    return Screen(_joined([above, head, Html(lines), foot]), keys)


def choose_change(say: Say, event: Event, answers: Answers) -> Screen:
    """Which answer shall be changed?"""
    keys = [
        Key(q.label.in_(say.language), payloads.Change(event.id, q.id))
        for q in form.applicable(event, answers)
        if not isinstance(q, Consent)
    ]
    back = Key(say.plain("button.back_to_review"), payloads.Review(event.id))
    return Screen(say("form.choose_change"), (*in_rows(keys), (back,)))


def record(say: Say, event: Event, answers: Answers) -> Html:
    """The answers as the registration keeps them, a line each."""
    return Html("\n".join(_line(say, q, answers[q.id]) for q in form.applicable(event, answers) if q.id in answers))


def shown(say: Say, asked: Question, value: Answer) -> str:
    return asked.show(value, say.language) if value is not None else say.plain("form.nothing_given")


def _line(say: Say, asked: Question, value: Answer) -> str:
    return say("form.review_line", label=asked.label.in_(say.language), answer=shown(say, asked, value))


def _asked(say: Say, asked: Question) -> Html:
    return say("form.ask", ask=asked.ask.in_(say.language))


def _around(say: Say, asked: Question, consent: str) -> list[Html]:
    parts = []
    if isinstance(asked, Consent):
        parts.append(say("form.consent_text", text=consent))
    if asked.note:
        parts.append(say("form.note", note=asked.note.in_(say.language)))
    if isinstance(asked, Many):
        parts.append(say("form.pick_many", min=asked.min, max=asked.most))
    if asked.example:
        parts.append(say("form.example", example=asked.example.in_(say.language)))
    return parts


def _now(say: Say, asked: Question, answers: Answers) -> Html | None:
    """The answer given before, when the question is asked again."""
    if answers.get(asked.id) is None or isinstance(asked, Consent):
        return None
    return say("form.now", answer=asked.show(answers[asked.id], say.language))


def _options(say: Say, event: Event, asked: Question, ticked: list[str] | None) -> Rows:
    candidates = asked.buttons(say.language)
    if isinstance(asked, Many):
        chosen = ticked or []
        keys = [_tick(event, asked, candidate, str(candidate.value) in chosen) for candidate in candidates]
        done = Key(say.plain("button.done", count=len(chosen)), payloads.Done(event.id, asked.id))
        return (*in_rows(keys), (done,))
    return in_rows(Key(c.label, payloads.Pick(event.id, asked.id, option_id(c.value))) for c in candidates)


def _tick(event: Event, asked: Question, candidate: Candidate, chosen: bool) -> Key:
    mark = MARK if chosen else ""
    return Key(mark + candidate.label, payloads.Tick(event.id, asked.id, str(candidate.value)))


def option_id(value: Answer) -> str:
    """How a value travels in a button: an option's id, and yes or no for true or false."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _steps(say: Say, event: Event, answers: Answers, asked: Question) -> Rows:
    keys: list[Key] = []

    def add(name: str, does: Button) -> None:
        keys.append(Key(say.plain(name), does))

    if asked.id in answers and form.still_valid(asked, answers[asked.id]) and not isinstance(asked, Consent):
        add("button.keep", payloads.Keep(event.id, asked.id))
    if form.next_question(event, answers) and form.previous(event, answers, asked.id):
        add("button.back", payloads.Back(event.id, asked.id))
    if asked.optional:
        add("button.skip", payloads.Skip(event.id, asked.id))
    return (tuple(keys),) if keys else ()


def _joined(parts: list[Html | None]) -> Html:
    return Html("\n\n".join(part for part in parts if part))

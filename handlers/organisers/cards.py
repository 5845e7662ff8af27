"""The card of an enquiry in the admin chat: what it says and which buttons it carries."""

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from db.cards import Card
from faq.entries import Faq
from handlers import long_text, payloads
from handlers.organisers.topics import mark
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

GUESS = 30  # percent from which it is worth telling what the FAQ came nearest to
ALIKE = 5  # references of those who asked the same; there may be more


def card(say: Say, faq: Faq, one: Card, about: Sequence[Html], alike: Sequence[Card]) -> Screen:
    """All that an organiser needs to answer; `about`: what the person registered for, `alike`: who asked the same."""
    head = say(
        "admin.card", mark=say.plain(f"mark.{mark(one)}"), reference=one.reference, name=one.name,
        language=language_name(say, one.language),
    )  # fmt: skip
    lines = [head, *about, _known(say, faq, one)]
    if one.broadcast:
        lines.append(say("admin.card_broadcast", number=one.broadcast))
    if alike:
        references = ", ".join(other.reference for other in alike[:ALIKE])
        left = len(alike) - ALIKE
        key = "admin.card_alike_and_more" if left > 0 else "admin.card_alike"
        lines.append(say(key, references=references, count=max(0, left)))
    question = say("admin.card_question", text=next(iter(long_text.pieces(one.question)), "–"))
    return Screen(Html("\n".join([*lines, "", question, _state(say, one)])), keys(say, one))


def keys(say: Say, one: Card) -> Rows:
    answers = Key(say.plain("button.canned"), payloads.ShowCanned(one.id))
    to_faq = Key(say.plain("button.to_faq"), payloads.Propose(one.id))
    close = Key(say.plain("button.close"), payloads.Close(one.id))
    match mark(one):
        case "closed":
            return rows([Key(say.plain("button.reopen"), payloads.Reopen(one.id)), to_faq])
        case "answered":
            return rows([answers, to_faq], close)
    taken = say.plain("button.taken_by", name=one.taken_by[:20]) if one.taken_by else say.plain("button.take")
    return rows([Key(taken, payloads.Take(one.id)), answers], [to_faq, close])


def language_name(say: Say, code: str) -> str:
    """A language's name in the reader's."""
    try:
        return Locale.parse(code, sep="-").get_language_name(say.locale) or code
    except (UnknownLocaleError, ValueError):
        return code or "?"


def _known(say: Say, faq: Faq, one: Card) -> Html:
    """What the FAQ would have said, and how sure it was; or why it had to be asked."""
    if entry := faq.entries.get(one.entry or ""):
        key = "admin.card_unanswered" if entry.unanswered else "admin.card_unhelpful"
        return say(key, question=entry.question(say.language))
    sure = round(100 * one.known.confidence) if one.known else 0
    nearest = faq.entries.get(one.known.entry or "") if one.known else None
    if nearest is None or sure < GUESS:
        return say("admin.card_no_entry")
    return say("admin.card_known", question=nearest.question(say.language), sure=sure)


def _state(say: Say, one: Card) -> Html:
    """How things stand, and what to do."""
    match mark(one):
        case "answered" if one.answered_via == "mail":
            return say("admin.card_answered_by_mail", name=one.answered_by or "")
        case "answered":
            return say("admin.card_answered", name=one.answered_by or "")
        case "closed":
            return say("admin.card_closed")
        case "taken":
            return say("admin.card_taken", name=one.taken_by or "")
    return say("admin.card_open")

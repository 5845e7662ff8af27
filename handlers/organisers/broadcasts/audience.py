"""For whom a broadcast is, in words: the segment, how many that is, and who for example."""

import hashlib
from collections.abc import Sequence

from babel import Locale

from db.segments import Filter, Group, Segment, Size, Somebody
from events import countries
from events.models import Event
from handlers.context import Services
from handlers.texts import Html, Say


def people(say: Say, size: Size, sample: Sequence[Somebody]) -> list[Html]:
    """ "212 people: 150 English, 62 Lithuanian", and some of them."""
    by_language = ", ".join(
        say.plain("broadcast.in_language", count=number, language=language_name(say, language))
        for language, number in size.by_language
    )
    lines = [say("broadcast.people", count=size.reachable, languages=by_language)] if size.reachable else []
    if sample:
        lines.append(say("broadcast.such_as", names=", ".join(one.name for one in sample)))
    if size.unreachable:
        lines.append(say("broadcast.unreachable", count=size.unreachable))
    return lines


def in_words(services: Services, say: Say, segment: Segment) -> Html:
    """ "Clusters meet Regions: registered, waiting; Lithuanian; Lithuania, Latvia"."""
    of = services.events.get(segment.event or "")
    if segment.everybody:
        said = [say.plain("broadcast.everybody")]
    elif segment.event is None:
        said = [say.plain("broadcast.nobody_yet")]
    else:
        chosen = ", ".join(say.plain(f"button.cast_group_{group}") for group in Group if group in segment.groups)
        said = [f"{of.short.in_(say.language) if of else segment.event}: {chosen or '–'}"]
    for one in Filter:
        if chosen_options := segment.filter(one):
            said.append(", ".join(option_name(services, say, segment, one, option) for option in chosen_options))
    return say("broadcast.audience", audience="; ".join(said))


def option_name(services: Services, say: Say, segment: Segment, one: Filter, option: str) -> str:
    """An option of a filter in words."""
    if one is Filter.LANGUAGES:
        return language_name(say, option)
    if one is Filter.COUNTRIES:
        return countries.name(option, say.language)
    of = services.events.get(segment.event or "")
    if one is Filter.TYPES and of is not None:
        return _type_name(of, option, say.language)
    return option[:40]


def check_of(option: str) -> str:
    """What stands for an option in a button: a source may be longer than a button."""
    return hashlib.sha256(option.encode()).hexdigest()[:8]


def language_name(say: Say, language: str) -> str:
    name = Locale.parse(say.locale).languages.get(language, language)
    return str(name)[:1].upper() + str(name)[1:] if say.language == "en" else str(name)


def _type_name(of: Event, option: str, language: str) -> str:
    question = next((one for one in of.questions if one.id == "organisation_type"), None)
    return question.show(option, language) if question and option in question.choosable else option

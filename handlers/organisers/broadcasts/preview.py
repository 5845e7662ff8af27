"""The preview: a broadcast exactly as people will see it, and whether it can go out at all."""

from collections.abc import Iterable
from dataclasses import replace

from telegram import Update

from db import segments
from db.broadcasts import Broadcast
from db.segments import Size
from events.refused import Refused
from handlers.context import Context, Reply, Services, message, topic_of
from handlers.organisers.broadcasts import audience, messages, when_screens, words
from handlers.organisers.broadcasts.words import Filling
from handlers.screens import Screen


async def show(update: Update, context: Context, found: Broadcast) -> None:
    """Each version as somebody real will read it, and the button that sends it. Refused: something is missing."""
    size = await checked(context, found)
    if update.callback_query:
        context.settle(update)
    for language in written(context.services, found, size):
        show_example(update, context, found, language, await example(context, found, language))
    context.show(update, when_screens.ready(context.services, context.say, found, size, context.now))


async def checked(context: Context, found: Broadcast) -> Size:
    """How many it is for. Refused: nobody, everybody though nobody said so, or words that do not fit them."""
    segment, services = found.segment, context.services
    if segment.is_nobody:
        raise Refused("broadcast.nobody")
    if segment.is_everybody_unsaid(services.texts.languages):
        raise Refused("broadcast.everybody_unsaid")
    if not found.is_written:
        raise Refused("broadcast.english_first")
    if found.due and found.due <= context.at:
        raise Refused("broadcast.moment_passed")
    for said in found.messages.values():
        words.check(said, messages.titles(services, found), segment.has_references)
    size = await segments.size(context.tx, segment, services.texts.languages)
    if not size.reachable:
        raise Refused("broadcast.nobody_there")
    return size


def written(services: Services, found: Broadcast, size: Size) -> list[str]:
    """The languages whose version somebody will read."""
    readers = {language if language in found.messages else "en" for language, _ in size.by_language}
    return [language for language in services.texts.languages if language in readers]


def fitted(services: Services, found: Broadcast) -> Broadcast:
    """With the text as a message of its own if it is too long to stand below the file. Refused: a text is wrong."""
    lengths = [
        words.check(said, messages.titles(services, found), found.segment.has_references)
        for said in found.messages.values()
    ]
    return replace(found, apart=bool(found.file) and max(lengths, default=0) > words.CAPTION)


async def example(context: Context, found: Broadcast, language: str) -> Filling:
    """What fills the placeholders for somebody real who reads this language."""
    only = replace(found.segment, languages=(language,))
    languages = context.services.texts.languages
    for segment in (only, found.segment):
        for one in await segments.sample(context.tx, segment, languages, limit=1):
            return await messages.filling(context.tx, context.services, found, one.chat_id, language)
    event = context.services.events.get(found.segment.event or "")
    if event is None:
        return Filling("Ana Petrauskaitė", None, None)
    return Filling("Ana Petrauskaitė", event.title.in_(language), f"{event.reference}-2345")


def show_example(update: Update, context: Context, found: Broadcast, language: str, filling: Filling) -> None:
    """One version as it is sent, in the admin chat."""
    chat = update.effective_chat
    assert chat is not None
    name = audience.language_name(context.say, language)
    context.show(update, Screen(context.say("broadcast.example", language=name, name=filling.name)))
    refused = message(chat.id, Screen(context.say("broadcast.preview_refused", language=name)))
    shown = messages.as_messages(found, language, filling, chat.id)
    context.hand.replies += _in_topic(update, [replace(one, otherwise=refused) for one in shown])


def _in_topic(update: Update, replies: Iterable[Reply]) -> list[Reply]:
    topic = topic_of(update)
    place = {} if topic is None else {"message_thread_id": topic}
    for one in replies:
        one.parameters |= place
        if one.otherwise:
            one.otherwise.parameters |= place
    return list(replies)

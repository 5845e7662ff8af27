"""What organisers write for a broadcast, as replies to what the bot asks: texts, file, links, the moment."""

from dataclasses import replace
from html import escape
from typing import Any

from telegram import Message, Update

from db import broadcast_runs, broadcasts, links, notes
from db.broadcast_runs import Kind
from db.broadcasts import Attached, Broadcast, Words
from db.links import About
from db.times import milliseconds
from events.refused import Refused
from handlers import contents, long_text, payloads
from handlers.context import PLAIN, Context, Reply, topic_of
from handlers.organisers import beneath
from handlers.organisers.broadcasts import audience, correcting, making, preview, words
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

LINKS, FIX = "links_", "fix_"
WRITTEN = "broadcast_words"  # the kind of link of what an organiser wrote


async def ask(update: Update, context: Context, button: payloads.CastWrite) -> None:
    """Asks for a part; the answer is a reply to the question."""
    if button.part.startswith(FIX):
        found = await correcting.correctable(context, button.broadcast)
    else:
        found = await making.draft(context, button.broadcast)
    _ask(update, context, found, button.part, question(context, button.part))


async def clear(update: Update, context: Context, button: payloads.CastClear) -> None:
    found = await making.draft(context, button.broadcast)
    if button.part == "file":
        changed = preview.fitted(context.services, replace(found, file=None))
    elif button.part in found.messages and button.part != "en":
        rest = {language: said for language, said in found.messages.items() if language != button.part}
        changed = preview.fitted(context.services, replace(found, messages=rest))
    else:
        language = button.part.removeprefix(LINKS)
        if language not in found.messages:
            raise Refused("form.old_button")
        changed = _with(found, language, replace(found.messages[language], links=()))
    await making.show(update, context, await making.save(update, context, changed), Step.TEXT, in_place=True)


async def reply(update: Update, context: Context, broadcast_id: int) -> None:
    """An organiser replies to what was asked; what is not taken says why, and can be answered in its turn."""
    message = update.effective_message
    to = message.reply_to_message if message else None
    about = await links.about(context.tx, to.chat.id, to.message_id) if to else None
    if message is None or about is None or not about.part:
        return
    found = await broadcasts.get(context.tx, broadcast_id)
    if found is None:
        raise Refused("form.old_button")
    if await _is_one_more(context, message):
        return
    await links.tie(context.tx, message.chat.id, [message.message_id], f"{WRITTEN}:{found.id}:{about.part}")
    await _try(update, context, found, about.part, message)


async def edited(update: Update, context: Context, about: About) -> None:
    """Who edits what they wrote for a broadcast changes it; where it is out, that is said instead."""
    message, found = update.edited_message, await broadcasts.get(context.tx, about.id)
    if message is None or found is None:
        return
    written = await links.messages(context.tx, f"{WRITTEN}:{about.id}:{about.part}")
    language = about.part.removeprefix(FIX)
    said = (found.correction if about.part.startswith(FIX) else found.messages).get(language)
    if written[-1] != (message.chat.id, message.message_id) or (said and said.text == contents.html(message)):
        return  # it was written anew since, or Telegram has only added a picture of a link
    if about.part.startswith(FIX) or not await broadcast_runs.of_broadcast(context.tx, found.id):
        await _try(update, context, found, about.part, message)
    elif language in found.messages:
        correct = payloads.CastAfter(found.id, Kind.CORRECT)
        keys = rows(Key(context.say.plain("button.cast_correct"), correct))
        beneath.say(context, message, Screen(context.say("broadcast.out_already", number=found.id), keys))


async def _is_one_more(context: Context, message: Message) -> bool:
    """Whether it is another file of an album, of which the first was taken; said once."""
    if message.media_group_id is None:
        return False
    album = f"cast:{message.chat.id}:{message.media_group_id}"
    before = await notes.read(context.tx, album)
    await notes.write(context.tx, album, "first" if before is None else "said")
    if before == "first":
        beneath.say(context, message, Screen(context.say("broadcast.one_file")))
    return before is not None


async def _try(update: Update, context: Context, found: Broadcast, part: str, message: Message) -> None:
    """Takes it, or says why not, as a question that can be answered in its turn."""
    try:
        await _take(update, context, found, part, message)
    except Refused as refusal:
        problem = context.say("broadcast.not_taken", reason=context.say(refusal.key, **refusal.values))
        _ask(update, context, found, part, problem)


async def _take(update: Update, context: Context, found: Broadcast, part: str, message: Message) -> None:
    if part.startswith(FIX):
        await correcting.take(update, context, found.id, part.removeprefix(FIX), html(message))
        return
    found = await making.draft(context, found.id)
    if part == "moment":
        due = words.moment(message.text or "", context.now, context.services.desk.zone)
        changed = await making.save(update, context, replace(found, due=milliseconds(due), step=Step.WHEN))
        await making.show(update, context, changed, Step.WHEN)
        return
    changed = preview.fitted(context.services, _changed(context, found, part, message))
    kept = await making.save(update, context, replace(changed, step=Step.TEXT))
    language = part.removeprefix(LINKS)
    if (shown := "en" if part == "file" else language) in kept.messages:
        preview.show_example(update, context, kept, shown, await preview.example(context, kept, shown))
    await making.show(update, context, kept, Step.TEXT)


def _changed(context: Context, found: Broadcast, part: str, message: Message) -> Broadcast:
    """The draft with what this message brings."""
    attached = file_of(message)
    if part == "file":
        if attached is None:
            raise Refused("broadcast.no_file")
        return replace(found, file=attached)
    if part.startswith(LINKS):
        language = part.removeprefix(LINKS)
        if language not in found.messages:
            raise Refused("form.old_button")
        return _with(found, language, replace(found.messages[language], links=words.links(message.text or "")))
    if part not in context.services.texts.languages:
        raise Refused("form.old_button")
    before = found.messages.get(part)
    written = _with(found, part, Words(html(message), before.links if before else ()))
    return replace(written, file=attached) if attached else written


def html(message: Message) -> str:
    """The words with Telegram's formatting. Refused: there are none, or Telegram's app has cut them."""
    plain = message.text or message.caption
    if not plain:
        raise Refused("broadcast.words_please")
    if long_text.units(plain) >= long_text.LIMIT - 1:
        raise Refused("broadcast.cut", max=long_text.LIMIT)
    return contents.html(message)


def file_of(message: Message) -> Attached | None:
    """The photo or document that came with it."""
    if message.photo:
        return Attached("photo", message.photo[-1].file_id)
    if message.document:
        return Attached("document", message.document.file_id)
    return None


def question(context: Context, part: str) -> Html:
    """What is asked for, with an example."""
    say = context.say
    if part in ("file", "moment"):
        return say(f"broadcast.ask_{part}")
    if part.startswith(LINKS):
        return say("broadcast.ask_links", language=audience.language_name(say, part.removeprefix(LINKS)))
    if part.startswith(FIX):
        return say("broadcast.ask_fix", language=audience.language_name(say, part.removeprefix(FIX)))
    return say("broadcast.ask_text", language=audience.language_name(say, part))


def _ask(update: Update, context: Context, found: Broadcast, part: str, text: Html) -> None:
    """A question that opens the reply line of whoever pressed: they are named, for it opens only theirs."""
    chat, user = update.effective_chat, update.effective_user
    assert chat is not None and user is not None
    mention = f'<a href="tg://user?id={user.id}">{escape(user.full_name, quote=False)}</a>'
    parameters: dict[str, Any] = {"chat_id": chat.id, "text": f"{mention}: {text}", "parse_mode": "HTML"}
    parameters |= {"link_preview_options": PLAIN, "reply_markup": {"force_reply": True, "selective": True}}
    if (topic := topic_of(update)) is not None:
        parameters["message_thread_id"] = topic
    context.hand.replies.append(Reply("send_message", parameters, about=f"broadcast:{found.id}:{part}"))


def _with(found: Broadcast, language: str, said: Words) -> Broadcast:
    return replace(found, messages={**found.messages, language: said})

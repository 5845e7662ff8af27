"""/language: which language the bot speaks with a person."""

from telegram import Update

from db import people
from handlers import forms, payloads
from handlers.context import Context
from handlers.screens import Key, Screen, in_rows
from handlers.texts import Html


async def choose(update: Update, context: Context) -> None:
    """Every language the bot speaks, by its own name."""
    says = [context.services.texts.say(language) for language in context.services.texts.languages]
    keys = [Key(say.plain("language.name"), payloads.Speak(say.language)) for say in says]
    context.show(update, Screen(Html("\n".join(say("language.choose") for say in says)), in_rows(keys)))


async def speak(update: Update, context: Context, button: payloads.Speak) -> None:
    """From now on in this language; an open form goes on in it."""
    language = context.services.texts.best(button.language)
    await people.choose_language(context.tx, context.person.chat_id, language)
    context.speak(language)
    context.settle(update, context.say("language.chosen"))
    await forms.go_on(update, context)

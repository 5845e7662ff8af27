"""Typed words that stand for a button: its label, in any language the bot speaks."""

from functools import lru_cache

from events.words import folded
from handlers.context import Context
from handlers.texts import Say


def meant(context: Context, text: str, *keys: str) -> str | None:
    """The first of these buttons (`button.…`) or lists of words (`word.…`) that the words say, and say alone."""
    said, texts = folded(text), context.services.texts
    says = [texts.say(language) for language in texts.languages]
    return next((key for key in keys if said and any(said in _names(say, key) for say in says)), None)


@lru_cache(maxsize=512)
def _names(say: Say, key: str) -> frozenset[str]:
    """A `word.…` lists several, with commas between them."""
    values = {"count": 0} if key == "button.done" else {}
    text = say.plain(key, **values)
    return frozenset(map(folded, text.split(",") if key.startswith("word.") else [text]))

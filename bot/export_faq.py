"""`clustersbot export faq`: content/faq with what organisers added to it in the chat, to be taken over."""

import sys
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument

from bot import export
from bot.settings import Settings
from db import added, engine, questions
from db.added import Added
from db.questions import Phrasing
from faq import markdown
from faq.entries import REFERENCE


async def run(settings: Settings, output: Path | None) -> int:
    """Writes the files that change into `output`, or all of them to standard output. 1: a file cannot be written."""
    if export.is_missing(settings):
        print(f"clustersbot: {settings.database_url}: there is no database yet", file=sys.stderr)
        return 1
    db = await engine.connect(settings.database_url)
    try:
        phrasings, new = await db.run(questions.phrasings), await db.run(added.live)
    finally:
        await db.close()
    try:
        for name, text in _changed(settings.content_dir / "faq", phrasings, new).items():
            _write(name, text, output)
    except OSError as error:
        print(f"clustersbot: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _changed(folder: Path, phrasings: Sequence[Phrasing], new: Sequence[Added]) -> dict[str, str]:
    """The files with what is new in them, by name; comments and order stay as they are."""
    languages = {one.language for one in phrasings} | {one.language for one in new} | ({REFERENCE} if new else set())
    changed = {}
    for language in sorted(languages):
        path = folder / f"{language}.toml"
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        for one in new:
            if language in (one.language, REFERENCE):
                _answer(document, one, language)
        for phrasing in phrasings:
            if phrasing.language == language:
                _add(document, phrasing)
        changed[path.name] = tomlkit.dumps(document)
    return changed


def _answer(document: TOMLDocument, one: Added, language: str) -> None:
    """An entry of the organisers' own, or the answer to one of the file's; English has each, in whatever language."""
    entries = document.setdefault("entry", tomlkit.aot())
    entry = next((entry for entry in entries if entry["id"] == one.name), None)
    if entry is None:
        entry = tomlkit.table()
        entry.update({"id": one.name, "question": one.question})
        if one.event and one.entry is None and language == REFERENCE:
            entry["event"] = one.event
        if one.topic and one.entry is None and language == REFERENCE:
            entry["topic"] = one.topic
        entries.append(entry)
    elif language != one.language and ("answer" in entry or "answers" in entry):
        return
    text = tomlkit.string(markdown.escaped(one.answer), multiline="\n" in one.answer)
    if one.event and one.entry:
        entry.setdefault("answers", tomlkit.inline_table())[one.event] = text
    else:
        entry["answer"] = text


def _add(document: TOMLDocument, phrasing: Phrasing) -> None:
    entries = document.setdefault("entry", tomlkit.aot())
    entry = next((entry for entry in entries if entry["id"] == phrasing.entry), None)
    if entry is None:
        entry = tomlkit.table()
        entry.update({"id": phrasing.entry, "question": phrasing.text})
        entries.append(entry)
        return
    also = entry.setdefault("also", tomlkit.array())
    if phrasing.text not in also and phrasing.text != entry["question"]:
        also.append(phrasing.text)


def _write(name: str, text: str, output: Path | None) -> None:
    if output is None:
        print(f"# {name}\n{text}")
        return
    output.mkdir(parents=True, exist_ok=True)
    (output / name).write_text(text, "utf-8")

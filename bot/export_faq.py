"""`clustersbot export faq`: content/faq with the phrasings that organisers added in the chat, to be taken over."""

import sys
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument

from bot.settings import Settings
from db import engine, questions
from db.questions import Phrasing


async def run(settings: Settings, output: Path | None) -> int:
    """Writes the files that change into `output`, or all of them to standard output. 1: a file cannot be written."""
    db = await engine.connect(settings.database_url)
    try:
        added = await db.run(questions.phrasings)
    finally:
        await db.close()
    try:
        for name, text in _changed(settings.content_dir / "faq", added).items():
            _write(name, text, output)
    except OSError as error:
        print(f"clustersbot: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _changed(folder: Path, added: Sequence[Phrasing]) -> dict[str, str]:
    """The files with their new phrasings, by name; comments and order stay as they are."""
    changed = {}
    for language in sorted({phrasing.language for phrasing in added}):
        path = folder / f"{language}.toml"
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        for phrasing in added:
            if phrasing.language == language:
                _add(document, phrasing)
        changed[path.name] = tomlkit.dumps(document)
    return changed


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

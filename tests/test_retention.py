"""What has served its time goes by itself, a day after the organisers were told; backup and restore."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from db import backup
from tests import town as towns
from tests.test_exports import organiser, says
from tests.test_privacy import traces
from tests.town import CONTENT, TOKEN, Town


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+03:00")


async def tomorrow(town: Town) -> list[str]:
    """The notices in the admin chat."""
    return [m.text for m in town.organisers.chat.messages if "🗑" in (m.text or "")]


def notices(town: Town) -> int:
    return len([m for m in town.organisers.chat.messages if "🗑" in (m.text or "")])


async def answers(town: Town) -> str:
    rows = await town.sql("SELECT answers FROM registration")
    return str([row["answers"] for row in rows])


async def test_diet_and_accessibility_are_erased_two_weeks_after_the_event(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town)
    reference = await ana.registers("workshop", needs="No nuts")
    await town.moves_clock(at("2022-05-10T10:00"))
    assert await tomorrow(town) == [], "two weeks after the event, less a day: not yet"
    await town.moves_clock(at("2022-05-11T10:00"))
    [notice] = await tomorrow(town)
    assert "diet and accessibility of one person" in notice and "/export workshop needs" in notice
    assert "No nuts" in await answers(town)
    await town.moves_clock(at("2022-05-12T10:01"))
    assert "No nuts" not in await answers(town) and "Baltic Timber" in await answers(town)
    [told] = await says(town, olga, f"/audit {reference}")
    assert "diet and accessibility erased · by itself" in told.text
    assert len(await tomorrow(town)) == 1


async def test_diet_and_accessibility_go_though_the_events_file_has_been_removed(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        ana, olga = town.person("Ana"), organiser(town)
        await ana.registers("workshop", needs="No nuts")
        await town.moves_clock(at("2022-04-29T10:00"))
        (content / "events" / "workshop.toml").unlink()
        for name in ("answers", "faq"):  # they name the event
            shutil.rmtree(content / name)
        (content / "faq").mkdir()
        (content / "faq" / "en.toml").write_text('[[entry]]\nid = "wifi"\nquestion = "Wifi?"\nanswer = "Yes."\n')
        [told] = await says(town, olga, "/reload")
        assert "workshop" in told.text and town.bot and "workshop" not in town.bot.services.events, told.text
        await town.moves_clock(at("2022-05-11T10:00"))
        assert "of one person: workshop" in (await tomorrow(town))[-1]
        await town.moves_clock(at("2022-05-12T10:01"))
        assert "No nuts" not in await answers(town)


async def test_after_a_long_pause_nothing_is_erased_without_a_days_notice(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop", needs="No nuts")
    await sqlite_town.moves_clock(at("2022-09-01T10:00"))
    assert "No nuts" in await answers(sqlite_town) and len(await tomorrow(sqlite_town)) == 1
    await sqlite_town.moves_clock(at("2022-09-02T10:01"))
    assert "No nuts" not in await answers(sqlite_town)


async def test_forms_that_nobody_finishes_go_after_sixty_days(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    await town.moves_clock(at("2022-04-12T10:00"))
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="country")
    await town.moves_clock(at("2022-05-30T10:00"))
    assert "one form that was not finished" in (await tomorrow(town))[-1]
    await town.moves_clock(at("2022-05-31T10:01"))
    assert [row["chat_id"] for row in await town.sql("SELECT chat_id FROM draft")] == [ben.id]


async def test_forms_that_are_gone_still_count_as_begun(town: Town) -> None:
    ana, ben, cid, olga = *(town.person(name) for name in ("Ana", "Benas", "Cid")), organiser(town)
    for person in (ana, ben):
        await person.starts("workshop")
        await person.fills_in("workshop", until="country")
    await cid.registers("workshop")
    await cid.does("/my", "[Change answers]", "/cancel")
    await ben.does("/forget", "[Yes, remove everything]")
    await town.moves_clock(at("2022-05-30T10:00"))
    await town.moves_clock(at("2022-05-31T10:01"))
    assert await town.sql("SELECT chat_id FROM draft") == []
    assert "Forms: 3 begun, 1 finished" in (await says(town, olga, "/stats"))[-1].text


async def test_nothing_goes_that_no_notice_told_of_though_the_bot_was_down_and_the_clock_is_at_the_boundary(
    town: Town,
) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country", needs="-")
    await town.moves_clock(at("2022-04-05T10:00"))
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="country")
    await town.moves_clock(at("2022-05-30T09:30"))
    assert len(await tomorrow(town)) == 1, "told of Ana's form"
    await town.closes()
    town.world.move_clock(at("2022-06-20T10:00"))
    await town.restarts()
    await town.moves_clock(at("2022-06-20T10:01"))
    assert [row["chat_id"] for row in await town.sql("SELECT chat_id FROM draft")] == [ben.id]
    await town.world.until(lambda: notices(town) == 2, why="he is told of, too")
    await town.moves_clock(at("2022-06-21T09:59"))
    await town.restarts()
    assert len(await town.sql("SELECT chat_id FROM draft")) == 1, "not a minute early, whatever restarts"
    await town.moves_clock(at("2022-06-21T10:05"))
    async with asyncio.timeout(30):
        while await town.sql("SELECT chat_id FROM draft"):
            await asyncio.sleep(0.05)
    assert notices(town) == 2


async def test_everything_about_everybody_goes_at_the_date_of_the_content(database: str, tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    desk = content / "desk.toml"
    desk.write_text(desk.read_text().replace("# everything = 2022-12-31", "everything = 2022-12-31"))
    async with towns.built(database, tmp_path, content_dir=content) as town:
        await town.opens()
        ana = town.person("Zyxwvut Ana")
        organiser(town)
        await ana.registers("workshop", name="Zyxwvut Ana", needs="Zyxwvut")
        await ana.does("/ask May Zyxwvut come too?")
        await town.moves_clock(at("2022-12-30T10:00"))
        assert "everything about everybody" in (await tomorrow(town))[-1]
        await town.moves_clock(at("2022-12-31T10:01"))
        assert await traces(town, "Zyxwvut", str(ana.id)) == []
        await ana.does("/my")
        assert "not registered for any event yet" in ana.sees


def run(*words: str, database: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "BOT_TOKEN": TOKEN, "DATABASE_URL": database}
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(command, env=environment, cwd=CONTENT.parent, capture_output=True, text=True, check=False)


async def test_a_backup_made_while_the_bot_runs_is_whole_and_can_be_restored(sqlite_town: Town, tmp_path: Path) -> None:
    ana, url = sqlite_town.person("Ana"), sqlite_town.settings.database_url
    reference = await ana.registers("workshop")
    file, restored = tmp_path / "backup.db", tmp_path / "new" / "bot.db"
    assert run("backup", str(file), database=url).returncode == 0
    assert file.stat().st_mode & 0o077 == 0, "nobody else may read it"
    for place in ("/proc/nothing/backup.db", str(tmp_path), str(tmp_path / "none" / "backup.db")):
        failed = run("backup", place, database=url)
        assert failed.returncode == 1 and place in failed.stderr and "Traceback" not in failed.stderr
    again = run("backup", str(file), database=url)
    assert again.returncode == 1 and "is there already" in again.stderr
    over = run("restore", str(file), database=url)
    assert over.returncode == 1 and "there is a database already" in over.stderr
    assert run("restore", str(file), database=f"sqlite:///{restored}").returncode == 0
    with sqlite3.connect(restored) as connection:
        assert connection.execute("SELECT reference FROM registration").fetchall() == [(reference,)]


def test_a_backup_is_consistent_while_others_write(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "bot.db", timeout=30, check_same_thread=False) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for table in backup.OURS:
            connection.execute(f"CREATE TABLE {table} (id INTEGER)")
        connection.commit()
        stop = threading.Event()

        def write() -> None:
            for number in range(1_000_000):
                for table in ("inbox", "outbox"):  # one is never without the other
                    connection.execute(f"INSERT INTO {table} VALUES ({number})")
                connection.commit()
                if stop.is_set():
                    return

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(5):
                backup.copy(tmp_path / "bot.db", tmp_path / f"{number}.db")
        finally:
            stop.set()
            writer.join()
    for number in range(5):
        with sqlite3.connect(tmp_path / f"{number}.db") as copy:
            counts = [
                copy.execute(f"SELECT COUNT(*), MAX(id) FROM {table}").fetchone() for table in ("inbox", "outbox")
            ]
        assert counts[0] == counts[1]


def test_another_programs_database_is_not_restored_and_the_file_that_fails_is_named(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE registration (id INTEGER)")
    refused = run("restore", str(tmp_path / "other.db"), database=f"sqlite:///{tmp_path}/new.db")
    assert refused.returncode == 1 and "no such table: person" in refused.stderr
    assert not (tmp_path / "new.db").exists()
    with sqlite3.connect(tmp_path / "ours.db") as ours:
        for table in backup.OURS:
            ours.execute(f"CREATE TABLE {table} (id INTEGER)")
    refused = run("restore", str(tmp_path / "ours.db"), database=f"sqlite:///{tmp_path}/other.db/new.db")
    assert refused.returncode == 1 and f"{tmp_path}/other.db: " in refused.stderr


def test_an_export_of_a_database_that_is_not_there_says_so_and_makes_none(tmp_path: Path) -> None:
    for what in ("workshop", "faq"):
        refused = run("export", what, database=f"sqlite:///{tmp_path}/none.db")
        assert refused.returncode == 1 and "there is no database yet" in refused.stderr
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"", b"something else", b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    refused = run("restore", str(file), database=f"sqlite:///{tmp_path}/new.db")
    assert refused.returncode == 1 and "Traceback" not in refused.stderr and str(file) in refused.stderr
    assert not (tmp_path / "new.db").exists()


def test_for_postgresql_its_own_tools_command_is_printed_without_the_password(tmp_path: Path) -> None:
    url = "postgresql://bot:secret@db.example/clusters"
    saved, back = (run(word, "copy file", database=url) for word in ("backup", "restore"))
    assert saved.stdout.startswith("PGPASSWORD=… pg_dump --format=custom '--file=copy file'")
    assert "postgresql://bot@db.example/clusters" in saved.stdout and "pg_restore" in back.stdout
    hidden = run("backup", "x", database="postgresql:///clusters?user=bot&password=secret")
    assert hidden.stdout.startswith("PGPASSWORD=… pg_dump") and "postgresql:///clusters?user=bot" in hidden.stdout
    assert "secret" not in saved.stdout + back.stdout + hidden.stdout

"""The command line: run · demo · check · ask · export · backup · restore."""

import argparse
import asyncio
import gc
import io
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from bot.settings import Settings, SettingsError, read, read_offline

FINE, FAILED, WRONG = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: fine, 1: it failed, 2: wrong usage or configuration. Errors are one line each on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter is shown its number
            stream.reconfigure(errors="backslashreplace")
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except SettingsError as error:
        return _complain(str(error), WRONG)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:
        return _explain(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clustersbot", description="The Telegram bot of European cluster events.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="the bot")
    run.set_defaults(command=_run)
    demo = commands.add_parser("demo", help="the bot with a sandbox instead of Telegram; no account needed")
    demo.add_argument("--port", type=int, default=8000, help="of the page (8000)")
    demo.add_argument("--fresh", action="store_true", help="begin anew: forget the chats of earlier demos")
    demo.set_defaults(command=_demo)
    check = commands.add_parser("check", help="reads content and settings; lists what is still to be supplied")
    check.set_defaults(command=_check)
    ask = commands.add_parser("ask", help="questions on standard input, one a line: what the bot would do, and why")
    ask.add_argument("--faq", type=Path, metavar="FOLDER", help="other question files than the content's")
    ask.add_argument("--lang", default="en", help="the person's language (en)")
    ask.add_argument("--event", help="the event that the person is registered for")
    ask.add_argument("--json", action="store_true", help="an object a line")
    ask.add_argument("--evaluate", type=Path, metavar="FOLDER", help="figures on the labelled questions of a folder")
    ask.set_defaults(command=_ask)
    export = commands.add_parser("export", help="registrations of an event; or, as EVENT, faq: what organisers added")
    export.add_argument("event", metavar="EVENT")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), default="csv")
    export.add_argument("--output", type=Path, metavar="FILE", help="a file (faq: a folder), not standard output")
    export.add_argument("--needs", action="store_true", help="with diet and accessibility, which are erased afterwards")
    export.set_defaults(command=_export)
    backup = commands.add_parser("backup", help="a copy of the database, while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="makes a copy the database; one that is there is never overwritten")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(command=_restore)
    return parser


def _run(_: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FINE))
    gc.disable()  # a quarter of the start: nothing of what is loaded now is garbage
    settings = read()
    _log(settings.log_level)
    return _in_loop(_running(settings))


async def _running(settings: Settings) -> int:
    from bot import app
    from bot.content import Content, Unreadable
    from bot.polling import Stop

    stop, work = asyncio.Event(), asyncio.current_task()
    assert work is not None
    _on_end(work.cancel)  # nothing runs yet: it may wait for Telegram, as long as it takes
    try:
        content = Content.read(settings.content_dir)
        async with app.build(settings, content) as bot:
            _on_end(stop.set)
            _calm_the_collector()
            logging.getLogger("bot").info("@%s is running", bot.services.bot_username)
            await bot.run(stop)
    except Stop as stopped:
        return _complain(str(stopped), stopped.code)
    except Unreadable as error:
        return _complain(str(error), WRONG)
    except asyncio.CancelledError:
        work.uncancel()
    return FINE


def _on_end(do: Callable[[], object]) -> None:
    """What to do when the program is asked to end."""
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, do)


def _demo(parsed: argparse.Namespace) -> int:
    from bot import demo

    return _in_loop(demo.run(parsed.port, parsed.fresh))


def _check(_: argparse.Namespace) -> int:
    from bot import check

    return check.run()


def _ask(parsed: argparse.Namespace) -> int:
    from bot import ask

    return ask.run(read_offline(), parsed.faq, parsed.lang, parsed.event, parsed.json, parsed.evaluate)


def _export(parsed: argparse.Namespace) -> int:
    from bot import export, export_faq

    if parsed.event == "faq":
        return _in_loop(export_faq.run(read_offline(), parsed.output))
    return _in_loop(export.run(read_offline(), parsed.event, parsed.format, parsed.output, parsed.needs))


def _backup(parsed: argparse.Namespace) -> int:
    from bot import backup

    return backup.save(read_offline(), parsed.file)


def _restore(parsed: argparse.Namespace) -> int:
    from bot import backup

    return backup.restore(read_offline(), parsed.file)


def _in_loop(work: Coroutine[Any, Any, int]) -> int:
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def _calm_the_collector() -> None:
    """What is loaded now stays: the garbage collector need not look at it, not even once."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def _log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Their lines hold addresses with the token, or rows with what people said.
    for name in ("httpx", "aiosqlite", "asyncio", "yoyo", "aiohttp"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    for name in ("telegram", "uvicorn"):  # whole updates and tracebacks; what matters of them we log ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _explain(error: Exception) -> int:
    from bot.failures import where
    from db.engine import Unavailable, Unusable

    if isinstance(error, Unusable):
        return _complain(f"DATABASE_URL: {error}", WRONG)
    if isinstance(error, Unavailable):
        return _complain(f"the database cannot be used now: {error}", FAILED)
    return _complain(f"it failed: {where(error)}", FAILED)


def _complain(text: str, code: int) -> int:
    for line in text.splitlines():
        print(f"clustersbot: {line}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())

"""The command line: run · demo · check · ask · export."""

import argparse
import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from bot.settings import Settings, SettingsError, read

FINE, FAILED, WRONG = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: fine, 1: it failed, 2: wrong usage or configuration. Errors are one line each on standard error."""
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
    export = commands.add_parser("export", help="registrations of an event")
    export.add_argument("event", metavar="EVENT")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), default="csv")
    export.add_argument("--output", type=Path, metavar="FILE", help="a file instead of standard output")
    export.set_defaults(command=_export)
    return parser


def _run(_: argparse.Namespace) -> int:
    settings = read()
    _log(settings.log_level)
    return _in_loop(_running(settings))


async def _running(settings: Settings) -> int:
    from bot import app
    from bot.intake import Stop

    try:
        content = app.read_content(settings)
        async with app.build(settings, content) as bot:
            stop = asyncio.Event()
            for name in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(name, stop.set)
            _calm_the_collector()
            logging.getLogger("bot").info("@%s is running", bot.services.bot_username)
            await bot.run(stop)
    except Stop as stopped:
        return _complain(str(stopped), stopped.code)
    except app.CONTENT_ERRORS as error:
        return _complain(str(error), WRONG)
    return FINE


def _demo(parsed: argparse.Namespace) -> int:
    from bot import demo

    return _in_loop(demo.run(parsed.port, parsed.fresh))


def _check(_: argparse.Namespace) -> int:
    from bot import check

    return check.run()


def _export(parsed: argparse.Namespace) -> int:
    from bot import export

    return _in_loop(export.run(read(), parsed.event, parsed.format, parsed.output))


def _in_loop(work: Coroutine[Any, Any, int]) -> int:
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def _calm_the_collector() -> None:
    """What is loaded now stays: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Their lines hold addresses with the token, or rows with what people said.
    for name in ("httpx", "aiosqlite", "asyncio", "telegram", "yoyo", "aiohttp"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _complain(text: str, code: int) -> int:
    for line in text.splitlines():
        print(f"clustersbot: {line}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())

"""The fixtures: a town with its bot, on either database."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests import browser as browsers
from tests import dovecot, postgresql, program, town


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of this session's own; in CI a missing one is a failure."""
    try:
        with postgresql.server() as server:
            yield server
    except postgresql.Missing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def imap() -> Iterator[dovecot.Server]:
    """An IMAP server of this session's own; in CI a missing one is a failure."""
    with _installed(dovecot.server()) as server:
        yield server


@pytest.fixture(scope="session")
def imap_without_idle() -> Iterator[dovecot.Server]:
    with _installed(dovecot.server(idle=False)) as server:
        yield server


@contextmanager
def _installed(starting: AbstractContextManager[dovecot.Server]) -> Iterator[dovecot.Server]:
    try:
        with starting as server:
            yield server
    except dovecot.Missing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(autouse=True)
def no_program_outlives_its_test() -> Iterator[None]:
    yield
    program.kill_all()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    server: postgresql.Server = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
async def quiet_town(database: str, tmp_path: Path) -> AsyncIterator[town.Town]:
    """A town whose bot is not running yet."""
    async with town.built(database, tmp_path) as built:
        yield built


@pytest.fixture(name="town")
async def lively_town(quiet_town: town.Town) -> AsyncIterator[town.Town]:
    """A town whose bot is running."""
    await quiet_town.opens()
    yield quiet_town


@pytest.fixture
async def sqlite_town(tmp_path: Path) -> AsyncIterator[town.Town]:
    """A town whose bot is running, where the database does not matter."""
    async with town.built(f"sqlite:///{tmp_path}/bot.db", tmp_path) as built:
        await built.opens()
        yield built


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with browsers.launched() as browser:
        yield browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs PostgreSQL or a browser is slow: the inner loop leaves it out."""
    for item in items:
        if "postgresql" in item.nodeid or "test_page" in item.nodeid:
            item.add_marker(pytest.mark.slow)
    # The longest first, while others have enough to do.
    items.sort(key=lambda item: -getattr(item.get_closest_marker("timeout"), "args", (0,))[0])

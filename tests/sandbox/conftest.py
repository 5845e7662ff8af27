"""A world to try the server in, and a client that speaks to it over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from sandbox import Person, Sandbox


@dataclass
class Client:
    """Calls methods as a Bot API client does."""

    session: aiohttp.ClientSession
    world: Sandbox

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=parameters) as response:
            body: dict[str, Any] = await response.json()
        assert body["ok"] or body["error_code"] == response.status
        return body

    async def result(self, method: str, **parameters: Any) -> Any:
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])

    @property
    def base(self) -> str:
        return f"{self.world.url}/bot{self.world.token}"


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    world = Sandbox()
    async with world.serve():
        yield world


@pytest.fixture
async def bot(world: Sandbox) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, world)


@pytest.fixture
async def ana(world: Sandbox) -> Person:
    """Someone who has started the bot."""
    person = world.person("Ana")
    await person.starts()
    return person

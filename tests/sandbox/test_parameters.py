"""The server gives every parameter the type that the official specification gives it."""

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from sandbox import params
from sandbox.methods import METHODS

SPECIFICATION = Path(__file__).parents[3] / "shared" / "telegram-bot-api.json"


def specified() -> Iterator[tuple[str, str, str]]:
    """Method, parameter and our name for its type."""
    methods = orjson.loads(SPECIFICATION.read_bytes())["methods"]
    for method in (*METHODS, "getUpdates"):
        for field in methods[method].get("fields", ()):
            yield method, field["name"], kind(field["name"], field["types"])


def kind(name: str, types: list[str]) -> str:
    first = types[0]
    if name in ("chat_id", "from_chat_id"):
        return "Chat"
    if name == "media":
        return "Structure"
    if first.startswith("Array of"):
        return "Array"
    if "String" in types:
        return "String"
    return first if first in ("Integer", "Float", "Boolean") else "Object"


@pytest.mark.skipif(
    not SPECIFICATION.exists() and "CI" not in os.environ, reason="the machine-readable specification is not here"
)
def test_every_parameter_has_its_official_type() -> None:
    wrong = [
        (method, name, wanted)
        for method, name, wanted in specified()
        if name != "certificate" and params.kind_of(name) != wanted
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "given", "typed"),
    [
        ("message_id", "12", 12),
        ("message_id", 12, 12),
        ("disable_notification", "True", True),
        ("disable_notification", 0, False),
        ("reply_parameters", '{"message_id":1}', {"message_id": 1}),
        ("latitude", "54.6", 54.6),
        ("chat_id", "-100", -100),
        ("chat_id", "@someone", "@someone"),
        ("text", 7, "7"),
        ("text", True, "true"),
        ("unknown", "kept", "kept"),
    ],
)
def test_a_parameter_is_read_with_its_type(name: str, given: object, typed: object) -> None:
    assert params.typed({name: given}) == {name: typed}

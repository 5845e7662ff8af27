"""What Telegram's machine-readable specification says against a call that the bot made."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.journal import Call

FILE = Path(__file__).parent.parent.parent / "shared" / "telegram-bot-api.json"
PLAIN: dict[str, tuple[type, ...]] = {"Integer": (int,), "Float": (int, float), "Boolean": (bool,), "String": (str,)}


class Missing(Exception):
    """The specification is not on this machine."""


@cache
def read() -> dict[str, Any]:
    """Missing: in CI that is a failure."""
    if not FILE.exists():
        raise Missing(f"{FILE} is not there: what the bot asks of Telegram is not compared with the specification")
    specification: dict[str, Any] = json.loads(FILE.read_text())
    return specification


def differences(calls: list[Call]) -> list[str]:
    """Where the calls differ from the specification: methods, required and unknown parameters, types."""
    try:
        read()
    except Missing:
        if os.environ.get("CI"):
            raise
        return []
    return sorted({text for call in calls for text in _of_call(call)})


def _of_call(call: Call) -> list[str]:
    method = read()["methods"].get(call.method)
    if method is None:
        return [f"{call.method}: no such method"]
    given = {name: _typed(method, name, value, call.encoding) for name, value in call.received.items()}
    return _of_fields(call.method, method.get("fields", []), given | {name: Uploaded() for name in call.files})


class Uploaded:
    """A file that came with the call."""


def _typed(method: dict[str, Any], name: str, value: Any, encoding: str) -> Any:
    """The value as it was meant: in forms and queries everything is text, and all but texts is JSON."""
    if encoding == "json" or not isinstance(value, str):
        return value
    kinds: list[str] = next((field["types"] for field in method.get("fields", []) if field["name"] == name), [])
    if kinds and all(kind in ("String", "InputFile") for kind in kinds):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _of_fields(place: str, fields: list[dict[str, Any]], given: dict[str, Any]) -> list[str]:
    known = {field["name"]: field for field in fields}
    wrong = [f"{place}: unknown parameter {name}" for name in given if name not in known]
    wrong += [f"{place}: {name} is required" for name, f in known.items() if f["required"] and name not in given]
    for name, value in given.items():
        if name in known:
            wrong += _of_value(f"{place}.{name}", known[name]["types"], value)
    return wrong


def _of_value(place: str, kinds: list[str], value: Any) -> list[str]:
    """Nothing when the value fits one of the kinds, else what is wrong by the kind it comes closest to."""
    return min((_of_kind(place, kind, value) for kind in kinds), key=len)


def _of_kind(place: str, kind: str, value: Any) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{place}: {type(value).__name__} is no array"]
        return [text for item in value for text in _of_value(f"{place}[]", [kind.removeprefix("Array of ")], item)]
    if kind == "InputFile":
        return [] if isinstance(value, Uploaded) else [f"{place}: no file"]
    if kind in PLAIN:
        fits = isinstance(value, PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return [] if fits else [f"{place}: {type(value).__name__} is no {kind}"]
    type_ = read()["types"][kind]
    if subtypes := type_.get("subtypes"):
        return _of_value(place, subtypes, value)
    if not isinstance(value, dict):
        return [f"{place}: {type(value).__name__} is no {kind}"]
    return _of_fields(f"{place}({kind})", type_.get("fields", []), value)

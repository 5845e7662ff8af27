"""The journal: every call the server received, and what it answered."""

from dataclasses import dataclass
from datetime import datetime

from sandbox.json import Json

LONGEST = 200_000  # calls kept; then the older half goes


@dataclass(slots=True)
class Call:
    """One call. `parameters` are typed, `received` are as they came; `reply` is None until answered."""

    time: datetime
    method: str
    parameters: Json
    received: Json
    files: tuple[str, ...] = ()
    encoding: str = ""
    reply: Json | None = None

    @property
    def ok(self) -> bool:
        return self.reply is not None and bool(self.reply["ok"])

    @property
    def result(self) -> object:
        return self.reply["result"] if self.reply and self.reply["ok"] else None


def find(journal: list[Call], method: str | None, parameters: Json) -> list[Call]:
    """The calls of a method (None: of all) that have these parameters."""
    return [
        call
        for call in journal
        if (method is None or call.method.lower() == method.lower())
        and all(call.parameters.get(name) == value for name, value in parameters.items())
    ]

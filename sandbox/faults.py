"""Faults that can be switched on: what goes wrong, for which calls, how often."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sandbox.errors import ApiError, too_many
from sandbox.json import Json


class Ending(StrEnum):
    """How a faulty call ends for the client."""

    ANSWERED = "answered"  # with the fault's error, or normally where there is only a delay
    DROPPED = "dropped"  # the connection closes without an answer
    SILENT = "silent"  # the connection stays open and no answer ever comes


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong with `count` calls (None: until removed) that match `method`, `chat_id` and `when`.

    `acted` says whether the call is carried out all the same, as when an answer is lost on its way.
    """

    error: ApiError | None = None
    ending: Ending = Ending.ANSWERED
    acted: bool = False
    wait: float = 0.0
    method: str | None = None
    chat_id: int | None = None
    count: int | None = 1
    when: Callable[[Json], bool] | None = None

    @classmethod
    def too_many_requests(
        cls, retry_after: int = 5, *, method: str | None = None, chat_id: int | None = None, count: int | None = 1
    ) -> "Fault":
        return cls(error=too_many(retry_after), method=method, chat_id=chat_id, count=count)

    @classmethod
    def bad_request(
        cls, text: str, *, method: str | None = None, chat_id: int | None = None, count: int | None = 1
    ) -> "Fault":
        """Answers 400 with "Bad Request: " and the text."""
        return cls(error=ApiError(400, f"Bad Request: {text}"), method=method, chat_id=chat_id, count=count)

    @classmethod
    def forbidden(
        cls,
        text: str = "bot was blocked by the user",
        *,
        method: str | None = None,
        chat_id: int | None = None,
        count: int | None = 1,
    ) -> "Fault":
        """Answers 403 with "Forbidden: " and the text."""
        return cls(error=ApiError(403, f"Forbidden: {text}"), method=method, chat_id=chat_id, count=count)

    @classmethod
    def answers(
        cls,
        code: int,
        text: str,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        count: int | None = 1,
        acted: bool = False,
    ) -> "Fault":
        """Answers with any code and text: 500, 502, 401 Unauthorized, 409 Conflict."""
        return cls(error=ApiError(code, text), method=method, chat_id=chat_id, count=count, acted=acted)

    @classmethod
    def drops(
        cls,
        *,
        acted: bool = False,
        method: str | None = None,
        chat_id: int | None = None,
        count: int | None = 1,
    ) -> "Fault":
        """Closes the connection without an answer."""
        return cls(ending=Ending.DROPPED, acted=acted, method=method, chat_id=chat_id, count=count)

    @classmethod
    def never_answers(
        cls,
        *,
        acted: bool = False,
        method: str | None = None,
        chat_id: int | None = None,
        count: int | None = 1,
    ) -> "Fault":
        """Takes the call and stays silent until the client gives up."""
        return cls(ending=Ending.SILENT, acted=acted, method=method, chat_id=chat_id, count=count)

    @classmethod
    def delays(
        cls,
        seconds: float,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        count: int | None = 1,
    ) -> "Fault":
        """Waits before the call is carried out."""
        return cls(wait=seconds, acted=True, method=method, chat_id=chat_id, count=count)

    def fits(self, method: str, parameters: Json) -> bool:
        if self.method is not None and self.method.lower() != method.lower():
            return False
        if self.chat_id is not None and self.chat_id != parameters.get("chat_id"):
            return False
        return self.when is None or self.when(parameters)


class Faults:
    """The faults that are switched on; the first that fits a call happens to it."""

    def __init__(self) -> None:
        self._on: list[tuple[Fault, int | None]] = []

    @property
    def active(self) -> list[tuple[Fault, int | None]]:
        """Each fault with how many calls it will still happen to."""
        return list(self._on)

    def add(self, fault: Fault) -> Fault:
        self._on.append((fault, fault.count))
        return fault

    def remove(self, fault: Fault) -> None:
        self._on = [(other, left) for other, left in self._on if other is not fault]

    def clear(self) -> None:
        self._on = []

    def take(self, method: str, parameters: Json) -> Fault | None:
        """The fault that happens to this call; it has then happened once more."""
        for place, (fault, left) in enumerate(self._on):
            if fault.fits(method, parameters):
                self._on[place : place + 1] = [] if left == 1 else [(fault, left and left - 1)]
                return fault
        return None

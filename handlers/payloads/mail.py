"""Buttons under a mail that waits in the admin chat."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class SendMail(Button, code="ms"):
    """This answer by mail is to go to the attendee."""

    answer: int


@dataclass(frozen=True)
class LeaveMail(Button, code="ml"):
    answer: int

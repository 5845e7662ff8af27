"""Telegram for trying: a strict Bot API server with people, groups, a mailbox, a clock and a chat page."""

from sandbox.clock import Clock, RunningClock, StoppedClock, SystemClock
from sandbox.faults import Fault
from sandbox.groups import Group
from sandbox.messages import Button, Message
from sandbox.people import Answer, Person
from sandbox.world import Moment, Sandbox
from sandbox.writing import Attachment

__all__ = [
    "Answer",
    "Attachment",
    "Button",
    "Clock",
    "Fault",
    "Group",
    "Message",
    "Moment",
    "Person",
    "RunningClock",
    "Sandbox",
    "StoppedClock",
    "SystemClock",
]

"""The methods of the Bot API, by name."""

from collections.abc import Callable

from sandbox.methods import about, chats, commands, copying, editing, files, pushing, sending, topics
from sandbox.params import Params
from sandbox.state import State

Method = Callable[[State, Params], object]

METHODS: dict[str, Method] = {
    **about.METHODS,
    **chats.METHODS,
    **commands.METHODS,
    **copying.METHODS,
    **editing.METHODS,
    **files.METHODS,
    **pushing.METHODS,
    **sending.METHODS,
    **topics.METHODS,
}
NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}

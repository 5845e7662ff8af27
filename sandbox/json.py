"""The one alias for objects as the Bot API writes them."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

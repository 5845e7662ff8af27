"""Saying no to an attendee: the key of a sentence and its values."""


class Refused(Exception):
    """Raised when a person's wish or words cannot be accepted.

    `key` names a sentence of content/texts (dots and underscores stand for its dashes); `values` fill it.
    """

    def __init__(self, key: str, /, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

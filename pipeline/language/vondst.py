"""What a rule finds in a sentence, before it has a severity and a message."""

from typing import NamedTuple


class Vondst(NamedTuple):
    """The tokens from `first` to `last` (inclusive); `beter` and `aantal` fill in the message of the rule."""

    first: int
    last: int
    beter: str = ""
    aantal: int = 0

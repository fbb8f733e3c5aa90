"""`[[bedrag AP012 2021]]`: the small grammar inside prose."""

from pipeline.blocks import Blocks
from pipeline.content.values import Scalar


def plain_prose(scalar: Scalar) -> Blocks:
    """A text field of YAML as paragraphs (a blank line starts a new one), with `[[…]]` as Lookups; no other markup."""
    raise NotImplementedError

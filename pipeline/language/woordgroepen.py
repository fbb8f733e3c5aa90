"""Groups of words that a rule looks for, as data: `woordgroepen.yaml`, by the module that uses them."""

from functools import cache
from pathlib import Path

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lijst(onderdeel: str, groep: str) -> frozenset[str]:
    """The words of a group. KeyError when there is none."""
    return frozenset(_groups()[onderdeel][groep].split())


@cache
def _groups() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    groups: dict[str, dict[str, str]] = yaml.load(text, Loader=_LOADER)
    return groups

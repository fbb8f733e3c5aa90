"""Groups of words that a rule looks for, as data: `woordgroepen.yaml`, by the module that uses them."""

from pipeline.own_data import read_data


def lijst(onderdeel: str, groep: str) -> frozenset[str]:
    """The words of a group. KeyError when there is none."""
    groups: dict[str, dict[str, str]] = read_data("language/woordgroepen.yaml")
    return frozenset(groups[onderdeel][groep].split())

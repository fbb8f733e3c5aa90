"""What a reader can search and filter by: the facets of the doelstellingen and actieplannen of a document."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.blocks import Document, Heading, walk

_FOUND_BY_SEARCH = ("doelstelling", "actieplan")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `number` is its own in the whole document, and stands on every heading that has it."""

    number: int
    value: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A label with the values that occur, in the order of a dictionary."""

    label: str
    choices: tuple[Choice, ...]


class Search:
    """The facets of a document, which choices each heading has, and how many headings can be `found`."""

    def __init__(self, document: Document) -> None:
        headings = [
            block
            for section in document.sections
            for block in walk(section.blocks)
            if isinstance(block, Heading) and block.style in _FOUND_BY_SEARCH and block.anchor
        ]
        self.found = len(headings)
        self.facets = _facets(heading.facets for heading in headings)
        self._numbers = {
            (facet.label, choice.value): choice.number for facet in self.facets for choice in facet.choices
        }

    def choices(self, heading: Heading) -> str:
        """The numbers of the choices of this heading, with spaces between; empty when it has none."""
        numbers = {self._numbers[facet] for facet in heading.facets if facet in self._numbers}
        return " ".join(map(str, sorted(numbers)))


def _facets(facets_of_headings: Iterable[tuple[tuple[str, str], ...]]) -> tuple[Facet, ...]:
    """Labels in the order in which they first occur; a label with one value divides nothing and is left out."""
    values: dict[str, set[str]] = {}
    for facets in facets_of_headings:
        for label, value in facets:
            values.setdefault(label, set()).add(value)
    number = 0
    found = []
    for label, occurring in values.items():
        if len(occurring) > 1:
            ordered = sorted(occurring, key=_in_dictionary)
            found.append(Facet(label, tuple(Choice(number + at, value) for at, value in enumerate(ordered))))
            number += len(ordered)
    return tuple(found)


def _in_dictionary(value: str) -> tuple[str, str]:
    """Sorts without regard to accents and capitals, and numbers by what they are worth."""
    letters = "".join(each for each in unicodedata.normalize("NFD", value) if not unicodedata.combining(each))
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), letters.casefold()), value

"""A text in the spelling that the rules read, which still knows the place of every character in the original."""

import re
import unicodedata
from dataclasses import dataclass

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("–—−", "–"),
    }
)
_PLAIN = re.compile(r"[ -~À-ÖØ-öø-ÿ“”„‟«»″‘’‚‛′´–—−‐‑…€²³·]*")  # nothing to drop, join or replace by a space
_MOSTLY = 0.8
_FEWEST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` as the rules read it; character `i` of it stands at `origins[i]` of the original."""

    original: str
    text: str
    origins: tuple[int, ...]
    in_capitals: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that this span of `text` was made of."""
        if end <= start:
            return self.origins[start], self.origins[start]
        return self.origins[start], max(self.origins[end - 1] + 1, self._end_of_cluster(end))

    def _end_of_cluster(self, end: int) -> int:
        last = self.origins[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return last


def normalise(original: str) -> Normalised:
    """One spelling of quotes, spaces, dashes and accents; soft hyphens and other invisible characters are gone."""
    if _PLAIN.fullmatch(original):
        text = original.translate(_SAME)
        return Normalised(original, text, tuple(range(len(original) + 1)), _in_capitals(text))
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(original):
        if character in _DROPPED:
            continue
        if unicodedata.combining(character) and characters:
            joined = unicodedata.normalize("NFC", characters[-1] + character)
            if len(joined) == 1:
                characters[-1] = joined
            continue
        characters.append(" " if character.isspace() else character)
        origins.append(index)
    text = "".join(characters).translate(_SAME)
    origins.append(len(original))
    return Normalised(original, text, tuple(origins), _in_capitals(text))


def _in_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    return len(letters) >= _FEWEST_LETTERS and capitals >= _MOSTLY * len(letters) and " " in text.strip()

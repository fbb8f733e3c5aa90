"""How long notes take to say, in syllables: compounds make words a bad measure.

Pace: Verhoeven, De Pauw and Kloots (2004), Language and Speech 47(3): Flemish teachers in conversation, pauses
included, 4 syllables per second. Presenters were not measured, so this is an estimate and never a reason to refuse.
"""

import re

_VOWELS = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|ee|ie(?![aou])|oo|uu|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_HULP = "[Hulp]"
_LONGEST_ABBREVIATION = 5


def lettergrepen(text: str) -> int:
    """The syllables of a Dutch text, numbers and abbreviations said aloud."""
    spoken = _NUMBER.sub(_said, re.sub(r"[€%]", " euro ", text))
    return sum(_of_word(word) for word in _WORD.findall(spoken))


def spreektijd(notes: str, per_second: int) -> int:
    """The seconds it takes to say these notes; lines that start with `[Hulp]` are for the presenter only."""
    lines = (line for line in notes.splitlines() if not line.strip().startswith(_HULP))
    return lettergrepen("\n".join(lines)) // per_second


def _of_word(word: str) -> int:
    if word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION:
        return len(word)
    # a diaeresis starts a syllable of its own
    return max(1, len(_VOWELS.findall(re.sub(r"[ëïöüä]", lambda found: f"-{found[0]}", word))))


def _said(number: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", number[0])
    scale = "miljoen " if len(digits) > 6 else "duizend " if len(digits) > 3 else "tien "
    return f" {scale}{'twintig ' * min(len(digits), 4)}"

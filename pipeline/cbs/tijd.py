"""Minutes on slides, in whole seconds: how people write them, and the countdown that a time bar shows."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?"
_MINUTE = r"(?:minuten|minuut|min\.?|mn|m|')"
_SECOND = r"(?:seconden|seconde|sec\.?|s|\")"
_ABOUT = re.compile(
    r"^(?:±|\+/-|\+-|~|≈|(?:ca|circa|ong|ongeveer|zowat|max|maximum|maximaal|hoogstens|ten hoogste)\b\.?) ?"
)
_COLON = re.compile(rf"([0-9]{{1,3}}):([0-5][0-9])(?: ?{_MINUTE})?")
_MINUTES = re.compile(rf"{_NUMBER} ?{_MINUTE}?")
_BOTH = re.compile(rf"([0-9]{{1,3}}) ?{_MINUTE} ?(?:en )?([0-5]?[0-9])(?: ?{_SECOND})?")
_SECONDS = re.compile(rf"([0-9]{{1,4}}) ?{_SECOND}")
_RANGE = re.compile(rf"{_NUMBER} ?{_MINUTE}? ?(?:-|/|a|tot|of) ?{_NUMBER} ?{_MINUTE}?")
_IN_FRONT = re.compile(r"een (?=kwartier|half)")
_BEHIND = re.compile(rf" ?{_MINUTE}$")
# what PowerPoint and keyboards make of a quote, a dash and a half
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘‛´`′ʹ", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("–—−‐‑", "-"),
        "½": ",5",
        "¼": ",25",
        "¾": ",75",
        **dict.fromkeys("\u200b\u200e\ufeff\u00ad", ""),
    }
)
_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig")
_IN_WORDS = {
    **{word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)},
    **{word: number for number, word in zip(range(20, 60, 10), _TENS, strict=True)},
    **{f"{unit}en{ten}": 20 + 10 * tens + ones
       for tens, ten in enumerate(_TENS) for ones, unit in enumerate(_UNITS, start=1)},
    "zestig": 60, "anderhalve": 1.5, "kwartier": 15, "halfuur": 30, "half uur": 30,
}  # fmt: skip


def lees_minuten(text: str) -> int | None:
    """The seconds that `5`, `2,5 min`, `± 5’`, `1:30`, `2 min 30`, `90 s` or `vijf minuten` means, or None."""
    written = _ABOUT.sub("", _plain(text))
    if found := _COLON.fullmatch(written) or _BOTH.fullmatch(written):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.fullmatch(written):
        hundredths = int((found[2] or "0").ljust(2, "0"))
        return int(found[1]) * 60 + hundredths * 60 // 100
    if found := _SECONDS.fullmatch(written):
        return int(found[1])
    return _said_in_words(written)


def grootste_van_marge(text: str) -> int | None:
    """The most seconds that a range such as `5-7 min` allows, or None when the text is no range."""
    found = _RANGE.fullmatch(_plain(text))
    if found is None:
        return None
    ends = (lees_minuten(f"{found[1]},{found[2] or 0}"), lees_minuten(f"{found[3]},{found[4] or 0}"))
    return max(each for each in ends if each is not None)


def _plain(text: str) -> str:
    """The text in small letters without accents, with plain quotes and dashes and single spaces."""
    low = unicodedata.normalize("NFD", text.translate(_ALIKE).lower())
    bare = " ".join("".join(each for each in low if not unicodedata.combining(each)).split())
    return re.sub(r"(?<![0-9]),(?=[0-9])", "0,", bare.replace(" ,", ","))


def _said_in_words(written: str) -> int | None:
    bare = _IN_FRONT.sub("", written)
    for words in (bare, _BEHIND.sub("", bare)):
        if words in _IN_WORDS:
            return round(_IN_WORDS[words] * 60)
    return None


def schrijf_minuten(seconds: int) -> str:
    """The number of minutes for a reader: `26`, or `2,5`; tenths of a minute are the smallest step."""
    tenths = (seconds + 3) // 6
    return f"{tenths // 10}" + (f",{tenths % 10}" if tenths % 10 else "")


def in_woorden(seconds: int) -> str:
    """The minutes with their unit: `1 minuut`, `26 minuten`."""
    text = schrijf_minuten(seconds)
    return f"{text} {'minuut' if text == '1' else 'minuten'}"


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    """The countdown on one slide: the seconds of every shown slide, which of them is on, and the most there may be."""

    delen: tuple[int, ...]
    nu: int
    grens: int

    @property
    def begin(self) -> str:
        """The minutes of this slide: `Minuut 4 tot 9`."""
        start = sum(self.delen[: self.nu])
        return f"Minuut {schrijf_minuten(start)} tot {schrijf_minuten(start + self.delen[self.nu])}"

    @property
    def rest(self) -> str:
        """What follows it: ` van 26, ten hoogste 30`."""
        return f" van {schrijf_minuten(sum(self.delen))}, ten hoogste {schrijf_minuten(self.grens)}"


def tijdbalken(minutes: Sequence[int | None], grens: int) -> tuple[Tijdbalk | None, ...]:
    """The time bar of each slide from its seconds; None for a slide that is not shown."""
    shown = tuple(each for each in minutes if each is not None)
    bars: list[Tijdbalk | None] = []
    seen = 0
    for each in minutes:
        bars.append(None if each is None else Tijdbalk(shown, seen, grens))
        seen += each is not None
    return tuple(bars)

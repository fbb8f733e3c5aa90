"""The gate for characters: bytes as text that every document can carry, with a finding for each character it refuses.

A refused character is replaced by U+FFFD, so that the rest of the file is still read and all findings come in one run.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Set

from pipeline.content.kinds import VERBODEN_TEKEN, VERBORGEN_TEKEN, VERKEERDE_CODERING
from pipeline.content.letters import lookalikes
from pipeline.findings import Finding, Place, by_cause

_FORBIDDEN = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # C0 but tab and newline, DEL, C1 with U+0085
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # direction of writing
    "\\u2028\\u2029"  # line and paragraph separator
    "\\ud800-\\udfff\\ue000-\\uf8ff"  # halves of characters, private use (Symbol and Wingdings pasted from Word)
    "\\ufdd0-\\ufdef\\ufffd-\\uffff"
    "\\ufeff"  # a byte order mark inside a text: one YAML parser reads it, the other drops it
)
_HIDDEN = "\\u00ad\\u200b-\\u200d\\u2060-\\u2064"
_SUSPECT = re.compile(f"[{_FORBIDDEN}{_HIDDEN}]")
_IS_FORBIDDEN = re.compile(f"[{_FORBIDDEN}]")
# UTF-8 that was once read as Windows-1252: `Ã«` for `ë`, `â‚¬` for `€`, `Â°` for `°`
_MISREAD = re.compile("Ã[\\u00a0-\\u00bf€‰ŠŒŸ‡ˆ‹]|Â[\\u00a0-\\u00bf]|â‚¬|â€[™œ˜¦“”¢]")

_NAMES = {
    "\x00": "een nulteken",
    "\x07": "een belteken",
    "\x08": "een backspace",
    "\x0b": "een verticale tab",
    "\x0c": "een paginasprong",
    "\x1b": "een escapeteken",
    "\x7f": "een wisteken",
    "\x85": "een oud teken voor een nieuwe regel",
    "\xad": "een zacht afbreekstreepje",
    "\u200b": "een spatie zonder breedte",
    "\u200c": "een verbinder zonder breedte die letters scheidt",
    "\u200d": "een verbinder zonder breedte",
    "\u200e": "een markering links-naar-rechts",
    "\u200f": "een markering rechts-naar-links",
    "\u2028": "een regelscheider",
    "\u2029": "een alineascheider",
    "\u2060": "een woordverbinder zonder breedte",
    "\ufeff": "een bytevolgordeteken dat alleen vooraan in een bestand hoort",
    "\ufffd": "het vervangteken voor een letter die bij een eerdere omzetting verloren ging",
}
_RANGES = (
    ("\u061c", "\u061c", "een stuurteken voor de schrijfrichting"),
    ("\u202a", "\u202e", "een stuurteken voor de schrijfrichting"),
    ("\u2066", "\u2069", "een stuurteken voor de schrijfrichting"),
    ("\u2061", "\u2064", "een onzichtbaar rekenteken"),
    ("\ud800", "\udfff", "een half teken"),
    ("\ue000", "\uf8ff", "een teken dat alleen in een symboollettertype bestaat"),
    ("\ufdd0", "\uffff", "een code waar geen teken bij hoort"),
)
_REMOVE = "verwijder het; ziet u het niet, typ dan de woorden eromheen opnieuw"
_REMEDIES = {
    "\x0b": "vervang het door een gewone nieuwe regel",
    "\x85": "vervang het door een gewone nieuwe regel",
    "\u2028": "vervang het door een gewone nieuwe regel",
    "\u2029": "vervang het door een witregel",
    "\ufffd": "typ de verloren letter opnieuw",
}
_READ_AS_1252 = "eerst `Reopen with Encoding` (Windows 1252), dan "


def decode(data: bytes, shown: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file (NFC, line ends as `\\n`), or None when it is not UTF-8; the findings on its characters."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if _looks_like_utf16(data):
        wrong = "Dit bestand is opgeslagen als UTF-16 (`Unicode` in Kladblok), niet als UTF-8"
        return None, (VERKEERDE_CODERING.finding(Place(shown), wrong, _how_to_save(shown, "")),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, shown),)
    return inspect(text, shown)


def inspect(text: str, shown: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a whole file in NFC with line ends as `\\n`, refused characters replaced, with the findings."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts: list[int] = []

    def place_of(offset: int) -> Place:
        if not starts:
            starts.extend([0, *(match.end() for match in re.finditer("\n", text))])
        line = bisect_right(starts, offset)
        return Place(shown, line, offset - starts[line - 1] + 1)

    findings = (*_suspects(text, place_of), *_misread(text, place_of), *by_cause(lookalikes(text, place_of)))
    return unicodedata.normalize("NFC", _IS_FORBIDDEN.sub("\ufffd", text)), findings


def inspect_decoded(text: str, at: Place, known: Set[str] = frozenset()) -> tuple[str, tuple[Finding, ...]]:
    """A value whose escapes were decoded (`"\\u202e"`, `&#8238;`) in NFC, with the findings, all at its place.

    `known` are the suspect characters of the whole file: they have been reported where they stand.
    """
    findings = () if suspects(text) <= known else tuple(_suspects(text, lambda offset: at))
    return unicodedata.normalize("NFC", _IS_FORBIDDEN.sub("\ufffd", text)), findings


def suspects(text: str) -> frozenset[str]:
    """The characters of this text that are refused or hidden."""
    return frozenset(_SUSPECT.findall(text))


def _suspects(text: str, place_of: Callable[[int], Place]) -> Iterator[Finding]:
    offsets: dict[str, list[int]] = {}
    for match in _SUSPECT.finditer(text):
        offsets.setdefault(match[0], []).append(match.start())
    for character, found in offsets.items():
        at, also = place_of(found[0]), tuple(map(place_of, found[1:]))
        shown = f"`{_around(text, found[0])}`"
        code = f"U+{ord(character):04X}"
        if _IS_FORBIDDEN.match(character):
            wrong = f"In {shown} staat {_name(character)} ({code}); dat kan in geen enkel document"
            yield VERBODEN_TEKEN.finding(at, wrong, _remedy(character), also)
        else:
            wrong = f"In {shown} staat {_name(character)} ({code}): het is onzichtbaar, maar het telt mee"
            yield VERBORGEN_TEKEN.finding(at, wrong, _REMOVE, also)


def _misread(text: str, place_of: Callable[[int], Place]) -> Iterator[Finding]:
    offsets: dict[str, list[int]] = {}
    for match in _MISREAD.finditer(text):
        offsets.setdefault(match[0], []).append(match.start())
    for misread, found in offsets.items():
        meant = misread.encode("cp1252", "ignore").decode("utf-8", "ignore") or "een andere letter"
        wrong = f"`{_around(text, found[0])}`: `{misread}` is waarschijnlijk een verkeerd omgezette `{meant}`"
        mend = "verbeter de letters, of haal de tekst opnieuw uit de bron en bewaar hem als UTF-8"
        yield VERKEERDE_CODERING.finding(place_of(found[0]), wrong, mend, tuple(map(place_of, found[1:])))


def _name(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    return next((name for first, last, name in _RANGES if first <= character <= last), "een besturingsteken")


def _remedy(character: str) -> str:
    if "\ue000" <= character <= "\uf8ff":
        return "vervang het door een gewoon teken; was het een opsommingsteken uit Word, gebruik dan een streepje"
    return _REMEDIES.get(character, _REMOVE)


def _around(text: str, offset: int) -> str:
    """The words around a character, with every suspect character written as its code."""
    start = max(text.rfind("\n", 0, offset) + 1, offset - 15)
    end = text.find("\n", offset)
    piece = text[start : min(len(text) if end < 0 else end, offset + 16)]
    return _SUSPECT.sub(lambda match: f"<U+{ord(match[0]):04X}>", piece).strip()


# ---- other encodings ------------------------------------------------------------------------------------------


def _looks_like_utf16(data: bytes) -> bool:
    start = data[:1000]
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(start) > 3 and start.count(0) * 3 > len(start))


def _not_utf8(data: bytes, offset: int, shown: str) -> Finding:
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    at = Place(shown, before.count("\n") + 1, _offset_in_line(before) + 1)
    end = re.compile(rb"[\r\n]").search(data, offset)
    rest = data[offset : end.start() if end else len(data)][:12].decode("cp1252", "replace")
    guess = before[len(before) - min(12, _offset_in_line(before)) :] + rest
    if rest[:1].isprintable() and rest[:1] != "\ufffd":
        reading = f"in de oude Windows-codering (Windows-1252) staat hier `{guess.strip()}`"
    else:
        reading = "wat hier bedoeld was, is niet af te leiden"
    wrong = f"Dit bestand is niet opgeslagen als UTF-8; {reading}"
    return VERKEERDE_CODERING.finding(at, wrong, _how_to_save(shown, _READ_AS_1252))


def _offset_in_line(before: str) -> int:
    """How many characters stand on the last line of this text."""
    return len(before) - (before.rfind("\n") + 1)


def _how_to_save(shown: str, first: str) -> str:
    if shown.endswith(".csv"):
        excel = "`Opslaan als` en het type `CSV UTF-8 (door scheidingstekens gescheiden)`"
        return f"bewaar het in Excel met {excel}, of in Kladblok met codering `UTF-8`"
    code = f"in VS Code met een klik rechtsonder op de codering: {first}`Save with Encoding` (UTF-8)"
    return f"bewaar het in Kladblok met `Opslaan als` en codering `UTF-8`, of {code}"

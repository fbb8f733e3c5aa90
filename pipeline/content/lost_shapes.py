"""Lines that plainly are a list or a table, in a paragraph that would run them together into one sentence."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.content.line_kinds import is_delimiter
from pipeline.content.pasted_lists import BULLETS, DASHES

_NUMBER = re.compile(
    r"\s*(?P<sign>\(?(?P<number>\d{1,2}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})(?:\.\)|\.-|[.)\]°º/:-]))(?=\s)"
)
_CHAPTER = re.compile(r"\s*(?P<sign>\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=\s)")
_SIGN = re.compile(r"\s*(?P<sign>[^\w\s\"'“”‘’‚„«»()\[\]|`\\#…]{1,3})(?=\s)")
_SAYING = ("€", "$", "£", "§", "%", "&", "±", "=", "<", ">")  # signs that are part of what is said
_TIGHT = re.compile(r"\s*(?P<sign>[-+*–—])(?=[^\W\d_])(?![^*]*\*)")
_BOX = re.compile(r"\s*(?:[-*+]\s+)?(?P<sign>\[[ xX]?\]|[☐☑☒✓✔✗✘])(?=\s)")
_LIST_IN_FIELD = re.compile(rf"\s*(?P<sign>[-*+{BULLETS}{DASHES}]|·|[o§](?=\t))\s+(?=\S)")
_GAP = re.compile(r"\s*\t\s*|(?<=\S)\s{3,}(?=\S)")
_AMOUNT = re.compile(r"[-\u2212(]?\s*(?:€\s*)?[\d.,\s]*\d[\d.,\s]*(?:€|%|euro)?\)?")
_NO_SIGN = "verwijder het teken"
_NO_LISTS = "schrijf er zinnen van, elk in een eigen alinea; lijsten en tabellen kunnen alleen in `teksten/*.md`"
_MOST_CELLS, _LONGEST_CELL = 12, 30  # of a table that a message shows


class LostShape(NamedTuple):
    """What is lost, at a line (from 0) of the paragraph, and how to keep it."""

    line: int
    wrong: str
    mend: str


def lost_shape(lines: Sequence[str]) -> LostShape | None:
    """What this paragraph of Markdown loses, when its lines are a list or a table; the lines as they were typed."""
    return next((found for test in _TESTS if (found := test(lines))), None)


def lost_shape_in_field(lines: Sequence[str]) -> LostShape | None:
    """The same for a field of YAML, which holds paragraphs only: there even a list of Markdown is none."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _LIST_IN_FIELD.match(line))]
    if len(found) == 1:
        number, match = found[0]
        if not (match["sign"] in BULLETS or (number > 0 and match["sign"] in "-*+")):
            found = []  # a dash or a plus that belongs to the sentence
    if found:
        number, match = found[0]
        wrong = f"`{_shown(lines[number])}` is hier geen punt van een lijst: `{match['sign']}` wordt gewoon afgedrukt"
        return LostShape(number, wrong, _NO_LISTS if len(found) > 1 else _NO_SIGN)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    shape = lost_shape([lines[number] for number in filled])
    first = filled[shape.line] if shape else next((number for number in filled if is_delimiter(lines[number])), None)
    if first is None:
        return None
    wrong = f"`{_shown(lines[first])}` lijkt een lijst of een tabel; hier wordt het één doorlopende tekst"
    return LostShape(first, wrong, _NO_LISTS)


# ---- tables ---------------------------------------------------------------------------------------------------


def _rows_without_delimiter(lines: Sequence[str]) -> LostShape | None:
    rows = [number for number, line in enumerate(lines) if line.lstrip().startswith("|")]
    if len(rows) < 2 or any(map(is_delimiter, lines)):
        return None
    cells = lines[rows[0]].strip().strip("|").split("|")
    wrong = "Deze tabel wordt niet als tabel herkend: onder de kop ontbreekt de lijn met streepjes"
    mend = f"zet onder deze rij `{_delimiter(cells, cells)}`, en een witregel boven de tabel"
    return LostShape(rows[0], wrong, mend)


def _cells_in_a_grid(lines: Sequence[str]) -> LostShape | None:
    if any(re.fullmatch(r"\s*\+(?:[-=]+\+)+\s*", line) for line in lines):
        wrong = "Een tabel met kaders van `+` en `-` kan niet in het plan"
        return LostShape(0, wrong, "zet de cellen tussen `|`, met onder de kop een lijn zoals `| --- | --: |`")
    return None


def _cells_apart(lines: Sequence[str]) -> LostShape | None:
    """Rows with tabs or wide gaps between their cells, as Excel and PDF paste them; one row is enough with two tabs."""
    rows = [_GAP.split(line.strip()) for line in lines]
    alike = [
        number for number, (row, following) in enumerate(pairwise(rows)) if len(row) == len(following) and len(row) > 1
    ]
    if not alike:
        alike = [number for number, line in enumerate(lines) if len(_TABS.findall(line.strip())) > 1]
    return None if not alike else _table(alike[0], rows, "met tabs of spaties ertussen")


_TABS = re.compile(r"(?<=\S)\s*\t\s*(?=\S)")


def _cells_with_semicolons(lines: Sequence[str]) -> LostShape | None:
    rows = [line.strip().split(";") for line in lines]
    for number, (row, following) in enumerate(pairwise(rows)):
        if len(row) == len(following) > 2 and not any(cell.startswith(" ") for cell in row + following):
            return _table(number, rows, "met puntkomma's ertussen")
    return None


def _table(number: int, rows: Sequence[Sequence[str]], how: str) -> LostShape:
    head = [cell.strip() for cell in rows[number]]
    below = rows[number + 1] if number + 1 < len(rows) else head
    wrong = f"`{_shown('  '.join(head))}` lijkt een rij van een tabel, {how}; zo wordt het één doorlopende tekst"
    if len(head) > _MOST_CELLS or max(map(len, head)) > _LONGEST_CELL:
        return LostShape(number, wrong, "zet de cellen tussen `|`, met onder de kop een lijn zoals `| --- | --: |`")
    first = f"| {' | '.join(head)} |"
    mend = f"schrijf de rij als `{first}`, zet eronder `{_delimiter(head, below)}`, en dan zo de andere rijen"
    return LostShape(number, wrong, mend)


def _delimiter(head: Sequence[str], below: Sequence[str]) -> str:
    """The line under a head; amounts below it stand on the right."""
    right = [False, *(bool(_AMOUNT.fullmatch(cell.strip())) for cell in below[1:]), *(False for _ in head)]
    return f"| {' | '.join('--:' if each else '---' for each in right[: len(head)])} |"


# ---- lists ----------------------------------------------------------------------------------------------------


def _numbered(lines: Sequence[str]) -> LostShape | None:
    """Numbers and letters that follow each other, as in `a)` and `b)`."""
    for pattern, what in ((_NUMBER, "nummers of letters"), (_CHAPTER, "nummers")):
        found = [(number, match) for number, line in enumerate(lines) if (match := pattern.match(line))]
        if len(found) > 1 and any(_follows(one[1], other[1]) for one, other in pairwise(found)):
            first, match = found[0]
            wrong = f"De lijst met {what} die begint met `{_shown(lines[first])}`, wordt één doorlopende tekst"
            mend = "laat een witregel voor de lijst"
            if not re.fullmatch(r"\d+[.)]", match["sign"]):
                mend = f"schrijf `1. ` in plaats van `{match['sign']}`, en zo verder, of een streepje en een spatie"
                mend += " voor elk punt, met een witregel voor de lijst"
            return LostShape(first, wrong, mend)
    return None


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the second number or letter is the one after the first."""
    if one.re is _CHAPTER:
        return True
    first, second = one["number"], other["number"]
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    if len(first) == len(second) == 1 and first.isalpha() and second.isalpha():
        return ord(second) == ord(first) + 1
    return {first.casefold(), second.casefold()} <= {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}


def _boxes(lines: Sequence[str]) -> LostShape | None:
    return _with_sign(lines, _BOX, "Een hokje om aan te vinken kan niet in het plan")


def _tight(lines: Sequence[str]) -> LostShape | None:
    return _with_sign(lines, _TIGHT, "Zonder spatie achter het teken is dit geen lijst")


def _same_sign(lines: Sequence[str]) -> LostShape | None:
    return _with_sign(lines, _SIGN, "Dit lijkt een lijst, maar zo wordt het één doorlopende tekst")


def _with_sign(lines: Sequence[str], pattern: re.Pattern[str], why: str) -> LostShape | None:
    """Lines that start with the same sign, two or more of them."""
    found = [(number, match) for number, line in enumerate(lines) if (match := pattern.match(line))]
    if len(found) < 2 or (pattern is not _BOX and len({match["sign"] for _, match in found}) == len(found)):
        return None
    number, match = found[0]
    item, instead = lines[number], ""
    if match["sign"] not in _SAYING:
        item, instead = item[match.end() :], f", in plaats van `{match['sign']}`"
    mend = f"zet een streepje en een spatie voor elk punt{instead}: `- {_shown(item)}`"
    return LostShape(number, f"{why}: `{_shown(lines[number])}`", mend)


def _shown(line: str) -> str:
    text = " ".join(line.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


_TESTS: tuple[Callable[[Sequence[str]], LostShape | None], ...] = (
    _rows_without_delimiter,
    _cells_in_a_grid,
    _numbered,
    _boxes,
    _tight,
    _same_sign,
    _cells_apart,
    _cells_with_semicolons,
)


def box_in_item(text: str) -> str:
    """The box that the text of a list item starts with (`[ ]`, `[x]`, `☐`), or nothing."""
    match = _BOX.match(f"{text} ")
    return match["sign"] if match else ""

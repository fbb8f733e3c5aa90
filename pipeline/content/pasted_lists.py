"""Lists as Word, Outlook and websites paste them: `•⇥een`, `o⇥twee`, `– drie`. Their bullets become Markdown.

A bullet can be nothing else. A dash, a dot or the letter `o` can, so those need a tab behind them or others like them
nearby. Nested bullets are told apart by their form, because pasting loses their indentation.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.content.line_kinds import groups, is_delimiter

BULLETS = "•◦▪▫●○■□‣⁃∙➢➤►▶❖❑❏"
DASHES = "–—‐‑−"
WINGDINGS = "o§ØüvqŸ"  # how other bullets of Word look in ordinary letters
_SPACES = " \t\u00a0\u2007\u202f"
_DEEPER = 4  # columns from a bullet to the one below it
TAB = 4  # commonmark: a tab goes to the next multiple of four

_MARKDOWN = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_START = re.compile(rf"(?P<before>(?:[ \t]*>)*[{_SPACES}]*)(?P<sign>\S)(?P<behind>[{_SPACES}]*)(?P<rest>.*)")


class Line(NamedTuple):
    """A line in Markdown; `moved` says from which columns (from 0) on it has so many characters more, or less."""

    text: str
    moved: tuple[tuple[int, int], ...] = ()

    def typed_column(self, column: int) -> int:
        """The column (from 0) in the line as it was, for one of this text."""
        for start, count in reversed(self.moved):
            if column >= start:
                column = max(start, column - count)
        return column


class _Bullet(NamedTuple):
    """The bullet that a line starts with: what stands before it, its form, and whether it can be nothing else."""

    before: str
    form: str
    is_sure: bool

    @property
    def indentation(self) -> int:
        """The columns before it; one space belongs to the mark of a quotation."""
        _, quote, spaces = self.before.rpartition(">")
        return max(len(spaces.expandtabs(TAB)) - len(quote), 0)


def with_dashes(typed: Sequence[str]) -> list[Line]:
    """The lines with their tabs written out, and every pasted bullet as the dash of a Markdown list."""
    bullets = _bullets(typed)
    lines = [Line(line.expandtabs(TAB)) for line in typed]
    inside, base = False, 0  # a list, of which the first bullet has this indentation
    deep: list[str] = []  # the forms of its bullets, the outermost first
    for group in groups(typed):
        for number in group:
            if number in bullets:
                bullet = bullets[number]
                if not inside:
                    inside, base, deep = True, bullet.indentation, []
                if bullet.indentation > base:  # its own indentation says how deep it is
                    deeper = 0
                else:
                    deep = deep[: deep.index(bullet.form) + 1] if bullet.form in deep else [*deep, bullet.form]
                    deeper = (len(deep) - 1) * _DEEPER
                start = len(bullet.before.expandtabs(TAB))
                lines[number] = _with_dash(lines[number].text, start, deeper - min(base, bullet.indentation))
            elif _MARKDOWN.match(typed[number]):
                inside, base, deep = True, 0, []
            elif number == group[0] and not typed[number].startswith((" ", "\t")):
                inside = False
    return lines


def _with_dash(line: str, start: int, deeper: int) -> Line:
    rest = line[start + 1 :].lstrip(_SPACES)
    behind = len(line) - start - 1 - len(rest)
    before = re.sub(f"[{_SPACES}]", " ", line[:start])
    before = before[:deeper] if deeper < 0 else before + " " * deeper
    moved = [(min(start, len(before)), deeper)] if deeper else []
    if not behind:
        moved.append((len(before) + 1, 1))
    return Line(f"{before}-{' ' * max(behind, 1)}{rest}", tuple(moved))


def _bullets(typed: Sequence[str]) -> dict[int, _Bullet]:
    """The bullets by the number of their line; one that is not sure needs another in its group, or in the next one."""
    found = [(group, _in_group(typed, group)) for group in groups(typed)]
    opening = [here.get(group[0]) for group, here in found]
    bullets: dict[int, _Bullet] = {}
    for index, (_, here) in enumerate(found):
        if len(here) == 1 and not any(bullet.is_sure for bullet in here.values()):
            beside = [*opening[max(index - 1, 0) : index], *opening[index + 1 : index + 2]]
            mine = opening[index]
            if mine is None or mine.form not in {other.form for other in beside if other}:
                continue
        bullets |= here
    return bullets


def _in_group(typed: Sequence[str], group: Sequence[int]) -> dict[int, _Bullet]:
    if any(is_delimiter(typed[number]) for number in group):
        return {}
    return {number: bullet for number in group if (bullet := _bullet(typed[number])) is not None}


def _bullet(line: str) -> _Bullet | None:
    match = _START.match(line)
    if match is None:
        return None
    before, sign, behind, rest = match.groups()
    if sign in BULLETS:
        return _Bullet(before, sign, True)
    if sign in WINGDINGS and behind.startswith("\t") and "\t" not in rest:
        return _Bullet(before, sign, True)
    if sign in f"{DASHES}·o" and behind and rest:
        return _Bullet(before, "–" if sign in DASHES else sign, behind.startswith("\t"))
    return None

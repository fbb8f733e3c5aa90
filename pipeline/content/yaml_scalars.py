"""One value of a YAML text: its characters with their places, and what its author may not have meant."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.content import characters, yaml_meant
from pipeline.content.kinds import (
    BIJZONDER_YAML_TEKEN,
    DOORLOPENDE_WAARDE,
    FOUTE_INSPRINGING,
    HARDE_SPATIE,
    KRULLENDE_AANHALINGSTEKENS,
    LOS_AANHALINGSTEKEN,
    NIET_ONDERSTEUNDE_OPMAAK,
    WAARDE_AFGEKAPT,
    YAML_ONLEESBAAR,
)
from pipeline.content.lost_shapes import lost_shape_in_field
from pipeline.content.values import Scalar
from pipeline.content.yaml_diagnosis import NO_BREAK_SPACES, missing_space, quoted
from pipeline.findings import Finding, Place

_HARD_AFTER_COLON = re.compile(f":[{NO_BREAK_SPACES}]")
_NEW_ENTRY = re.compile(r"\s*(?:(?P<dash>- )|[a-z_]+:(?: |$))")
# escapes that change ordinary text behind the author's back, as in "C:\temp\nieuw"; \\ and \" are harmless
_SURPRISING_ESCAPE = re.compile(r"\\(?:[\\\"]|(?P<surprise>[tn_ /\n]))")


class Source:
    """The lines of a YAML text, and where the events of the parser stand in them."""

    def __init__(self, text: str, shown: str) -> None:
        self.lines = [*text.split("\n"), ""]  # an event may end on the line after the last
        self.shown = shown

    def place(self, event: Any) -> Place:
        """Where the event starts."""
        return Place(self.shown, event.start_mark.line + 1, event.start_mark.column + 1)

    def is_double_bracket(self, event: Any) -> bool:
        """Whether the event starts with the `[[` of a verwijzing."""
        line, column = self.lines[event.start_mark.line], event.start_mark.column
        return line[column:].startswith("[[") and not line[:column].endswith("[")

    def typed(self, event: Any) -> str:
        """What stands in the text from the start to the end of the event."""
        start, end = event.start_mark, event.end_mark
        lines: list[str] = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return "\n".join(lines)

    def rest(self, event: Any) -> str:
        """What stands on the line from the start of the event, with the brackets right before it."""
        line: str = self.lines[event.start_mark.line]
        column: int = event.start_mark.column
        while column and line[column - 1] in "[{":
            column -= 1
        return line[column:].strip()


def read_scalar(event: Any, source: Source) -> tuple[Scalar, tuple[Finding, ...]]:
    """The value of a scalar event, and the findings on the characters that its escapes stand for."""
    at, text = source.place(event), event.value
    findings: tuple[Finding, ...] = ()
    if event.style == '"' and "\\" in (typed := source.typed(event)):
        text, findings = characters.inspect_decoded(text, at, characters.suspects(typed))
    return Scalar(text, at, _lines_of(event, text, source)), findings


def _lines_of(event: Any, text: str, source: Source) -> tuple[Place, ...]:
    """The places of the lines of the text, where it stands in the file as it is; otherwise none."""
    start, end = event.start_mark, event.end_mark
    if event.style == "|":
        places = []
        for number, line in enumerate(text.split("\n"), start=start.line + 1):
            written = source.lines[number]
            if not written.endswith(line):
                return ()
            places.append(Place(source.shown, number + 1, len(written) - len(line) + 1))
        return tuple(places)
    if start.line == end.line:
        skip = 1 if event.style else 0
        if source.lines[start.line][start.column + skip : end.column - skip] == text:
            return (Place(source.shown, start.line + 1, start.column + skip + 1),)
    return ()


def objections(event: Any, source: Source, *, in_brackets: bool) -> Iterator[Finding]:
    """The findings on a scalar event that YAML reads, but perhaps not as its author meant."""
    if not event.style:
        yield from _comment_behind(event, source)
        yield from _hard_space_after_colon(event, source)
    if not event.style or event.style == "'":
        yield from _quotes_of_another_kind(event, source)
    if event.style == '"':
        yield from _surprising_escape(event, source)
    if event.style == ">":
        yield from _folded_shape(event, source)
    if event.start_mark.line != event.end_mark.line and (event.style in ("'", '"') or not (event.style or in_brackets)):
        yield from _swallowed_entry(event, source)


def _comment_behind(event: Any, source: Source) -> Iterator[Finding]:
    end = event.end_mark
    rest = source.lines[end.line][end.column :]
    if rest.lstrip(" ").startswith("#"):
        at = Place(source.shown, end.line + 1, end.column + rest.index("#") + 1)
        wrong = f"Alles vanaf `{rest.strip()}` valt weg: een `#` na een spatie begint in YAML een opmerking"
        meant = quoted(event.value + rest)
        mend = f"hoort het bij de waarde, schrijf dan `{meant}`; is het een opmerking, zet ze op een eigen regel"
        yield WAARDE_AFGEKAPT.finding(at, wrong, mend)


def _hard_space_after_colon(event: Any, source: Source) -> Iterator[Finding]:
    if match := _HARD_AFTER_COLON.search(event.value):
        wrong = f"Na `{event.value[: match.start()]}:` staat een harde spatie; YAML leest dit niet als een sleutel"
        yield HARDE_SPATIE.finding(source.place(event), wrong, "vervang ze door een gewone spatie")


def _quotes_of_another_kind(event: Any, source: Source) -> Iterator[Finding]:
    """Quotes that become part of the text, and an apostrophe that does not."""
    text, at = event.value, source.place(event)
    if event.style:
        if yaml_meant.starts_with_apostrophe(f"'{text}") and not text[0].isdecimal():
            wrong = "De apostrof waarmee deze waarde begint, is voor YAML een aanhalingsteken en valt weg"
            mend = f"zet de waarde tussen dubbele aanhalingstekens: `{quoted(chr(39) + text)}`"
            yield BIJZONDER_YAML_TEKEN.finding(at, wrong, mend)
    elif plain := yaml_meant.without_curly_quotes(text):
        wrong = "Krullende aanhalingstekens gelden in YAML niet als aanhalingstekens: ze worden mee afgedrukt"
        mend = f"schrijf `{quoted(plain)}`; moeten ze in het plan staan, schrijf dan `{quoted(text)}`"
        yield KRULLENDE_AANHALINGSTEKENS.finding(at, wrong, mend)
    elif re.fullmatch(r"[^\"]*[^\"\d\s]\"", text):
        wrong = f"Achter `{text[-41:-1]}` staat een aanhalingsteken, maar ervoor niet"
        yield LOS_AANHALINGSTEKEN.finding(at, wrong, f"schrijf `{quoted(text[:-1])}`")


def _surprising_escape(event: Any, source: Source) -> Iterator[Finding]:
    for match in _SURPRISING_ESCAPE.finditer(source.typed(event)):
        if match["surprise"]:
            wrong = f"Tussen dubbele aanhalingstekens is `{match[0].strip()}` geen gewone tekst maar een code"
            mend = f"zet de waarde tussen enkele aanhalingstekens: `{_single(source.typed(event)[1:-1])}`"
            yield BIJZONDER_YAML_TEKEN.finding(source.place(event), wrong, mend)
            return


def _glued(source: Source, first: int, number: int, swallowed: str, at: Place, *, is_item: bool) -> Finding:
    """The finding on the line (from 0) of an entry that became part of the value on an earlier one, which is odd itself
    when the lines around it start further on."""
    start, here = (_column_of_key(source.lines[each]) for each in (first, number))
    above = next((_column_of_key(line) for line in reversed(source.lines[:first]) if line.strip()), 0)
    typed = source.lines[first].strip()
    if not is_item and above == here > start and _NEW_ENTRY.match(typed):
        wrong = "Deze regel springt minder ver in dan de regels erboven en eronder"
        mend = f"schrijf `{' ' * here}{typed}`, of laat de regels eronder even weinig inspringen"
        return FOUTE_INSPRINGING.finding(Place(source.shown, first + 1, start + 1), wrong, mend)
    wrong = f"`{swallowed}` wordt vastgeplakt aan de waarde van regel {first + 1}"
    if is_item:
        mend = "zet elk punt van een lijst achter een eigen streepje, onder de sleutel"
    else:
        mend = f"schrijf `{' ' * start}{swallowed}`, even ver als de sleutel van regel {first + 1}"
    return DOORLOPENDE_WAARDE.finding(at, wrong, f"{mend}; is het gewone tekst, zet ze dan volledig onder `|`")


def _column_of_key(line: str) -> int:
    """How far (from 0) the key on a line stands, behind the dashes of a list."""
    return len(line) - len(re.sub(r"^ *(?:- +)*", "", line))


def _single(typed: str) -> str:
    """What was typed between double quotes, between single ones."""
    return "'" + " ".join(typed.replace('\\"', '"').replace("'", "''").split()) + "'"


def _folded_shape(event: Any, source: Source) -> Iterator[Finding]:
    """Lines below `>` that are a list or a table: they become one line before anybody else sees them."""
    first = event.start_mark.line + 1
    if shape := lost_shape_in_field(source.lines[first : event.end_mark.line + 1]):
        line = source.lines[first + shape.line]
        at = Place(source.shown, first + shape.line + 1, len(line) - len(line.lstrip()) + 1)
        yield NIET_ONDERSTEUNDE_OPMAAK.finding(at, shape.wrong, shape.mend)


def _swallowed_entry(event: Any, source: Source) -> Iterator[Finding]:
    """A value over several lines that takes the next key or item with it, mostly by a quote left open."""
    first = event.start_mark.line
    for number in range(first + 1, event.end_mark.line + 1):
        line = source.lines[number]
        match = _NEW_ENTRY.match(line)
        if match is None:
            continue
        at, swallowed = Place(source.shown, number + 1, len(line) - len(line.lstrip()) + 1), line.strip()
        if event.style:
            wrong = f"Deze tekst tussen aanhalingstekens loopt door over regel {number + 1}: `{swallowed}`"
            mend = f"sluit het aanhalingsteken op de regel zelf: `{quoted(source.rest(event)[1:])}`"
            yield DOORLOPENDE_WAARDE.finding(source.place(event), wrong, mend)
        elif advice := missing_space(source.rest(event)):
            yield YAML_ONLEESBAAR.finding(source.place(event), *advice)
        else:
            yield _glued(source, first, number, swallowed, at, is_item=bool(match["dash"]))
        return

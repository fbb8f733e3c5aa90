"""Why a YAML text cannot be read, in the author's terms: found in the lines themselves, not in PyYAML's English."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.content import yaml_meant
from pipeline.content.kinds import FOUTE_INSPRINGING, HARDE_SPATIE, ONGELDIGE_SLEUTEL, TWEEDE_DOCUMENT, YAML_ONLEESBAAR
from pipeline.findings import Finding, Kind, Place

Mark = tuple[int, int]  # line and column, both from 0

NO_BREAK_SPACES = "\u00a0\u2007\u202f"

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)"
    r"(?:(?P<key>[^\s\"'#&*!|>%@`\[\]{},-][^:#]*?|\"[^\"]*\"|'[^']*') *:(?= |$) *)?"
    r"(?P<value>.*)"
)
_BLOCK_HEADER = re.compile(r"[|>](?:[1-9]?[-+]?|[-+][1-9]) *(?: #.*)?")
_BULLET = re.compile(r"(?P<indent> *)(?:[•·▪◦*–—-]|o(?=\t))[ \t]*\t[ \t]*(?P<text>\S.*)")
_CLOSING = {"[": ("]", "een lijst"), "{": ("}", "een reeks sleutels")}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line taken apart; `column` is where its value starts, from 0."""

    number: int
    indent: int
    dashes: str
    key: str
    value: str
    column: int

    @property
    def typed(self) -> str:
        """The key and the value, to show again with quotes: `titel: `."""
        return f"{self.key}: " if self.key else self.dashes and "- "


@dataclass(frozen=True, slots=True)
class _Cause:
    line: int
    column: int
    wrong: str
    mend: str
    kind: Kind = YAML_ONLEESBAAR


def quoted(text: str) -> str:
    """The text between quotes, as it may stand in YAML."""
    text = text.strip()
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def missing_space(text: str) -> tuple[str, str] | None:
    """What is wrong with `titel:Fietsroutes`, and how to mend it; None for other text."""
    match = re.match(r"([a-z_]+):([^\s/].*)", text)
    return (f"Na `{match[1]}:` ontbreekt een spatie", f"schrijf `{match[1]}: {match[2]}`") if match else None


def about_tabs(line: str) -> tuple[str, str]:
    """What is wrong with a line that holds tabs, and how to mend it."""
    if bullet := _BULLET.fullmatch(line):
        wrong = "Dit lijkt een opsomming uit Word, met een tab achter het teken; YAML begrijpt geen tabs"
        return wrong, f"zet een streepje en een spatie voor elk punt: `{bullet['indent'] or '  '}- {bullet['text']}`"
    start = re.match(r"\s*", line)
    indent = start[0].replace("\t", "  ") if start else ""
    rest = re.sub(r" *\t+ *", " ", line.strip())
    wrong = "Op deze regel staat een tab; YAML begrijpt alleen spaties"
    if indent and line.startswith(("\t", " ")) and "\t" in (start[0] if start else ""):
        return wrong, f"zet er spaties: `{indent}{rest}`; vooraan evenveel als bij de regels ernaast"
    return wrong, f"zet er een spatie: `{rest}`"


def diagnose(lines: list[str], shown: str, problem: Mark | None, context: Mark | None, wrapped: Mark | None) -> Finding:
    """The finding for a text that the parser refused at `problem`, while busy with what starts at `context`.

    `wrapped` is the start of the last value between quotes that runs over several lines: its quote may be the one
    that was left open.
    """
    stop = min(problem[0] if problem else 0, len(lines) - 1)
    for cause in _causes(lines, stop, problem, context, wrapped):
        return cause.kind.finding(Place(shown, cause.line + 1, cause.column + 1), cause.wrong, cause.mend)
    at = Place(shown, stop + 1, min(problem[1] if problem else 0, len(lines[stop])) + 1)
    wrong = f"Vanaf hier kan dit bestand niet gelezen worden: `{lines[stop].strip()[:60]}`"
    mend = "kijk op deze regel en de regel erboven naar de inspringing, de dubbele punt en de aanhalingstekens"
    return YAML_ONLEESBAAR.finding(at, wrong, mend)


def _causes(
    lines: list[str], stop: int, problem: Mark | None, context: Mark | None, wrapped: Mark | None
) -> Iterator[_Cause]:
    """What may be the matter, likeliest first."""
    if wrapped is not None and wrapped[0] < stop and _closing_quote(lines[wrapped[0]][wrapped[1] :]) is None:
        yield _open_quote(_parsed(lines, wrapped[0]))
    started = stop if context is None else context[0]
    for number in dict.fromkeys((started, stop)):
        line = _parsed(lines, number)
        yield from (cause for test in _VALUE_TESTS if (cause := test(line)))
        yield from _structure(lines, line)
    for line in islice(_lines_above(lines, stop), 1):
        yield from (cause for test in _VALUE_TESTS if (cause := test(line)))


def _parsed(lines: list[str], number: int) -> _Line:
    match = _LINE.match(lines[number])
    if match is None:  # the pattern matches every line
        raise AssertionError(lines[number])
    key, value = match["key"] or "", match["value"].rstrip(" ")
    return _Line(number, len(match["indent"]), match["dashes"], key, value, match.start("value"))


# ---- the value ------------------------------------------------------------------------------------------------


def _first_character(line: _Line) -> _Cause | None:
    if not re.match(r"[@`%&*!\]},]|\? ", line.value):
        return None
    if not line.key and (item := re.match(r"\* +(?=\S)", line.value)):
        wrong = "Een punt van een lijst begint in YAML met een streepje, niet met `*`"
        mend = f"schrijf `{' ' * line.indent}- {line.value[item.end() :]}`"
        return _Cause(line.number, line.column, wrong, mend)
    if plain := yaml_meant.without_stars(line.value):
        wrong = "Deze waarde begint met `*`; dat is voor YAML geen vette of schuine tekst"
        value = quoted(plain) if re.search(r": | #|^[-?:&!%@`>|{\[]", plain) else plain
        return _Cause(line.number, line.column, wrong, f"opmaak kan hier niet: schrijf `{line.typed}{value}`")
    sign = "een accent grave" if line.value[0] == "`" else f"`{line.value[0]}`"
    wrong = f"Deze waarde begint met {sign}; dat teken heeft in YAML een bijzondere betekenis"
    return _Cause(line.number, line.column, wrong, _put_quotes(line))


def _quote(line: _Line) -> _Cause | None:
    mark = line.value[:1]
    if mark not in ("'", '"') or not mark:
        return None
    end = _closing_quote(line.value)
    if end is None:
        return _open_quote(line)
    after = line.value[end + 1 :].strip(" ")
    if after and not after.strip():
        wrong = "Na het sluitende aanhalingsteken staat een harde spatie"
        return _Cause(line.number, line.column + end + 1, wrong, "verwijder ze", HARDE_SPATIE)
    if after and mark == "'" and yaml_meant.starts_with_apostrophe(line.value):
        return _apostrophe(line)
    if after and (line.key or after[0] not in ",]}:"):
        wrong = f"Na het sluitende aanhalingsteken staat nog `{after}`"
        inside = line.value[1:-1] if line.value.endswith(mark) else line.value
        mend = f"zet de hele waarde tussen aanhalingstekens: `{line.typed}{quoted(inside)}`"
        return _Cause(line.number, line.column + end + 1, wrong, mend)
    if mark == '"' and "\\" in line.value:
        wrong = "Tussen dubbele aanhalingstekens heeft `\\` een bijzondere betekenis"
        mend = f"gebruik enkele aanhalingstekens: `{line.typed}{quoted(line.value[1:end])}`"
        return _Cause(line.number, line.column + line.value.index("\\"), wrong, mend)
    return None


def _apostrophe(line: _Line) -> _Cause:
    wrong = "De apostrof waarmee deze waarde begint, is voor YAML een aanhalingsteken"
    return _Cause(line.number, line.column, wrong, _put_quotes(line, yaml_meant.with_apostrophe(line.value)))


def _open_quote(line: _Line) -> _Cause:
    if yaml_meant.starts_with_apostrophe(line.value):
        return _apostrophe(line)
    wrong = f"Het aanhalingsteken voor `{line.value[1:41]}` wordt niet gesloten op deze regel"
    mend = f"zet ook achteraan een aanhalingsteken: `{line.typed}{quoted(line.value[1:])}`"
    return _Cause(line.number, line.column, wrong, mend)


def _closing_quote(value: str) -> int | None:
    """The offset of the quote that closes the one this value starts with."""
    match = re.match(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'(?!')""", value)
    return match.end() - 1 if match else None


def _bracket(line: _Line) -> _Cause | None:
    mark = line.value[:1]
    if mark not in _CLOSING:
        return None
    closing, what = _CLOSING[mark]
    meant = yaml_meant.with_brackets(line.value)
    if closing not in line.value:
        wrong = f"Deze waarde begint met `{mark}`, maar `{closing}` ontbreekt op deze regel"
        mend = f"sluit de {what.removeprefix('een ')} af met `{closing}`; is het gewone tekst, {_put_quotes(line)}"
        mend = f"schrijf `{line.typed}{meant}`" if meant else mend
        return _Cause(line.number, line.column, wrong, mend)
    if ";" in line.value and meant:
        wrong = f"Tussen `{mark}` en `{closing}` staan komma's, geen puntkomma's"
        return _Cause(line.number, line.column + line.value.index(";"), wrong, f"schrijf `{line.typed}{meant}`")
    after = line.value[line.value.rindex(closing) + 1 :].strip()
    if after or mark == "{" or line.value.startswith("[["):
        wrong = f"Deze waarde begint met `{mark}`; dat is voor YAML het begin van {what}, geen gewone tekst"
        return _Cause(line.number, line.column, wrong, _put_quotes(line))
    wrong = f"De lijst `{line.value}` kan niet gelezen worden"
    mend = "schrijf de punten onder elkaar, elk na een streepje, of zet aanhalingstekens rond elk punt"
    return _Cause(line.number, line.column, wrong, mend)


def _block_header(line: _Line) -> _Cause | None:
    if not line.value.startswith(("|", ">")) or _BLOCK_HEADER.fullmatch(line.value):
        return None
    wrong = f"Achter `{line.value[0]}` mag op dezelfde regel geen tekst staan"
    text = re.sub(r"^[|>][-+0-9]*\s*", "", line.value)
    value = quoted(text) if re.search(r": | #|^[-?:&!%@`*\[{'\"]", text) else text
    below = "of begin de tekst op de volgende regel, twee spaties dieper"
    mend = f"schrijf `{line.typed}{value}`, zonder `{line.value[0]}`, {below}"
    return _Cause(line.number, line.column, wrong, mend)


def _dash_behind_key(line: _Line) -> _Cause | None:
    if not line.key or not re.match(r"-( |$)", line.value):
        return None
    wrong = f"Achter `{line.key}:` staat meteen een streepje"
    if item := line.value[1:].strip():
        below = f"`{' ' * (line.indent + len(line.dashes) + 2)}- {item}`"
        mend = f"zet elk punt van een lijst op een eigen regel onder de sleutel, zoals {below}"
    elif re.fullmatch("[0-9]+", line.key):
        wrong = f"{wrong}, geen getal"
        mend = f"is het nul, schrijf dan `{line.key}: 0`; is het nog niet bekend, laat de regel dan weg"
    else:
        mend = f"is er niets in te vullen, schrijf dan `{line.key}:` zonder streepje"
    return _Cause(line.number, line.column, wrong, mend)


def _colon(line: _Line) -> _Cause | None:
    match = re.search(r":(?: |$)", line.value)
    if match is None or not (line.key or line.dashes) or line.value[0] in "\"'[{|>":
        return None
    if line.value[0] == "(" and (meant := yaml_meant.with_brackets(line.value)):
        wrong = "Sleutels op één regel staan tussen accolades, niet tussen ronde haakjes"
        return _Cause(line.number, line.column, wrong, f"schrijf `{line.typed}{meant}`")
    wrong = f"In `{line.value}` staat een dubbele punt met een spatie erachter; YAML leest dat als een tweede sleutel"
    if plain := yaml_meant.without_curly_quotes(line.value):
        wrong = "Krullende aanhalingstekens gelden in YAML niet als aanhalingstekens"
        return _Cause(line.number, line.column, wrong, f"gebruik rechte: `{line.typed}{quoted(plain)}`")
    return _Cause(line.number, line.column + match.start(), wrong, _put_quotes(line))


def _comment(line: _Line) -> _Cause | None:
    match = re.search(r" #", line.value)
    if match is None or not line.value or line.value[0] in "\"'[{|>#":
        return None
    wrong = f"Vanaf `{line.value[match.start() + 1 :]}` begint voor YAML een opmerking"
    return _Cause(line.number, line.column + match.start() + 1, wrong, _put_quotes(line))


def _put_quotes(line: _Line, value: str = "") -> str:
    return f"zet de waarde tussen aanhalingstekens: `{line.typed}{quoted(value or line.value)}`"


_VALUE_TESTS: tuple[Callable[[_Line], _Cause | None], ...] = (
    _first_character,
    _quote,
    _bracket,
    _block_header,
    _dash_behind_key,
    _colon,
    _comment,
)

# ---- the lines around it --------------------------------------------------------------------------------------


def _structure(lines: list[str], line: _Line) -> Iterator[_Cause]:
    text = lines[line.number].strip()
    if not text:
        return
    previous = next(_lines_above(lines, line.number), None)
    if line.value.startswith(":"):
        wrong = "Voor de dubbele punt staat geen sleutel"
        mend = "zet de naam van de sleutel ervoor, zoals in `titel: …`"
        yield _Cause(line.number, line.column, wrong, mend, ONGELDIGE_SLEUTEL)
    if previous and lines[previous.number].startswith("..."):
        wrong = "Na een regel met `...` stopt YAML met lezen"
        mend = "verwijder de regel met `...`; hoort hij bij de tekst, laat hem dan even ver inspringen als die tekst"
        yield _Cause(previous.number, 0, wrong, mend, TWEEDE_DOCUMENT)
    if match := re.match(f" *(?:- *)*[^\\s:]+:[{NO_BREAK_SPACES}]", lines[line.number]):
        wrong = "Na de dubbele punt staat een harde spatie"
        yield _Cause(line.number, match.end() - 1, wrong, "vervang ze door een gewone spatie", HARDE_SPATIE)
    if not line.key and (advice := missing_space(line.value)):
        yield _Cause(line.number, line.column, *advice)
    if previous:
        yield from _indentation(lines, line, previous)
    if not line.key and not line.dashes:
        yield _without_key(lines, line, text)


def _without_key(lines: list[str], line: _Line, text: str) -> _Cause:
    """A line that is neither a key nor an item nor indented as a text."""
    wrong = f"De regel `{text[:60]}` hoort bij geen enkele sleutel"
    if match := re.fullmatch(r"(?P<key>[a-z_]+) *(?:=>?|:=) *(?P<value>\S.*)", text):
        wrong = f"Tussen `{match['key']}` en de waarde hoort een dubbele punt, geen `=`"
        return _Cause(line.number, line.indent, wrong, f"schrijf `{match['key']}: {match['value']}`")
    if match := re.fullmatch(r"(?://|--|;|<!--|/\*|') *(?P<text>.*?) *(?:-->|\*/)?", text):
        return _Cause(line.number, line.indent, wrong, f"is het een opmerking, schrijf dan `# {match['text']}`")
    for above in _lines_above(lines, line.number):
        if above.key and above.indent <= line.indent:
            deeper = " " * (above.indent + len(above.dashes) + 2)
            mend = f"hoort ze bij `{above.key}`, laat ze dan inspringen: `{deeper}{text}`, of zet er een sleutel voor"
            return _Cause(line.number, line.indent, wrong, mend)
    return _Cause(line.number, line.indent, wrong, "zet er een sleutel en een dubbele punt voor, zoals in `titel: …`")


def _indentation(lines: list[str], line: _Line, previous: _Line) -> Iterator[_Cause]:
    if not line.key and not line.dashes:
        return
    *levels, deepest = sorted(_open_levels(lines, previous.number))
    if line.indent not in levels and line.indent < deepest:
        allowed = " of ".join(filter(None, (", ".join(map(str, levels)), str(deepest))))
        wrong = f"Deze regel begint na {_spaces(line.indent)}; dat past bij geen enkele regel erboven ({allowed})"
        if not line.indent:
            wrong = f"Deze regel begint vooraan; dat past bij geen enkele regel erboven ({_spaces(deepest)})"
        yield _dash_too_far(lines, previous, line) or _Cause(
            line.number, line.indent, wrong, _between_levels(lines, previous, line, deepest), FOUTE_INSPRINGING
        )
    elif line.indent > previous.indent and previous.value and not previous.value.startswith(("|", ">")):
        wrong = f"Deze regel springt verder in dan regel {previous.number + 1}, maar daar staat al een waarde"
        start = previous.indent + (0 if line.dashes else len(previous.dashes))
        mend = f"schrijf `{' ' * start}{lines[line.number].strip()}`, zoals regel {previous.number + 1}"
        yield _Cause(line.number, line.indent, wrong, mend, FOUTE_INSPRINGING)
    else:
        peer = next((other for other in _lines_above(lines, line.number) if other.indent <= line.indent), previous)
        if peer.indent == line.indent and bool(peer.dashes) != bool(line.dashes):
            wrong = "Op hetzelfde niveau staan hier een punt van een lijst en een sleutel door elkaar"
            yield _Cause(line.number, line.indent, wrong, _mixed(line, peer), FOUTE_INSPRINGING)


def _dash_too_far(lines: list[str], previous: _Line, line: _Line) -> _Cause | None:
    """The first dash of a list, when it is the odd one: the keys of its item all start a little before its first."""
    indent = line.indent - len(previous.dashes)
    above = next((each for each in _lines_above(lines, previous.number) if each.indent <= previous.indent), None)
    is_first = above is not None and above.indent < min(indent, previous.indent)
    if not previous.dashes or line.dashes or not is_first or _indent_below(lines, line) != line.indent:
        return None
    wrong = f"Dit streepje staat te ver: de regels die erbij horen, beginnen na {_spaces(line.indent)}"
    mend = f"schrijf `{' ' * indent}{lines[previous.number].strip()}`"
    return _Cause(previous.number, previous.indent, wrong, mend, FOUTE_INSPRINGING)


def _between_levels(lines: list[str], previous: _Line, line: _Line, deepest: int) -> str:
    """How to mend a line that starts where no line above it does."""
    if previous.indent == deepest and bool(previous.dashes) == bool(line.dashes):
        if _indent_below(lines, line) != line.indent:
            return f"schrijf `{' ' * deepest}{lines[line.number].strip()}`, zoals regel {previous.number + 1}"
        return f"laat deze regel en regel {previous.number + 1} even ver inspringen"
    if previous.dashes and not line.dashes and line.indent > previous.indent:
        return f"schrijf `{' ' * deepest}{lines[line.number].strip()}`, even ver als de tekst achter het streepje"
    return "laat de regel even ver inspringen als de regels waar ze bij hoort"


def _indent_below(lines: list[str], line: _Line) -> int:
    """How far (from 0) the next line starts that is not empty; at the end of the file not at all."""
    below = (each for each in lines[line.number + 1 :] if each.strip())
    return next((len(each) - len(each.lstrip(" ")) for each in below), 0)


def _mixed(line: _Line, peer: _Line) -> str:
    """How to mend a key among the items of a list, or the other way around; `peer` is a line as far to the left."""
    text = f"{line.typed}{line.value}".strip()
    if line.dashes:
        return f"laat de regel beginnen zoals regel {peer.number + 1}, of even ver als de regels waar ze bij hoort"
    if line.key == peer.key:
        below = "en laat de regels die erbij horen even ver inspringen als de sleutel"
        return f"begint hier een nieuw punt, schrijf dan `{' ' * line.indent}- {text}`, {below}"
    return f"hoort de regel bij het punt erboven, schrijf dan `{' ' * (peer.indent + len(peer.dashes))}{text}`"


def _open_levels(lines: list[str], last: int) -> set[int]:
    """The indentations that are still open after this line: of keys, and of keys behind a dash."""
    levels: set[int] = set()
    lowest: int | None = None
    for line in _lines_above(lines, last + 1):
        if lowest is None or line.indent < lowest:
            levels |= {line.indent, line.indent + len(line.dashes)} if line.key else {line.indent}
            lowest = line.indent
    return levels


def _lines_above(lines: list[str], number: int) -> Iterator[_Line]:
    """The lines that say something, going up."""
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            yield _parsed(lines, above)


def _spaces(count: int) -> str:
    return {0: "geen spaties", 1: "1 spatie"}.get(count, f"{count} spaties")

"""YAML as text that knows its place: mappings, lists and text, nothing else of the language.

PyYAML gives events; what they become is decided here. Its own constructors turn `no` into False, `010` into 8 and keep
the last of two equal keys without a word (reliability.md, 2.1).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pipeline.content import characters, yaml_diagnosis, yaml_meant, yaml_scalars
from pipeline.content.kinds import (
    BIJZONDER_YAML_TEKEN,
    DUBBELE_SLEUTEL,
    FOUTE_INSPRINGING,
    HARDE_SPATIE,
    LEEG_BESTAND,
    ONGELDIGE_SLEUTEL,
    ONLEESBAAR_BESTAND,
    TE_DIEP_GENEST,
    TWEEDE_DOCUMENT,
    YAML_ONLEESBAAR,
)
from pipeline.content.values import Mapping, Scalar, Sequence, Value
from pipeline.content.yaml_diagnosis import NO_BREAK_SPACES, Mark, missing_space, quoted
from pipeline.content.yaml_scalars import Source
from pipeline.findings import Finding, Kind, Place, by_cause, many_as_one, several

DEEPEST = 50

# The C parser is about ten times faster. When it refuses a text, the Python parser reads it again, so that what an
# author sees hardly depends on which of the two a computer has: only the Python parser refuses a `?` between brackets.
PARSERS: tuple[Any, ...] = tuple(dict.fromkeys((getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader)))

_PARSER_ERRORS = (yaml.YAMLError, ValueError)  # `"\U00110000"` is a bare ValueError of the Python parser
_HARD_START = re.compile(f" *(?:- *)*(?P<hard>[{NO_BREAK_SPACES}])")


def read_yaml_text(text: str, shown: str) -> tuple[Mapping | Sequence | None, tuple[Finding, ...]]:
    """What a YAML text says, or None when it cannot be read; and the findings. `shown` names the file in places."""
    clean, findings = characters.inspect(text, shown)
    value, more = parse(clean, shown)
    return value, (*findings, *more)


def parse(text: str, shown: str) -> tuple[Mapping | Sequence | None, tuple[Finding, ...]]:
    """As `read_yaml_text`, for text that has passed the gate for characters."""
    source = Source(text, shown)
    if misplaced := tuple(by_cause((each.code, each) for each in _misplaced_spaces(text, source))):
        return None, misplaced  # whatever is read after them would be misleading
    findings: tuple[Finding, ...] = ()
    for parser in PARSERS:
        builder = _Builder(source)
        try:
            return builder.build(yaml.parse(text, Loader=parser)), _hard_spaces_as_one(builder.findings)
        except _TooDeep:
            return None, tuple(builder.findings)
        except _PARSER_ERRORS as error:
            findings = (*builder.findings, *_failure(error, source, builder))
    return None, findings


def _hard_spaces_as_one(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings of a file; many hard spaces came in with one paste."""
    hard = [each for each in findings if each.code == HARDE_SPATIE.code]
    return (*(each for each in findings if each.code != HARDE_SPATIE.code), *many_as_one(hard))


def _misplaced_spaces(text: str, source: Source) -> Iterator[Finding]:
    """Tabs anywhere, and hard spaces in the indentation."""
    has_hard_spaces = any(space in text for space in NO_BREAK_SPACES)
    if "\t" not in text and not has_hard_spaces:
        return
    for number, line in enumerate(source.lines, start=1):
        if "\t" in line:
            wrong, mend = yaml_diagnosis.about_tabs(line)
            yield FOUTE_INSPRINGING.finding(Place(source.shown, number, line.index("\t") + 1), wrong, mend)
        if match := _HARD_START.match(line):
            wrong = "Vooraan op deze regel staat een harde spatie; YAML telt die niet als inspringing"
            mend = "vervang ze door een gewone spatie; harde spaties komen vaak mee uit Word of van een website"
            yield HARDE_SPATIE.finding(Place(source.shown, number, match.start("hard") + 1), wrong, mend)


def _failure(error: Exception, source: Source, builder: "_Builder") -> Iterator[Finding]:
    """Why the parser stopped, unless a finding of the builder tells it already."""
    problem, context = (_mark(error, name) for name in ("problem_mark", "context_mark"))
    if context and not isinstance(error, yaml.scanner.ScannerError):
        # of a mapping or a list this is the first line, far above; only an open bracket is worth looking at
        context = context if source.lines[context[0]][context[1] : context[1] + 1] in ("[", "{") else None
    if problem and problem[0] <= builder.last_line_objected_to:
        return
    finding = yaml_diagnosis.diagnose(source.lines, source.shown, problem, context, builder.wrapped_quote)
    if all(finding.at.line != other.at.line for other in builder.findings):
        yield finding


def _mark(error: Exception, name: str) -> Mark | None:
    mark = getattr(error, name, None)
    return None if mark is None else (mark.line, mark.column)


def _cut_by_commas(strays: dict[str, list[Scalar]], pairs: dict[str, tuple[Scalar, Value]]) -> Iterator[Finding]:
    """Texts between `{` and `}` that stand behind a comma without a colon: once for each value they were cut from."""
    for before, texts in strays.items():
        first, together = texts[0], ", ".join(each.text for each in texts)
        wrong = f"Na een komma tussen `{{` en `}}` begint een nieuwe sleutel, maar `{together}` heeft geen waarde"
        mend = f"schrijf `{first.text}: …` met een waarde, of verwijder het"
        if before and isinstance(value := pairs[before][1], Scalar):
            whole = yaml_meant.around_commas(before, value.text, [each.text for each in texts])
            whole = yaml_meant.without_curly_quotes(whole) or whole
            pairs[before] = (pairs[before][0], Scalar(whole, value.at))  # what is left of it needs no finding as well
            mend = f"hoort het bij de waarde ervoor, zet die dan tussen aanhalingstekens: `{before}: {quoted(whole)}`"
            if whole.isdecimal():
                mend = f"schrijf het getal zonder komma's: `{before}: {whole}`"
        yield ONGELDIGE_SLEUTEL.finding(first.at, wrong, mend)


def _double_keys(doubles: list[Scalar], pairs: dict[str, tuple[Scalar, Value]], source: Source) -> Finding:
    """The keys of a mapping that stand twice; all at once they are an item of a list that misses its dash."""
    key, first = doubles[0], pairs[doubles[0].text][0]
    before = source.lines[first.at.line - 1][: first.at.column - 1]
    if len({each.text for each in doubles}) > 1 and first.text == next(iter(pairs)) and before.endswith("- "):
        wrong = f"Vanaf hier staan dezelfde sleutels een tweede keer; de eerste keer begon op regel {first.at.line}"
        typed = f"{before}{source.lines[key.at.line - 1].strip()}"
        mend = f"begint hier een nieuw punt, zet er dan een streepje voor: `{typed}`"
        return DUBBELE_SLEUTEL.finding(key.at, wrong, mend, tuple(each.at for each in doubles[1:]))
    names = several([*dict.fromkeys(f"`{each.text}`" for each in doubles)])
    wrong = f"De sleutel {names} staat twee keer: op regel {first.at.line} en op regel {key.at.line}"
    if len({each.text for each in doubles}) > 1:
        wrong = f"De sleutels {names} staan twee keer: vanaf regel {first.at.line} en vanaf regel {key.at.line}"
    mend = "behoud één van beide; zijn het twee punten van een lijst, zet dan voor elk een streepje"
    return DUBBELE_SLEUTEL.finding(key.at, wrong, mend, tuple(each.at for each in doubles[1:]))


class _TooDeep(Exception):
    """The text nests deeper than DEEPEST; the finding has been made."""


class _Builder:
    """Makes values of the events of one text, and collects the findings.

    `wrapped_quote` is the start of the last value between quotes that runs over several lines, and
    `last_line_objected_to` (from 0) the end of the last value with an objection: both explain failures further on.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.wrapped_quote: Mark | None = None
        self.last_line_objected_to = -1
        self._brackets = 0

    def build(self, events: Iterator[Any]) -> Mapping | Sequence | None:
        """The value of the only document; raises _TooDeep, and whatever the parser raises."""
        value: Value | None = None
        documents = 0
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                wrong = "Vanaf deze `---` begint voor YAML een tweede document; dat deel wordt niet gelezen"
                mend = "verwijder de regel met `---`, of maak er twee bestanden van"
                self._report(TWEEDE_DOCUMENT, event, wrong, mend)
                break
            if event.version or event.tags:
                wrong = "Een regel die met `%` begint, is voor YAML een instelling; die gebruiken we niet"
                self._report(BIJZONDER_YAML_TEKEN, event, wrong, "verwijder die regel")
            value = self._value(next(events), events, depth=1)
        if isinstance(value, Scalar) and value.text:
            if self.findings:
                return None
            wrong = f"In dit bestand staat alleen losse tekst (`{value.text[:40]}`), geen `sleutel: waarde`"
            mend = "zet voor elke waarde een sleutel, een dubbele punt en een spatie, zoals in `titel: …`"
            wrong, mend = missing_space(value.text) or (wrong, mend)
            self.findings.append(YAML_ONLEESBAAR.finding(value.at, wrong, mend))
            return None
        if value is None or isinstance(value, Scalar):
            wrong = "In dit bestand staat niets, of alleen opmerkingen"
            at = Place(self.source.shown)
            self.findings.append(LEEG_BESTAND.finding(at, wrong, "vul het in, of verwijder het bestand"))
            return None
        return value

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Value:
        if depth > DEEPEST:
            wrong = f"Vanaf hier staan er meer dan {DEEPEST} niveaus in elkaar"
            self._report(TE_DIEP_GENEST, event, wrong, "kijk na of hier haakjes of inspringingen te veel staan")
            raise _TooDeep
        if isinstance(event, yaml.AliasEvent):
            wrong = f"`*{event.anchor}` verwijst voor YAML naar een andere waarde; dat gebruiken we niet"
            meant = quoted(self.source.rest(event))
            mend = f"schrijf de waarde hier voluit; is het gewone tekst, schrijf dan `{meant}`"
            self._report(BIJZONDER_YAML_TEKEN, event, wrong, mend)
            return Scalar("", self.source.place(event))
        if event.anchor is not None or event.tag is not None:
            rest = self.source.rest(event)
            wrong = f"`{rest.split(' ')[0]}` aan het begin van een waarde is voor YAML geen tekst en valt weg"
            mend = f"zet de waarde tussen aanhalingstekens: `{quoted(rest)}`"
            self._report(BIJZONDER_YAML_TEKEN, event, wrong, mend)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event, events, depth)
            case yaml.SequenceStartEvent():
                return self._sequence(event, events, depth)
        return self._scalar(event)

    def _scalar(self, event: Any) -> Scalar:
        scalar, findings = yaml_scalars.read_scalar(event, self.source)
        self.findings.extend(findings)
        if event.style in ("'", '"') and event.start_mark.line != event.end_mark.line:
            self.wrapped_quote = (event.start_mark.line, event.start_mark.column)
        for finding in yaml_scalars.objections(event, self.source, in_brackets=self._brackets > 0):
            self.findings.append(finding)
            self.last_line_objected_to = event.end_mark.line
        return scalar

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Sequence:
        items: list[Value] = []
        at = self.source.place(start)
        if self.source.is_double_bracket(start):
            wrong = "Een waarde die met `[[` begint, leest YAML als een lijst"
            mend = f"zet de hele waarde tussen aanhalingstekens: `{quoted(self.source.rest(start))}`"
            self._report(BIJZONDER_YAML_TEKEN, start, wrong, mend)
            self.last_line_objected_to = start.start_mark.line
        self._brackets += bool(start.flow_style)
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self._value(event, events, depth + 1)
            if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
                mend = "vul het punt aan, of verwijder het streepje"
                self._report(YAML_ONLEESBAAR, event, "Achter dit streepje staat niets", mend)
            else:
                items.append(item)
        self._brackets -= bool(start.flow_style)
        return Sequence(tuple(items), at)

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Value]] = {}
        strays: dict[str, list[Scalar]] = {}  # by the key before them
        doubles: list[Scalar] = []
        self._brackets += bool(start.flow_style)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            before = len(self.findings)
            key = self._value(event, events, depth + 1)
            if not isinstance(key, Scalar):  # `{{ titel }}`: what is inside was never meant as YAML
                del self.findings[before:]
            objection = self._objection_to_key(event, key)
            value = self._value(next(events), events, depth + 1)
            if objection is not None or not isinstance(key, Scalar):
                self.findings.extend(filter(None, [objection]))
            elif start.flow_style and self._has_no_colon(key, value):
                if not self._without_space(key, pairs):
                    strays.setdefault(next(reversed(pairs), ""), []).append(key)
            elif key.text in pairs:
                doubles.append(key)
            else:
                pairs[key.text] = (key, value)
        self._brackets -= bool(start.flow_style)
        self.findings.extend(_cut_by_commas(strays, pairs))
        if doubles:
            self.findings.append(_double_keys(doubles, pairs, self.source))
        return Mapping(tuple(pairs.values()), self.source.place(start))

    def _has_no_colon(self, key: Scalar, value: Value) -> bool:
        behind = self.source.lines[key.at.line - 1][key.at.column - 1 + len(key.text) :].lstrip()
        return isinstance(value, Scalar) and not value.text and behind[:1] in (",", "}", "")

    def _without_space(self, key: Scalar, pairs: dict[str, tuple[Scalar, Value]]) -> bool:
        """Whether this is `van:2020`: reported, and kept as its author meant it."""
        match = re.fullmatch(r"([a-z_]+|[0-9]{4}):(\S.*)", key.text)
        if match is None:
            return False
        wrong, mend = f"Na `{match[1]}:` ontbreekt een spatie", f"schrijf `{match[1]}: {match[2]}`"
        self.findings.append(YAML_ONLEESBAAR.finding(key.at, wrong, mend))
        pairs.setdefault(match[1], (Scalar(match[1], key.at), Scalar(match[2], key.at)))
        return True

    def _objection_to_key(self, event: Any, key: Value) -> Finding | None:
        if not isinstance(key, Scalar):
            rest = self.source.rest(event)
            wrong = f"`{rest}` begint met een haakje en is daardoor voor YAML geen gewone tekst"
            mend = f"zet de hele waarde tussen aanhalingstekens: `{quoted(rest)}`"
            return ONGELDIGE_SLEUTEL.finding(key.at, wrong, mend)
        if key.text == "<<" and not getattr(event, "style", None):
            wrong = "`<<` voegt voor YAML een andere waarde in; dat gebruiken we niet"
            return BIJZONDER_YAML_TEKEN.finding(key.at, wrong, "schrijf de sleutels hier voluit")
        if not key.text.strip():
            wrong = "Voor de dubbele punt staat geen sleutel"
            return ONGELDIGE_SLEUTEL.finding(key.at, wrong, "zet de naam van de sleutel ervoor, zoals in `titel: …`")
        if self.source.lines[key.at.line - 1][: key.at.column - 1].rstrip().endswith("?"):
            wrong = f"`? {key.text}` is voor YAML geen gewone tekst maar een sleutel"
            mend = f"zet de waarde tussen aanhalingstekens: `{quoted('? ' + key.text)}`"
            return BIJZONDER_YAML_TEKEN.finding(key.at, wrong, mend)
        if any(space in key.text for space in NO_BREAK_SPACES):
            wrong = f"In de sleutel `{key.text}` staat een harde spatie"
            return HARDE_SPATIE.finding(key.at, wrong, "vervang ze door een gewone spatie, of verwijder ze")
        return None

    def _report(self, kind: Kind, event: Any, wrong: str, mend: str) -> None:
        self.findings.append(kind.finding(self.source.place(event), wrong, mend))


def read_yaml_file(path: Path, shown: str) -> tuple[Mapping | Sequence | None, tuple[Finding, ...]]:
    """What a YAML file says, or None when it cannot be read; and the findings. `shown` names the file in places."""
    try:
        data = path.read_bytes()
    except OSError:
        wrong = f"`{shown}` ontbreekt of kan niet gelezen worden"
        return None, (ONLEESBAAR_BESTAND.finding(Place(shown), wrong, "zet het bestand terug op zijn plaats"),)
    text, findings = characters.decode(data, shown)
    if text is None:
        return None, findings
    value, more = parse(text, shown)
    return value, (*findings, *more)

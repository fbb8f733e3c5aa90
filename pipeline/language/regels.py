"""The rules, one per file of `rules/*.yaml`; every mistake in a file becomes a finding with its place."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.findings import Finding, Kind, Level, Place
from pipeline.language.patterns import Pattern, WrongPattern, read_patterns
from pipeline.language.regel import Niveau, Taalregel, Voorbeeld
from pipeline.language.structures import FUNCTIONS
from pipeline.language.woorden import Woorden, woorden
from pipeline.model.onderdelen import EigenWoorden
from pipeline.own_data import LOADER

FOLDER = Path(__file__).parent / "rules"
REGELSOORTEN = ("lijst", "vervanging", "telling", "ontbreekt", "structuur")
TELT = ("woorden", "letters")
ZOEK = ("termijnen", "hoeveelheden")
EIGEN_WOORDEN = "jargon"  # the rule that the words of a dossier are added to

REGEL_ONLEESBAAR = Kind("K98", "taalregel-onleesbaar")
REGEL_FOUT = Kind("K99", "taalregel-klopt-niet")

_REQUIRED = ("code", "id", "naam", "waarom", "bron", "ernst", "soort", "boodschap", "voorstel", "voorbeelden")
_OPTIONAL = ("functie", "telt", "grens", "zoek", "patronen", "uitzonderingen", "standaard")


@cache
def regels() -> tuple[Taalregel, ...]:
    """The rules of this version, in the order of their codes."""
    found, findings = read_rules(FOLDER)
    if findings:
        raise ValueError("\n".join(map(str, findings)))
    return found


@lru_cache(maxsize=8)
def regels_met(woorden_en_beter: tuple[tuple[str, str], ...]) -> tuple[Taalregel, ...]:
    """The rules with the words that one dossier avoids, each with what is better: they count as jargon there."""
    if not woorden_en_beter:
        return regels()
    known = woorden()
    own: list[Pattern] = []
    for woord, beter in woorden_en_beter:
        # the sign for a noun: the plural is meant as well
        source = f"{'' if ' ' in woord else '+'}{woord.lower()} = {beter}"
        own += read_patterns(source, known.classes, known.verbs)
    return tuple(
        replace(rule, patronen=(*own, *rule.patronen)) if rule.id == EIGEN_WOORDEN else rule for rule in regels()
    )


def read_rules(folder: Path) -> tuple[tuple[Taalregel, ...], tuple[Finding, ...]]:
    """The rules in this folder that can be used, in the order of their codes, and what is wrong with the others."""
    rules: list[Taalregel] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        reader = _Reader(path)
        rule = reader.rule()
        findings.extend(reader.findings)
        if rule is None:
            continue
        for other in rules:
            if rule.code == other.code or rule.id == other.id:
                same = rule.code if rule.code == other.code else rule.id
                wrong = f"`{same}` is ook de code of naam van {other.at.file}"
                findings.append(REGEL_FOUT.finding(rule.at, wrong, "geef elke regel een eigen code en een eigen id"))
        rules.append(rule)
    return tuple(sorted(rules, key=lambda each: each.code)), tuple(findings)


class _Wrong(Exception):
    """A mistake at a line of the file; the arguments are the line (from 1), what is wrong and how to mend it."""


class _Reader:
    """Reads one rule file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = path.name
        self.findings: list[Finding] = []
        self.words: Woorden = woorden()

    def rule(self) -> Taalregel | None:
        """The rule, or None when something in the file is wrong."""
        try:
            root = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=LOADER)
        except (yaml.YAMLError, ValueError, OSError) as failure:
            mark = getattr(failure, "problem_mark", None)
            wrong = f"`{self.shown}` is geen leesbare YAML"
            at = Place(self.shown, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)
            mend = "kijk na of haakjes, aanhalingstekens en inspringing kloppen"
            self.findings.append(REGEL_ONLEESBAAR.finding(at, wrong, mend))
            return None
        try:
            return self._rule(root)
        except _Wrong as mistake:
            self._report(*mistake.args)
            return None

    def _rule(self, root: Any) -> Taalregel | None:
        if not isinstance(root, yaml.MappingNode):
            raise _Wrong(1, "een regelbestand bestaat uit `sleutel: waarde`", "begin met `code:` en `id:`")
        keys = {name.value: (name, value) for name, value in root.value}
        if len(keys) < len(root.value):
            names = [name for name, _ in root.value]
            again = next(
                name for position, name in enumerate(names) if name.value in {n.value for n in names[:position]}
            )
            raise _Wrong(_line(again), f"de sleutel `{again.value}` staat twee keer", "behoud één van beide")
        for name, (node, _) in keys.items():
            if name not in _REQUIRED + _OPTIONAL:
                raise _Wrong(
                    _line(node),
                    f"`{name}` is geen sleutel van een taalregel",
                    f"kies uit {', '.join(_REQUIRED + _OPTIONAL)}",
                )
        for name in _REQUIRED:
            if name not in keys:
                raise _Wrong(1, f"`{name}:` ontbreekt", f"voeg `{name}:` toe; kijk naar een andere regel")
        nodes = {name: value for name, (_, value) in keys.items()}
        text = {name: node.value for name, node in nodes.items() if isinstance(node, yaml.ScalarNode)}
        for name in (
            *(each for each in _REQUIRED if each not in ("ernst", "voorbeelden")),
            "functie",
            "telt",
            "zoek",
            "standaard",
        ):
            if name in nodes and not text.get(name, "").strip():
                raise _Wrong(
                    _line(nodes[name]), f"`{name}:` heeft geen tekst", "schrijf een tekst achter de dubbele punt"
                )
        if text["id"] != self.path.stem:
            raise _Wrong(
                _line(nodes["id"]), f"`{text['id']}` is niet de naam van het bestand", f"schrijf `id: {self.path.stem}`"
            )
        self._check_kind(nodes, text)
        grens = (
            self._levels(nodes["grens"], lambda value: int(value) if value.isdigit() else None)
            if "grens" in nodes
            else None
        )
        voorbeelden, begin = self._examples(nodes["voorbeelden"])
        patronen = self._patterns(nodes.get("patronen"), wants_instead=text["soort"] == "vervanging")
        uitzonderingen = self._patterns(nodes.get("uitzonderingen"))
        ernst = self._levels(nodes["ernst"], lambda value: _ERNST.get(value))
        if self.findings:
            return None
        return Taalregel(
            at=Place(self.shown),
            ernst={niveau: each for niveau, each in ernst.items() if isinstance(each, Level)},
            grens=grens,
            voorbeelden=voorbeelden,
            plan_begint_in=begin,
            patronen=patronen,
            uitzonderingen=uitzonderingen,
            standaard=text.pop("standaard", "aan") == "aan",
            **{name: text[name].strip() for name in text if name not in ("patronen", "uitzonderingen")},
        )

    def _check_kind(self, nodes: dict[str, Any], text: dict[str, str]) -> None:
        soort = text["soort"]
        self._choice(nodes, text, "soort", REGELSOORTEN)
        needs = {"structuur": ("functie",), "telling": ("telt", "grens"), "ontbreekt": ("zoek",)}.get(
            soort, ("patronen",)
        )
        for name in needs:
            if name not in nodes:
                raise _Wrong(
                    _line(nodes["soort"]), f"een regel van soort `{soort}` heeft `{name}:` nodig", f"voeg `{name}:` toe"
                )
        self._choice(nodes, text, "functie", tuple(FUNCTIONS))
        self._choice(nodes, text, "telt", TELT)
        self._choice(nodes, text, "zoek", ZOEK)
        self._choice(nodes, text, "standaard", ("aan", "uit"))

    def _choice(self, nodes: dict[str, Any], text: dict[str, str], name: str, choices: tuple[str, ...]) -> None:
        if name in nodes and text[name] not in choices:
            raise _Wrong(
                _line(nodes[name]), f"`{text[name]}` is geen keuze voor `{name}`", f"kies uit {', '.join(choices)}"
            )

    def _levels(self, node: Any, read: Any) -> dict[Niveau, Any]:
        given = {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        if set(given) != set(Niveau):
            raise _Wrong(
                _line(node), "hier hoort een waarde voor elk niveau", "schrijf `{doel: F, actieplan: W, actie: T}`"
            )
        values: dict[Niveau, Any] = {}
        for name, (key, value) in given.items():
            read_value = read(value.value) if isinstance(value, yaml.ScalarNode) else None
            if read_value is None:
                raise _Wrong(
                    _line(key), f"`{value.value}` kan hier niet", "ernst is F, W, T of -; een grens is een getal"
                )
            values[Niveau(name)] = read_value
        return values

    def _examples(self, node: Any) -> tuple[tuple[Voorbeeld, ...], int | None]:
        parts = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        if not {"slecht", "goed"} <= set(parts) <= {"slecht", "goed", "plan_begint_in"}:
            raise _Wrong(_line(node), "voorbeelden zijn `slecht:` en `goed:`", "geef van elk minstens één")
        examples: list[Voorbeeld] = []
        for name in ("slecht", "goed"):
            items = parts[name].value if isinstance(parts[name], yaml.SequenceNode) else []
            if not items:
                raise _Wrong(_line(parts[name]), f"`{name}:` is leeg", "geef minstens één voorbeeld: `- doel: …`")
            for item in items:
                pair = item.value[0] if isinstance(item, yaml.MappingNode) and len(item.value) == 1 else None
                if pair is None or pair[0].value not in set(Niveau) or not isinstance(pair[1], yaml.ScalarNode):
                    raise _Wrong(
                        _line(item),
                        "een voorbeeld heeft een niveau",
                        "schrijf `- doel: …`, `- actieplan: …` of `- actie: …`",
                    )
                examples.append(Voorbeeld(Niveau(pair[0].value), pair[1].value, name == "slecht"))
        begin = parts.get("plan_begint_in")
        return tuple(examples), int(begin.value) if begin is not None else None

    def _patterns(self, node: Any, *, wants_instead: bool = False) -> tuple[Pattern, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.ScalarNode):
            raise _Wrong(
                _line(node),
                "patronen staan onder elkaar als tekst",
                "schrijf `patronen: |` en dan één patroon per regel",
            )
        patterns: list[Pattern] = []
        for line, source in _lines(node):
            try:
                read = read_patterns(source, self.words.classes, self.words.verbs)
            except WrongPattern as wrong:
                self._report(line, str(wrong), "vergelijk met de andere patronen van deze regel")
                continue
            if wants_instead and not read[0].instead:
                self._report(line, f"bij `{source}` staat geen gewoon woord", "schrijf het erachter: `inzake = over`")
            patterns.extend(read)
        return tuple(patterns)

    def _report(self, line: int, wrong: str, mend: str) -> None:
        self.findings.append(REGEL_FOUT.finding(Place(self.shown, line), wrong, mend))


_ERNST: dict[str, Level | str] = {"F": Level.FOUT, "W": Level.WAARSCHUWING, "T": Level.TIP, "-": "-"}


def _line(node: Any) -> int:
    line: int = node.start_mark.line
    return line + 1


def _lines(node: Any) -> Iterator[tuple[int, str]]:
    """The patterns of a block with their line in the file; `#` starts a remark."""
    first = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
    for offset, line in enumerate(node.value.splitlines()):
        if line.strip() and not line.lstrip().startswith("#"):
            yield first + offset, line.strip()


def eigen_woorden(woorden: EigenWoorden | None) -> tuple[tuple[str, ...], tuple[Taalregel, ...]]:
    """The words that a dossier allows itself, and the rules with those that it avoids."""
    allowed = () if woorden is None else tuple(each.woord for each in woorden.mag)
    avoided = () if woorden is None else tuple((each.woord, each.beter) for each in woorden.liever_niet)
    return allowed, regels_met(avoided)

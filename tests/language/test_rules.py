"""Every rule file is its own test; what is wrong in one is said with its file and line."""

from pathlib import Path

import pytest

from pipeline.language import Beoordelaar, Niveau, Taalregel, Voorbeeld, read_rules, regels
from pipeline.language.regels import FOLDER

# the ids of the annotation guideline, and the two rules that need more than the sentence
IDS = {
    "meetbaar",
    "termijn",
    "effect",
    "een-boodschap",
    "compromis",
    "instrument",
    "vaag-werkwoord",
    "wens",
    "wij-actief",
    "lijdend",
    "naamwoordstijl",
    "voorbehoud",
    "dubbele-ontkenning",
    "verwijzing",
    "leeg-woord",
    "jargon",
    "engels",
    "afkorting",
    "formeel",
    "beeldspraak",
    "lang-woord",
    "lange-zin",
    "tang",
    "opsomming",
    "haakjes",
    "tekens",
    "koppelteken",
    "glazen-bol",
    "nulmeting",
}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.zin}") for rule in regels() for example in rule.voorbeelden
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_does_to_its_examples_what_its_file_says(rule: Taalregel, example: Voorbeeld) -> None:
    judge = Beoordelaar(plan_begint_in=rule.plan_begint_in, ook=[rule.id])
    faults = judge.oordeel(example.zin, example.niveau).faults
    assert (rule.id in faults) is example.slecht, faults


def test_all_rules_of_the_guideline_are_there() -> None:
    assert {rule.id for rule in regels()} == IDS
    assert len({rule.code for rule in regels()}) == len(IDS) == 29


def test_an_example_stands_at_a_level_the_rule_is_asked_at() -> None:
    for rule in regels():
        for example in rule.voorbeelden:
            assert not example.slecht or example.niveau in rule.ernst, f"{rule.id}: {example.zin}"


def test_messages_are_calm_and_whole() -> None:
    for rule in regels():
        for text in (rule.waarom, rule.boodschap, rule.voorstel):
            assert "!" not in text
            assert not text.endswith(".")
        assert "`" in rule.voorstel or "{beter}" in rule.voorstel or len(rule.voorstel) > 20


def _write(folder: Path, name: str, old: str, new: str) -> str:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / f"{name}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    _, findings = read_rules(folder)
    return "\n".join(map(str, findings))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "wens",
            "soort: lijst",
            "soort: lijstje",
            "wens.yaml:7:1: fout K99 taalregel-klopt-niet\n    `lijstje` is geen keuze",
        ),
        (
            "wens",
            "soort: lijst",
            "sort: lijst",
            "wens.yaml:7:1: fout K99 taalregel-klopt-niet\n    `sort` is geen sleutel",
        ),
        (
            "wens",
            "code: K10",
            "id: wens",
            "wens.yaml:2:1: fout K99 taalregel-klopt-niet\n    De sleutel `id` staat twee keer",
        ),
        ("wens", "bron: ", "bron:\n#", "wens.yaml:5:1: fout K99 taalregel-klopt-niet\n    `bron:` heeft geen tekst"),
        ("wens", "doel: W", "doel: X", "wens.yaml:6:1: fout K99 taalregel-klopt-niet\n    `X` kan hier niet"),
        (
            "wens",
            "doel: W, ",
            "",
            "wens.yaml:6:1: fout K99 taalregel-klopt-niet\n    Hier hoort een waarde voor elk niveau",
        ),
        (
            "wens",
            "id: wens",
            "id: hoop",
            "wens.yaml:2:1: fout K99 taalregel-klopt-niet\n    `hoop` is niet de naam van het bestand",
        ),
        ("wens", "naam: ", "naam: [", "wens.yaml:4:7: fout K98 taalregel-onleesbaar"),
        ("wens", "  <wensen>\n", "  <wen>sen\n", "wens.yaml:14:1: fout K99 taalregel-klopt-niet"),
        (
            "formeel",
            "  inzake = over, voor\n",
            "  inzake\n",
            "formeel.yaml:11:1: fout K99 taalregel-klopt-niet\n    Bij `inzake` staat geen",
        ),
        (
            "tang",
            "functie: tang",
            "functie: tangen",
            "tang.yaml:8:1: fout K99 taalregel-klopt-niet\n    `tangen` is geen keuze voor `functie`",
        ),
        (
            "tang",
            "functie: tang\n",
            "",
            "tang.yaml:7:1: fout K99 taalregel-klopt-niet\n    Een regel van soort `structuur` heeft `functie:` nodig",
        ),
        (
            "tang",
            "    - doel: ",
            "    - ",
            "tang.yaml:13:1: fout K99 taalregel-klopt-niet\n    Een voorbeeld heeft een niveau",
        ),
    ],
)
def test_a_mistake_is_said_with_its_file_and_line(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    assert said in _write(tmp_path, name, old, new)


@pytest.mark.parametrize(
    "pattern",
    [
        "a … b … c … d",
        "a … … b",
        "… a",
        "a …",
        "a (…) b",
        "a…*",
        "((a))",
        "a**",
        "*a*",
        "<a|b|c>",
        "[onbekend]",
        "a …9 b",
        "(a) b",
        "b+",
    ],
)
def test_a_pattern_that_could_be_slow_or_unclear_is_refused(tmp_path: Path, pattern: str) -> None:
    said = _write(tmp_path, "wens", "  <wensen>\n", f"  {pattern}\n")
    assert "wens.yaml:14:1: fout K99" in said


def test_an_editor_adds_a_word_without_touching_python(tmp_path: Path) -> None:
    assert _write(tmp_path, "jargon", "patronen: |\n", "patronen: |\n  <flexibiliseren> = soepel maken\n") == ""
    rules, _ = read_rules(tmp_path)
    marks = Beoordelaar(rules=rules).oordeel("We hebben de uren geflexibiliseerd.", Niveau.ACTIE).marks
    assert [(mark.regel.id, mark.start, mark.end, mark.suggestion) for mark in marks] == [
        ("jargon", 18, 34, "schrijf wat een inwoner zou zeggen: soepel maken")
    ]

"""The outline as its editor meets it: each slip is said at its line, and a part may be left out."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.blocks import Heading, Reference, Table, plain
from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.plan import BUILDERS, build_plan
from pipeline.plan.outline import FILE, VERPLICHT, outline, read_outline
from pipeline.render.html import write_html
from pipeline.render.pdf import write_pdf
from pipeline.shipped import TEMPLATES
from tests.built import control
from tests.small import SMALL_CITY

SHIPPED = FILE.read_text(encoding="utf-8")
LEESWIJZER = "- {bouwer: leeswijzer, titel: Leeswijzer, kopregel: Vooraf}"
NOTA = "- {bouwer: financiele_nota, titel: Financiële nota, nummer: Deel 3, kopregel: Deel 3}"


def _said(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "outline.yaml"
    path.write_text(text, encoding="utf-8")
    delen, findings = read_outline(BUILDERS, path, "outline.yaml")
    assert (delen is None) == bool(findings)
    return list(map(str, findings))


def test_the_shipped_outline_has_no_mistakes(tmp_path: Path) -> None:
    assert LEESWIJZER in SHIPPED and NOTA in SHIPPED
    assert _said(SHIPPED, tmp_path) == []
    assert read_outline(BUILDERS) == (outline(), ())


MISTAKES = {
    # what is replaced, by what: the line, the rest of the finding
    "a slip in a name": (
        "bouwer: leeswijzer",
        "bouwer: leeswjzer",
        6,
        "fout S95 indeling-klopt-niet\n    Er is geen bouwer `leeswjzer`\n    Herstel: bedoelde u `leeswijzer`?",
    ),
    "an unknown name": (
        "bouwer: leeswijzer",
        "bouwer: nawoord",
        6,
        "fout S95 indeling-klopt-niet\n    Er is geen bouwer `nawoord`\n    Herstel: kies uit `colofon`, `inhoud`, ",
    ),
    "no name": (
        "bouwer: leeswijzer, ",
        "",
        6,
        "fout S70 sleutel-ontbreekt\n    `bouwer` ontbreekt of is leeg\n    Herstel: vul `bouwer:` aan.",
    ),
    "no title": (
        "titel: Leeswijzer",
        "titel: ",
        6,
        "fout S70 sleutel-ontbreekt\n    `titel` ontbreekt of is leeg\n    Herstel: vul `titel:` aan.",
    ),
    "an unknown key": (
        "titel: Leeswijzer",
        "titel: Leeswijzer, kop: Vooraf",
        6,
        "fout S71 onbekende-sleutel\n    `kop` is hier geen bekende sleutel\n    Herstel: ",
    ),
    "a part twice": (
        LEESWIJZER,
        f"{LEESWIJZER}\n{LEESWIJZER}",
        7,
        "fout S95 indeling-klopt-niet\n    Het deel `leeswijzer` staat ook op outline.yaml:6:3\n"
        "    Herstel: haal een van beide weg: een deel staat één keer in het plan",
    ),
    "a part of the law left out": (
        f"{NOTA}\n",
        "",
        1,
        "fout S95 indeling-klopt-niet\n    Het deel `financiele_nota` ontbreekt, en een meerjarenplan heeft het "
        f"volgens de regels\n    Herstel: zet het er weer bij: `{NOTA}`",
    ),
    "no list": (SHIPPED, "bouwer: colofon\n", 1, "fout S72 verkeerde-soort-waarde\n    "),
    "nothing": (SHIPPED, "", 1, "fout S50 leeg-bestand\n    "),
    "only remarks": (SHIPPED, "# niets\n", 1, "fout S50 leeg-bestand\n    "),
    "an empty list": (SHIPPED, "[]\n", 1, "fout S95 indeling-klopt-niet\n    Het deel `strategische_nota` ontbreekt"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_at_its_line(name: str, tmp_path: Path) -> None:
    old, new, line, said = MISTAKES[name]
    assert old in SHIPPED
    findings = _said(SHIPPED.replace(old, new, 1), tmp_path)
    assert len(findings) == (3 if name == "an empty list" else 1)
    assert findings[0].startswith(f"outline.yaml:{line}:")
    assert said in findings[0]


@pytest.mark.parametrize("left_out", [deel.bouwer for deel in outline() if deel.bouwer not in VERPLICHT])
def test_any_other_part_may_be_left_out(left_out: str, tmp_path: Path) -> None:
    dossier = control(SMALL_CITY).dossier
    assert dossier is not None
    delen = tuple(deel for deel in outline() if deel.bouwer != left_out)
    document = build_plan(dossier, totals(dossier), "4F2A91C0", delen=delen)
    style, _ = house_style(TEMPLATES)
    assert style is not None
    assert write_html(document, style, TEMPLATES).data
    assert write_pdf(document, style, TEMPLATES).data


def test_an_outline_that_was_pasted_twice_is_one_finding(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    (tmp_path / "outline.yaml").write_text(text + text, encoding="utf-8")
    _, (finding,) = read_outline(BUILDERS, tmp_path / "outline.yaml", "outline.yaml")
    assert "en nog 13 staan er twee keer in" in finding.wrong
    assert len(finding.also) == text.count("bouwer:") - 1


def test_a_foreword_stands_before_the_leeswijzer_when_the_city_wrote_one(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL_CITY, tmp_path / "content"))
    before = _titles(content)
    assert "Voorwoord" not in before
    (content / "teksten" / "voorwoord.md").write_text("Beste inwoner, dit plan is van ons samen.\n", encoding="utf-8")
    after = _titles(content)
    assert after[after.index("Voorwoord") + 1] == "Leeswijzer"
    assert [title for title in after if title != "Voorwoord"] == before


def test_the_organisation_names_every_dienst_once_with_what_it_leads(tmp_path: Path) -> None:
    dossier = control(SMALL_CITY).dossier
    assert dossier is not None
    document = build_plan(dossier, totals(dossier), "")
    blocks = [block for section in document.sections for block in section.blocks]
    (table,) = [block for block in blocks if isinstance(block, Table) and block.anchor == "tabel-organisatie"]
    rows = {plain(row.cells[0].inlines).removesuffix("\u00a0◊"): row for row in table.body}
    assert set(rows) == {*(each.naam for each in dossier.clusters), *(each.naam for each in dossier.diensten)}
    for dienst in dossier.diensten:
        targets = [each.target for each in rows[dienst.naam].cells[1].inlines if isinstance(each, Reference)]
        assert targets == [p.code for p in dossier.actieplannen if p.trekker and p.trekker.code == dienst.code]
    loose = tuple(each.model_copy(update={"cluster": None}) for each in dossier.diensten)
    alone = replace(dossier, clusters=(), diensten=loose)
    titles = [plain(block.inlines) for section in build_plan(alone, totals(alone), "").sections
              for block in section.blocks if isinstance(block, Heading)]  # fmt: skip
    assert not any("De organisatie" in title for title in titles)


def _titles(content: Path) -> list[str]:
    dossier = control(content).dossier
    assert dossier is not None
    document = build_plan(dossier, totals(dossier), "")
    return [
        plain(block.inlines)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.level == 1
    ]

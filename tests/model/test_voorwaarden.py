"""Passages of prose that hold in some steps or in one status."""

import pytest

from pipeline.blocks import Blocks, Heading, ItemList, Lookup, Note, Paragraph, Quote, Text, inlines_of, plain, walk
from pipeline.content import Scalar, plain_prose
from pipeline.content.markdown import read_prose
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Place
from pipeline.model.onderdelen import Dossiergegevens
from pipeline.model.voorwaarden import GeenVoorwaarde, geldend, voorwaarde, voorwaarde_findings, vrij_van

TEXT = """# Titel

Altijd.

[[vanaf stap 3]]

## Doelen

- vanaf drie
- ook [[in status vastgesteld]]en vastgesteld[[einde]] hier

[[tot en met stap 3]]

> precies drie

[[einde]]

[[einde]]

Voor [[tot en met stap 2]]de doelen [[einde]]en [[vanaf stap 4]]met [[in status ontwerp]]een[[einde]] raming[[einde]].

| A | B |
| - | - |
| [[in stap 4]]vier[[einde]] | altijd |
"""


def _gegevens(stap: int, status: str = "ontwerp") -> Dossiergegevens:
    return Dossiergegevens.model_construct(stap=stap, status=status)  # type: ignore[arg-type, call-arg]


def _blocks(text: str) -> Blocks:
    read, findings = read_prose({"teksten/x.md": ProseSource(text, "content/teksten/x.md")}, {}, "content")
    assert findings == ()
    return read["teksten/x.md"].blocks


def _said(blocks: Blocks) -> list[str]:
    return [plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph | Heading)]


def test_what_holds_in_each_step_and_status() -> None:
    blocks = _blocks(TEXT)
    assert _said(geldend(blocks, _gegevens(1))) == ["Titel", "Altijd.", "Voor de doelen en."]
    assert _said(geldend(blocks, _gegevens(3))) == [
        "Titel", "Altijd.", "Doelen", "vanaf drie", "ook hier", "precies drie", "Voor en.",
    ]  # fmt: skip
    assert _said(geldend(blocks, _gegevens(4))) == [
        "Titel", "Altijd.", "Doelen", "vanaf drie", "ook hier", "Voor en met een raming.",
    ]  # fmt: skip
    adopted = _said(geldend(blocks, _gegevens(4, "vastgesteld")))
    assert adopted[4:] == ["ook en vastgesteld hier", "Voor en met raming."]


def test_no_marker_is_left_in_any_step() -> None:
    for step in (1, 2, 3, 4):
        left = geldend(_blocks(TEXT), _gegevens(step))
        assert left
        assert not [each for run in vrij_van("stap", left) for each in run if isinstance(each, Lookup)]


def test_prose_without_passages_stays_the_same_object() -> None:
    blocks = _blocks("Eén.\n\n- twee\n")
    assert geldend(blocks, _gegevens(1)) is blocks


def test_a_list_or_quote_of_which_nothing_holds_is_gone() -> None:
    blocks = _blocks("- [[vanaf stap 2]]iets[[einde]]\n\n> [[vanaf stap 2]]iets[[einde]]\n\nRest.\n")
    left = geldend(blocks, _gegevens(1))
    assert not any(isinstance(each, ItemList | Quote) for each in left)
    assert _said(left) == ["Rest."]


def test_a_yaml_field_knows_passages_too() -> None:
    text = (
        "Een straat. [[vanaf stap 2]]Ze kost geld.[[einde]]\n\n[[vanaf stap 4]]\n\nZe gaat open in 2022.\n\n[[einde]]"
    )
    blocks, findings = plain_prose(Scalar(text, Place("x.yaml", 1, 1)))
    assert findings == ()
    assert _said(geldend(blocks, _gegevens(1))) == ["Een straat."]
    assert _said(geldend(blocks, _gegevens(4))) == ["Een straat. Ze kost geld.", "Ze gaat open in 2022."]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[vanaf stap 3]]\n\nTekst.\n", "deze passage wordt niet gesloten"),
        ("Tekst [[vanaf stap 3]]\n\n[[einde]]\n", "deze passage wordt niet gesloten"),
        ("Tekst.[[einde]]\n", "voor dit einde begint er geen passage"),
        ("- [[in stap 2]]a\n- b[[einde]]\n", "deze passage wordt niet gesloten"),
        ("[[vanaf stap 5]]Tekst[[einde]]\n", "`5` is geen stap"),
        ("[[in status ontwrp]]Tekst[[einde]]\n", "`ontwrp` is geen status"),
        ("[[tot stap 3]]Tekst[[einde]]\n", "`tot stap 3` is geen voorwaarde"),
        ("[[in stap]]Tekst[[einde]]\n", "`in stap` is geen voorwaarde"),
    ],
)
def test_a_passage_that_means_nothing_is_a_finding(text: str, wrong: str) -> None:
    findings = list(voorwaarde_findings(_blocks(text)))
    assert findings
    assert wrong in findings[0].wrong
    assert findings[0].at.file == "content/teksten/x.md"


def test_only_what_hangs_on_the_same_fact_is_hidden_from_a_rule() -> None:
    text = "[[in status ontwerp]]\n\nEen.\n\n[[einde]]\n\nTwee [[vanaf stap 2]]drie[[einde]].\n\n[[vanaf stap 3]] Vier"
    blocks = _blocks(text)
    seen = ["".join(each.text for each in run if isinstance(each, Text)) for run in vrij_van("stap", blocks)]
    assert seen[:2] == ["Een.", "Twee ."]


def test_words_that_open_a_passage_wrongly_raise() -> None:
    with pytest.raises(GeenVoorwaarde):
        voorwaarde(("vanaf", "fase", "2"))


def test_a_heading_or_a_footnote_of_which_nothing_holds_is_gone() -> None:
    text = "# Kop\n\n## [[vanaf stap 3]]Doelen[[einde]]\n\nTekst.[^1]\n\n[^1]: [[vanaf stap 3]]Zie BD01.[[einde]]\n"
    blocks = geldend(_blocks(text), _gegevens(1))
    assert _said(blocks) == ["Kop", "Tekst."]
    assert not any(isinstance(inline, Note) for block in blocks for run in inlines_of(block) for inline in run)
    assert _said(geldend(_blocks(text), _gegevens(3))) == ["Kop", "Doelen", "Tekst."]

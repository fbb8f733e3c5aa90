"""Exactly what the author reads, for every kind of finding of this room."""

import pytest

from pipeline.blocks import Paragraph, Text
from pipeline.readback import KINDS, check_files
from tests import sample
from tests.readback.faults import FAULTS
from tests.readback.finished import blocks_changed, finished

MEND = (
    "\n    Herstel: dit ligt niet aan het dossier, en er is niets gepubliceerd; bouw opnieuw, en geef deze melding aan "
    "wie het programma onderhoudt als ze blijft"
)
MESSAGES = {
    "Word: a paragraph lost": (
        "smjp.docx:1:1: fout L40 tekst-ontbreekt-in-bestand\n"
        "    Het Word-document verschilt van het plan: in “Leeswijzer”, de tekst “Een lang woord: "
        "meerjarenplanningsverantwoordelijkheidsoverdrachtsproceduremeerjarenplanningsverantw…” ontbreekt"
    ),
    "Word: a paragraph too many": (
        "smjp.docx:1:1: fout L41 tekst-te-veel-in-bestand\n"
        "    Het Word-document verschilt van het plan: in “Leeswijzer”, in een tabel, "
        "de tekst “9.999” staat niet in het plan, of niet hier"
    ),
    "PDF: a word changed": (
        "smjp.pdf:1:1: fout L42 tekst-verschilt-in-bestand\n"
        "    De pdf verschilt van het plan: in “1 Welzijn”, bij “Wie doet wat”, "
        "er staat “Eenzinmeteenvoetnoot.” in plaats van “Eenzinmeteennoot.”"
    ),
    "HTML: a digit in a cell": (
        "smjp.html:1:1: fout L43 cel-verschilt-in-bestand\n"
        "    De webpagina verschilt van het plan: in “1 Welzijn”, bij “Wat het kost”, tabel 1, rij “Ontvangsten”, "
        "kolom “2024”, er staat “560.201” in plaats van “560.200”"
    ),
    "PDF: a row lost": (
        "smjp.pdf:1:1: fout L44 rij-verschilt-in-bestand\n"
        "    De pdf verschilt van het plan: in “Deel 3”, bij “Schema”, tabel 2, "
        "de rij “Ontvangsten” ontbreekt of staat elders"
    ),
    "Word: a footnote lost": (
        "smjp.docx:1:1: fout L45 voetnoot-verschilt-in-bestand\n"
        "    Het Word-document verschilt van het plan: in “Leeswijzer”, de voetnoot “De voetnoot a < b > c & d "
        "{{ 7*7 }} {% raw %} [[ ]] # $x$ \\euro{5} \" ' “nl” ‘x’ @x <b>y</b> ]]> // /…” ontbreekt"
    ),
    "HTML: a link to elsewhere": (
        "smjp.html:1:1: fout L46 koppeling-verschilt-in-bestand\n"
        "    De webpagina verschilt van het plan: de koppeling naar “https://www.turnhout.be/?a=1&b=2” ontbreekt"
    ),
    "PDF: a script": (
        "smjp.pdf:1:1: fout L47 bestand-niet-schoon\n"
        "    De pdf bevat iets dat niet mag: het bestand heeft een script (JavaScript)"
    ),
    "Word: broken XML": (
        "smjp.docx:1:1: fout L48 bestand-niet-leesbaar\n"
        "    Het Word-document kan niet gelezen worden: het onderdeel `word/document.xml` ontbreekt of is beschadigd"
    ),
}
MORE = "smjp.html:1:1: fout L49 nog-meer-verschillen\n    … en nog 22 verschillen in de webpagina"


@pytest.mark.parametrize("name", MESSAGES)
def test_the_author_reads_exactly_this(name: str) -> None:
    fault = FAULTS[name]
    findings = check_files(sample.document(), {f"smjp.{fault.format}": fault.damaged()})
    assert str(findings[0]) == MESSAGES[name] + MEND


def test_after_twenty_findings_the_rest_is_counted() -> None:
    lost = tuple(Paragraph((Text(f"alinea {number}"),)) for number in range(6))
    document = blocks_changed(lambda blocks: (*blocks, *lost))
    findings = check_files(document, {"smjp.html": finished("html")})
    assert len(findings) == 21
    assert str(findings[-1]) == MORE + MEND


def test_every_kind_has_its_message_here() -> None:
    quoted = "".join((*MESSAGES.values(), MORE))
    assert [kind.code for kind in KINDS if f"{kind.code} {kind.name}\n" not in quoted] == []

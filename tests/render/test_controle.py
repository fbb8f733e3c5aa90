"""The page with findings and sentences: marks that lie over each other, plain text from the dossier."""

from pathlib import Path

from pipeline.findings import Level, Place, Remark, RulePage, Sentence, Share, Wording
from pipeline.render.controle import Piece, pieces, write_controle

AT = Place("content/x.yaml")


def _sentence(text: str, *spans: tuple[int, int]) -> Sentence:
    remarks = tuple(Remark(start, end, Level.FOUT, "Regel", "wat <er> is", "zeg `x`") for start, end in spans)
    return Sentence(AT, "BD01", "doelstelling", "Welzijn", text, approved=False, remarks=remarks)


def test_marks_over_each_other_are_all_shown() -> None:
    assert pieces(_sentence("abcdef", (1, 4), (2, 6), (0, 6))) == (
        Piece("a", (3,)),
        Piece("b", (1, 3)),
        Piece("cd", (1, 2, 3)),
        Piece("ef", (2, 3)),
    )
    assert "".join(piece.text for piece in pieces(_sentence("We doen dit.", (3, 7)))) == "We doen dit."


def test_the_page_shows_sentences_shares_and_rules_and_escapes_what_authors_write(tmp_path: Path) -> None:
    rule = RulePage("K01", "meetbaar", "Meetbaar", "waarom <b>", "bron", "overal een fout", ("slecht",), ("goed",))
    wording = Wording((_sentence("We <b>doen</b> dit.", (3, 9)),), (Share("Welzijn", 1, 2),), (rule,))
    page = write_controle((), wording, tmp_path, tmp_path, blocked=False).decode()
    assert "<mark>&lt;b&gt;doe</mark><sup>1</sup>" in page
    assert "1 van de 2 doelstellingen heeft een maat en een termijn." in page
    assert "waarom &lt;b&gt;" in page
    assert "wat &lt;er&gt; is" in page
    assert "<b>doen" not in page


def test_without_sentences_the_page_has_only_findings(tmp_path: Path) -> None:
    page = write_controle((), Wording(), tmp_path, tmp_path, blocked=True).decode()
    assert "De zinnen van dit plan" not in page

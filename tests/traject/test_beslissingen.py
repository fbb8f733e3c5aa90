"""The register of decisions: lines are added, nothing disappears, what is intern reaches no document."""

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import cli, flow
from pipeline.findings import Place
from pipeline.model.beslissingen import BESLUITEN, Beslissing, laatste
from pipeline.progress import Stages
from pipeline.register import Besluit, NietGenoteerd, noteer
from tests.built import control
from tests.small import SMALL_CITY

HEAD = "nr;datum;orgaan;code;besluit;motivering;intern;genoteerd_door\n"
YES = "1;2019-02-07;conclaaf;AP001;akkoord;;;Strategie en Beleid\n"
NO = "1;2019-02-07;conclaaf;AP009;niet akkoord;te duur voor wat het oplevert;;Strategie en Beleid\n"
SECRET = "geheimeafspraakvanhetconclaaf"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small city, at step 1: nothing hangs on its actieplannen yet."""
    folder = copytree(SMALL_CITY, tmp_path / "content")
    gegevens = folder / "dossier.yaml"
    gegevens.write_text(re.sub(r"(?m)^stap: .*$", "stap: 1", gegevens.read_text("utf-8")), encoding="utf-8")
    return folder


def register(content: Path, *lines: str) -> Path:
    path = content / "beslissingen.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def said(content: Path) -> list[str]:
    return [
        f"{each.code} {each.at.line} {each.wrong}"
        for each in control(content).findings
        if each.blocking.name == "ALWAYS"
    ]


def codes(content: Path) -> list[str]:
    dossier = control(content).dossier
    assert dossier is not None, said(content)
    return [each.code for each in dossier.actieplannen]


def run(content: Path, *words: str) -> int:
    return cli.main(["beslis", *words, "--inhoud", str(content)])


# ---- what the register says -------------------------------------------------------------------------------------


def test_an_old_dossier_without_a_register_is_as_it_was(content: Path) -> None:
    assert "AP001" in codes(content)
    dossier = control(content).dossier
    assert dossier is not None and dossier.beslissingen == () and dossier.afgewezen == ()


def test_what_was_turned_down_is_named_where_something_still_hangs_on_it(content: Path) -> None:
    before = codes(content)
    code = before[-1]
    register(content, NO.replace("AP009", code))
    found = control(content)
    if found.dossier is None:  # something still names it: said once, with the decision
        assert [each.code for each in found.findings].count("S103") == 1, said(content)
        assert any(f"`{code}`" in each and "niet akkoord (conclaaf, 7 februari 2019)" in each for each in said(content))
    else:
        assert codes(content) == [each for each in before if each != code]


def test_a_later_decision_brings_it_back(content: Path) -> None:
    before = codes(content)
    again = f"2;2019-02-21;college;{before[-1]};akkoord mits;met minder geld;;Strategie en Beleid\n"
    register(content, NO.replace("AP009", before[-1]), again)
    assert codes(content) == before


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("2;2019-02-07;college;AP001;akkoord;;;x\n",), "Hier hoort nummer 1, er staat 2"),
        ((YES, YES), "Hier hoort nummer 2, er staat 1"),
        ((YES, YES.replace("1;", "3;", 1)), "Hier hoort nummer 2, er staat 3"),
        (("1;2019-02-30;college;AP001;akkoord;;;x\n",), "`datum`: 2019-02-30 bestaat niet"),
        (("1;7 februari;college;AP001;akkoord;;;x\n",), "`datum`: `7 februari` heeft niet de juiste vorm"),
        (("1;2019-02-07;;AP001;akkoord;;;x\n",), "`orgaan` is leeg"),
        (("1;2019-02-07;college;AP001;misschien;;;x\n",), "`misschien` is hier geen keuze"),
        (("1;2019-02-07;college;AP001;akkoord;;;\n",), "`genoteerd_door` is leeg"),
        (("1;2019-02-07;college;AP999;akkoord;;;x\n",), "`AP999`"),
        (("een;2019-02-07;college;AP001;akkoord;;;x\n",), "`nr`: `een` heeft niet de juiste vorm"),
    ],
)
def test_a_line_that_is_not_clear_is_refused_at_its_place(content: Path, lines: Sequence[str], wrong: str) -> None:
    register(content, *lines)
    assert len(said(content)) == 1 and wrong in said(content)[0], said(content)


@pytest.mark.parametrize("word", ["Akkoord", "akkoord-mits", "NIET AKKOORD", "uitgesteld", "niet-akkoord"])
def test_a_decision_may_be_written_as_people_write_it(content: Path, word: str) -> None:
    register(content, f"1;2019-02-07;college;AP999x;{word};;;x\n".replace("AP999x", "AP001"))
    assert not any("geen keuze" in each for each in said(content))


made = st.lists(st.tuples(st.sampled_from(["AP001", "AP002"]), st.sampled_from(BESLUITEN)), max_size=8)


@given(made)
def test_an_adjournment_never_undoes_a_decision(lines: list[tuple[str, str]]) -> None:
    all_of_them = [_beslissing(nr, code, besluit) for nr, (code, besluit) in enumerate(lines, start=1)]
    held = laatste(all_of_them)
    assert held.keys() == {code for code, _ in lines}
    for code, each in held.items():
        of_code = [other for other in all_of_them if other.code == code]
        decided = [other for other in of_code if other.besluit != "verdaagd"]
        assert each == (decided[-1] if decided else of_code[0])


def _beslissing(nr: int, code: str, besluit: str) -> Beslissing:
    return Beslissing(Place("b.csv", nr + 1), nr, datetime.date(2019, 2, 7), "college", code, besluit, "", "", "x")


# ---- noting a decision -----------------------------------------------------------------------------------------


def test_a_decision_is_added_at_the_end_and_the_rest_stays_byte_for_byte(content: Path) -> None:
    path = register(content, YES)
    before = path.read_bytes()
    assert (
        run(content, "AP001", "college", "akkoord-mits", "met de buurt", "--datum", "2019-02-28", "--door", "Beleid")
        == 0
    )
    assert path.read_bytes() == before + b"2;2019-02-28;college;AP001;akkoord mits;met de buurt;;Beleid\n"
    dossier = control(content).dossier
    assert dossier is not None and [each.nr for each in dossier.beslissingen] == [1, 2]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf"), max_codepoint=0x17F),
            max_size=40,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_noted_is_read_back_as_it_was_and_nothing_disappears(
    tmp_path_factory: pytest.TempPathFactory, reasons: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("besluit") / "content"
    copytree(SMALL_CITY, folder)
    noted = []
    for reason in reasons:
        path = folder / "beslissingen.csv"
        before = path.read_bytes() if path.is_file() else None
        try:
            noteer(folder, Besluit("AP001", "college", "akkoord", reason, door="Beleid"), datetime.date(2019, 2, 28))
        except NietGenoteerd:  # letters that went wrong on their way are refused, and nothing of them stays
            assert (path.read_bytes() if path.is_file() else None) == before
        else:
            noted.append(" ".join(reason.split()))
    dossier = control(folder).dossier
    assert dossier is not None, said(folder)
    assert [each.motivering for each in dossier.beslissingen] == noted


def test_letters_that_went_wrong_on_their_way_are_not_noted(content: Path) -> None:
    path = register(content, YES)
    before = path.read_bytes()
    with pytest.raises(NietGenoteerd, match="kan zo niet in het register"):
        noteer(content, Besluit("AP001", "college", "akkoord", "cafÃ©", door="Beleid"), datetime.date(2019, 2, 28))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("AP0001", "college", "akkoord"), "AP0001"),
        (("AP001", "college", "niet-akkoord"), "Waarom?"),
        (("AP001", "college", "akkoord-mits", "  "), "Waarom?"),
    ],
)
def test_what_cannot_be_noted_is_said_and_nothing_is_written(
    content: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    assert run(content, *words, "--door", "Beleid") == 2
    assert why in capsys.readouterr().err
    assert not (content / "beslissingen.csv").exists()


def test_nothing_is_noted_in_a_register_that_is_wrong(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = register(content, YES.replace("1;", "7;", 1))
    before = path.read_bytes()
    assert run(content, "AP001", "college", "akkoord", "--door", "Beleid") == 2
    assert "hoort nummer 1" in capsys.readouterr().err and path.read_bytes() == before


# ---- what is printed -------------------------------------------------------------------------------------------


def test_a_note_that_is_intern_is_in_no_published_byte(content: Path, tmp_path: Path) -> None:
    (content / "sjablonen").mkdir()
    outline = (Path(flow.__file__).parent / "plan" / "outline.yaml").read_text("utf-8")
    shown = outline.replace(
        "titel: Hoe beslist werd, nummer: Bijlage *, kopregel: Bijlagen, tonen: nee",
        "titel: Hoe beslist werd, nummer: Bijlage *, kopregel: Bijlagen, tonen: ja",
    )
    assert shown != outline
    (content / "sjablonen" / "outline.yaml").write_text(shown, encoding="utf-8")
    register(content, f"1;2019-02-07;conclaaf;AP001;akkoord mits;metdebuurterbij;{SECRET};Strategie en Beleid\n")
    out = tmp_path / "build"
    built = flow.build(content, out, Stages(io.StringIO()))
    assert not built.blocked, list(map(str, built.findings))
    texts = {path.relative_to(out).as_posix(): _everything_in(path) for path in out.rglob("*") if path.is_file()}
    assert not [name for name, text in texts.items() if SECRET in text]
    for name in ("smjp.docx", "smjp.pdf", "smjp.html", "web/bijlage-beslissingen/index.html"):
        assert "metdebuurterbij" in texts[name], name  # so that the test looks at something


def _everything_in(path: Path) -> str:
    """All that a file holds as text: the parts of a zip, the words of a PDF, and its bytes; no white space."""
    data = path.read_bytes()
    pieces = [data.decode("utf-8", "replace")]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            pieces += [
                re.sub(r"<[^>]*>", "", package.read(name).decode("utf-8", "replace")) for name in package.namelist()
            ]
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pieces += [page.get_textpage().get_text_range() for page in document]
        document.close()
    return re.sub(r"[\s\ufffe\u00ad\x02-]", "", "".join(pieces))


def test_all_that_one_decision_took_out_is_one_finding(tmp_path: Path) -> None:
    content = copytree(SMALL_CITY, tmp_path / "content")  # its ledger hangs on actieplannen and on their acties
    dossier = control(content).dossier
    assert dossier is not None
    plan = next(
        each for each in dossier.actieplannen if any(r.actie in {a.code for a in each.acties} for r in dossier.ramingen)
    )
    register(content, NO.replace("AP009", plan.code))
    found = [each for each in control(content).findings if each.code == "S103"]
    assert len(found) == 1 and found[0].also and "zijn acties ook niet" in found[0].wrong


def test_what_the_finding_says_to_type_works_and_puts_the_dossier_right(tmp_path: Path) -> None:
    content = copytree(SMALL_CITY, tmp_path / "content")
    dossier = control(content).dossier
    assert dossier is not None
    named = {raming.actie for raming in dossier.ramingen}
    code = next(each.code for each in dossier.actieplannen if each.code in named)
    register(content, NO.replace("AP009", code))
    (found,) = (each for each in control(content).findings if each.code == "S103")
    assert f"`smjp beslis {code} …`" in found.mend and control(content).dossier is None
    assert run(content, code, "college", "akkoord-mits", "met minder geld", "--door", "Beleid") == 0
    assert control(content).dossier is not None

"""The house style as its editor meets it: every value that no document can follow is said at its line."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pipeline import cli
from pipeline.commands import saying
from pipeline.findings import Blocking
from pipeline.look.house_style import read_house_style
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from tests import sample
from tests.fonts import FAMILY, write_font

TEMPLATES = Path(__file__).parent.parent / "templates"
Edit = Callable[..., None]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates of the repository."""
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def _change(templates: Path, old: str, new: str) -> None:
    path = templates / "huisstijl.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _said(templates: Path) -> tuple[Huisstijl | None, list[str]]:
    style, findings = read_house_style(templates, "templates")
    return style, list(map(str, findings))


def _line(templates: Path, start: str) -> int:
    """The number of the line that starts so."""
    lines = (templates / "huisstijl.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.strip().startswith(start))


def test_the_house_style_of_the_repository_has_no_findings(templates: Path) -> None:
    style, said = _said(templates)
    assert style is not None
    assert said == []


# ---- values -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "key", "mend"),
    [
        ('inkt: "#1A2430"', "inkt: #1A2430", "inkt", "schrijf een hekje en zes tekens"),
        ('inkt: "#1A2430"', "inkt: rood", "inkt", "schrijf een hekje en zes tekens"),
        ('inkt: "#1A2430"', 'inkt: "#1A243"', "inkt", "schrijf een hekje en zes tekens"),
        ("word: 11/14", "word: 11", "standaard", "schrijf letter/regel met een punt"),
        ("word: 11/14", "word: 11 / 14", "standaard", "schrijf letter/regel met een punt"),
        ("word: 11/14", "word: 0/14", "standaard", "kies een maat van 6 tot 120 punt"),
        ("word: 11/14", "word: 400/500", "standaard", "kies een maat van 6 tot 120 punt"),
        ("word: 11/14", "word: 14/11", "standaard", "kies voor de regel 12.6 tot 42 punt"),
        ("html: 1.0625/1.55", "html: 17/24", "standaard", "kies een maat van 0.5 tot 8 rem"),
        ("html: 1.0625/1.55", "html: 1/22", "standaard", "kies voor de regel 0.9 tot 3"),
        ("logo:", "logoo:", "logoo", "bedoelde u `logo`?"),
        ("  pdf: Source Sans Pro", "  pdf:", "pdf", "schrijf bij `lettertypes:` `pdf: Source Sans Pro`"),
    ],
)
def test_a_value_that_is_wrong_is_one_finding_at_its_line(
    templates: Path, old: str, new: str, key: str, mend: str
) -> None:
    _change(templates, old, new)
    style, (finding,) = _said(templates)
    assert style is None
    assert finding.startswith(f"templates/huisstijl.yaml:{_line(templates, f'{key}:')}:")
    assert f"Herstel: {mend}" in finding


# ---- colours ------------------------------------------------------------------------------------------------------


def test_a_colour_that_nobody_can_read_is_said_with_what_it_reaches_and_needs(templates: Path) -> None:
    _change(templates, '"#4B5664"', '"#B0B8C0"')
    style, said = _said(templates)
    assert style is not None
    assert said == [
        "templates/huisstijl.yaml:6:10: fout L21 kleur-onleesbaar\n"
        "    `inkt2` (#B0B8C0) is niet te lezen op het vlak van accent 3 (#F3EFF8): het contrast is 1,76 op 1, "
        "en tekst heeft 4,5 op 1 nodig (WCAG 2.1)\n"
        '    Herstel: maak `inkt2` donkerder: `inkt2: "#6A6E73"`'
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#1A2430", "#9AA0A8"),
        ("#4B5664", "#6E7884"),
        ("#16324F", "#66AAEE"),
        ("#76818E", "#D0D4D8"),
        ("#F3F5F7", "#606060"),
        ("#FAF0EB", "#B3431E"),
        ("#B3431E", "#FFE000"),
        ("#4D6B1F", "#FFFFFF"),
    ],
)
def test_the_colour_that_a_finding_gives_is_right_when_typed(templates: Path, old: str, new: str) -> None:
    _change(templates, f'"{old}"', f'"{new}"')
    _, said = _said(templates)
    (finding,) = said
    number, (key, better) = int(finding.split(":")[1]), re.findall(r"`(\w+): \"(#\w{6})\"`", finding)[-1]
    path = templates / "huisstijl.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert f'{key}: "{new}"' in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(f'{key}: "{new}"', f'{key}: "{better}"')
    path.write_text("\n".join(lines), encoding="utf-8")
    assert _said(templates)[1] == []


# ---- the logo -----------------------------------------------------------------------------------------------------


def _picture(kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), "#16324F").save(data, kind)
    return data.getvalue()


LOGOS: dict[str, tuple[str, dict[str, bytes], str, str]] = {
    # what the yaml says, the files in the folder, what is wrong, how to mend it
    "missing": (
        "weg.png",
        {},
        "Het logo `weg.png` staat niet in de map templates",
        "zet het bestand in de map templates",
    ),
    "a slip": (
        "loog.png",
        {"logo.png": _picture("PNG")},
        "Het logo `loog.png` staat niet in de map templates",
        "bedoelde u `logo.png`?",
    ),
    "capitals": (
        "Logo.png",
        {"logo.png": _picture("PNG")},
        "Het logo `Logo.png` staat niet in de map templates",
        "bedoelde u `logo.png`?",
    ),
    "svg": (
        "logo.svg",
        {"logo.svg": b"<svg/>"},
        "Het logo `logo.svg` is geen png of jpg",
        "bewaar het als png in `templates` en schrijf `logo: logo.png`",
    ),
    "webp": (
        "logo.webp",
        {"logo.webp": _picture("WEBP")},
        "Het logo `logo.webp` is geen png of jpg",
        "bewaar het als png in `templates` en schrijf `logo: logo.png`",
    ),
    "renamed gif": (
        "logo.png",
        {"logo.png": _picture("GIF")},
        "`logo.png` is geen png- of jpg-afbeelding, ook al heet het bestand zo",
        "open de afbeelding en bewaar ze als png of jpg",
    ),
    "renamed tiff": (
        "logo.jpg",
        {"logo.jpg": _picture("TIFF")},
        "`logo.jpg` is geen png- of jpg-afbeelding, ook al heet het bestand zo",
        "open de afbeelding en bewaar ze als png of jpg",
    ),
    "empty": ("logo.png", {"logo.png": b""}, "Het logo `logo.png` is een leeg bestand", "kopieer het opnieuw"),
    "cut off": (
        "logo.png",
        {"logo.png": _picture("PNG")[:60]},
        "De afbeelding `logo.png` is beschadigd",
        "bewaar of kopieer ze opnieuw",
    ),
    "huge": (
        "logo.png",
        {"logo.png": _picture("PNG") + bytes(5_000_000)},
        "Het logo `logo.png` is groter dan 5 MB",
        "verklein het: op de omslag is het hoogstens 42 op 15 mm",
    ),
    "backslash": (
        "beelden\\logo.png",
        {"beelden/logo.png": _picture("PNG")},
        "In de naam van het logo `beelden\\logo.png` staat een `\\`",
        "schrijf `logo: beelden/logo.png`",
    ),
    "above": (
        "../logo.png",
        {"../logo.png": _picture("PNG")},
        "Het logo `../logo.png` ligt buiten de map templates",
        "zet het bestand in `templates` en schrijf `logo: logo.png`",
    ),
    "absolute": (
        "/tmp/logo.png",
        {},
        "Het logo `/tmp/logo.png` ligt buiten de map templates",
        "zet het bestand in `templates` en schrijf `logo: logo.png`",
    ),
    "drive": (
        "C:\\beelden\\logo.png",
        {},
        "Het logo `C:\\beelden\\logo.png` ligt buiten de map templates",
        "zet het bestand in `templates` en schrijf `logo: logo.png`",
    ),
    "web": (
        "https://www.turnhout.be/logo.png",
        {},
        "Het logo `https://www.turnhout.be/logo.png` ligt buiten de map templates",
        "zet het bestand in `templates` en schrijf `logo: logo.png`",
    ),
    "folder": ("html", {}, "Het logo `html` is een map", "schrijf de naam van een png- of jpg-bestand"),
}


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_that_cannot_be_used_is_said_and_left_out(templates: Path, name: str) -> None:
    written, files, wrong, mend = LOGOS[name]
    for path, data in files.items():
        (templates / path).parent.mkdir(exist_ok=True)
        (templates / path).write_bytes(data)
    _change(templates, 'logo: ""', f"logo: '{written}'")
    style, said = _said(templates)
    assert style is not None and style.logo == ""
    assert said == [
        f"templates/huisstijl.yaml:{_line(templates, 'logo:')}:7: waarschuwing L07 logo-niet-gevonden\n"
        f"    {wrong}\n"
        f"    Herstel: {mend}, of laat `logo:` leeg zolang er geen is"
    ]


def test_a_logo_that_leads_out_of_the_folder_is_said(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(_picture("PNG"))
    (templates / "logo.png").symlink_to(tmp_path / "logo.png")
    _change(templates, 'logo: ""', "logo: logo.png")
    _, (finding,) = _said(templates)
    assert "Het logo `logo.png` is een koppeling naar buiten de map templates" in finding


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "LOGO.PNG", "beelden/Logo van de stad.jpeg"])
def test_a_logo_that_is_right_stands_in_every_format(templates: Path, kind: str, name: str) -> None:
    (templates / name).parent.mkdir(exist_ok=True)
    (templates / name).write_bytes(_picture(kind))
    _change(templates, 'logo: ""', f"logo: {name}")
    style, said = _said(templates)
    assert style is not None and said == []
    document = sample.document()
    for rendered in (
        write_html(document, style, templates),
        write_docx(document, style, templates),
        write_pdf(document, style, templates),
    ):
        assert rendered.data
        assert rendered.findings == ()


def test_a_logo_as_a_printer_or_a_camera_saves_it_is_made_ready_for_every_format(templates: Path) -> None:
    saved = io.BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("CMYK", (60, 30), (0, 200, 200, 0)).save(saved, "JPEG", exif=turned)
    (templates / "logo.jpg").write_bytes(saved.getvalue())
    _change(templates, 'logo: ""', "logo: logo.jpg")
    style, said = _said(templates)
    assert style is not None and style.logobeeld is not None and said == []
    assert (style.logobeeld.width, style.logobeeld.height) == (30, 60)
    with Image.open(io.BytesIO(style.logobeeld.data)) as image:
        assert image.mode == "RGB"
    assert write_pdf(sample.document(), style, templates).findings == ()


# ---- typefaces ----------------------------------------------------------------------------------------------------


def _own_typeface(templates: Path, *cuts: str, **faults: object) -> None:
    for cut in cuts or ("Light", "Regular", "Semibold", "It"):
        write_font(templates / "letters", cut, **faults)  # type: ignore[arg-type]
    text = (templates / "huisstijl.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^  pdf: Source Sans Pro\n  word: .*\n  html: .*\n", f"  pdf: {FAMILY}\n", text)
    (templates / "huisstijl.yaml").write_text(text, encoding="utf-8")


def test_a_typeface_of_the_house_is_in_the_pdf_and_named_in_word_and_on_the_web(templates: Path) -> None:
    _own_typeface(templates)
    style, said = _said(templates)
    assert style is not None and said == []
    pdf, page = (
        write_pdf(sample.document(), style, templates),
        write_html(sample.document(), style, templates).data.decode(),
    )
    assert pdf.findings == ()
    assert f"+{FAMILY}-Regular".encode() in _expanded(pdf.data)
    assert b"SourceSans" not in _expanded(pdf.data)
    assert f'--lettertypes: "{FAMILY}", "Calibri"' in page
    assert page.count(f'@font-face {{ font-family: "{FAMILY}"') == 3
    assert style.lettertypes.word == FAMILY


def _expanded(pdf: bytes) -> bytes:
    import pikepdf

    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(data, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.getvalue()


def test_a_typeface_may_stand_in_another_folder_and_word_may_name_another(templates: Path) -> None:
    _own_typeface(templates)
    (templates / "letters").rename(templates / "huisletters")
    _change(templates, f"  pdf: {FAMILY}\n", f"  pdf: {FAMILY}\n  map: huisletters\n  word: Calibri\n")
    style, said = _said(templates)
    assert said == []
    assert style is not None and (style.lettertypes.word, style.lettertypes.html[0]) == ("Calibri", FAMILY)
    assert write_pdf(sample.document(), style, templates).findings == ()


TYPEFACES: dict[str, tuple[Callable[[Path], None], str]] = {
    "no files": (
        lambda templates: _change(templates, "pdf: Source Sans Pro", f"pdf: {FAMILY}"),
        "templates/huisstijl.yaml:21:8: fout L05 lettertype-onbekend\n"
        "    Het lettertype `Stadsletter` voor de pdf is niet meegeleverd\n"
        "    Herstel: schrijf bij `lettertypes:` `pdf: Source Sans Pro`, "
        "of zet de bestanden (ttf of otf) van het lettertype in `templates/letters`",
    ),
    "another name": (
        lambda templates: _own_typeface(templates, family="Stadsletter Pro"),
        "templates/huisstijl.yaml:21:8: fout L05 lettertype-onbekend\n"
        "    Het lettertype `Stadsletter` voor de pdf is niet meegeleverd; "
        "in `templates/letters` zitten wel: `Stadsletter Pro`\n"
        "    Herstel: schrijf bij `lettertypes:` `pdf: Stadsletter Pro`",
    ),
    "may not be embedded": (
        lambda templates: _own_typeface(templates, "Regular", "Semibold", fs_type=2),
        "templates/letters/Stadsletter-Regular.ttf:1:1: fout L22 lettertype-onbruikbaar\n"
        "    De maker van het lettertype laat niet toe het in een document in te sluiten: "
        "`Stadsletter-Regular.ttf`, `Stadsletter-Semibold.ttf`\n"
        "    Herstel: vraag de leverancier een licentie om in te sluiten, of kies een ander lettertype",
    ),
    "no bold": (
        lambda templates: _own_typeface(templates, "Regular", "It"),
        "templates/letters:1:1: fout L22 lettertype-onbruikbaar\n"
        "    `Stadsletter` heeft geen vette of halfvette letter\n"
        "    Herstel: zet ook het bestand van de vette of halfvette letter in `templates/letters`",
    ),
    "lacks characters": (
        lambda templates: _own_typeface(templates, "Regular", "Semibold", without="ë€◊中"),
        "templates/letters/Stadsletter-Regular.ttf:1:1: waarschuwing L23 lettertype-mist-tekens\n"
        "    In `Stadsletter-Regular.ttf`, `Stadsletter-Semibold.ttf` "
        "ontbreken tekens die elk plan nodig heeft: ë € ◊\n"
        "    Herstel: vraag een versie van het lettertype met deze tekens; tot dan staat er ■ in de pdf",
    ),
}


@pytest.mark.parametrize("name", TYPEFACES)
def test_a_typeface_that_does_not_do_is_one_finding(templates: Path, name: str) -> None:
    change, wanted = TYPEFACES[name]
    change(templates)
    style, said = _said(templates)
    assert said == [wanted]
    assert (style is None) == (" fout " in wanted)


@pytest.mark.parametrize("name", ["letter.ttf", "letter.otf"])
@pytest.mark.parametrize("data", [b"", b"hallo", b"\x00\x01\x00\x00" + bytes(200), b"OTTO" + bytes(12)])
def test_a_file_that_is_no_font_is_said(templates: Path, name: str, data: bytes) -> None:
    _own_typeface(templates)
    (templates / "letters" / name).write_bytes(data)
    style, (finding,) = _said(templates)
    assert style is None
    assert finding == (
        f"templates/letters/{name}:1:1: fout L22 lettertype-onbruikbaar\n"
        f"    `{name}` is geen lettertype, of het is beschadigd\n"
        "    Herstel: kopieer of vraag het bestand opnieuw"
    )


def test_damage_anywhere_in_a_font_is_a_finding_or_none(templates: Path) -> None:
    _own_typeface(templates)
    path = templates / "letters" / "Stadsletter-Regular.ttf"
    whole = path.read_bytes()
    for start in range(0, 4000, 37):
        path = path.with_name(f"schade-{start}.ttf")
        path.write_bytes(whole[:start] + b"\xff" * 9 + whole[start + 9 :])
        _said(templates)
        path.unlink()


def test_a_font_in_another_format_is_said_and_a_licence_is_not(templates: Path) -> None:
    _own_typeface(templates)
    (templates / "letters" / "OFL.txt").write_text("licentie", encoding="utf-8")
    assert _said(templates)[1] == []
    (templates / "letters" / "letter.woff2").write_bytes(b"wOF2")
    _, (finding,) = _said(templates)
    assert "`letter.woff2` is een lettertype in een vorm die niet in een pdf kan" in finding


# ---- the command --------------------------------------------------------------------------------------------------


def test_the_command_writes_the_house_style_in_the_template(
    templates: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.look.templates.TEMPLATES", templates)
    before = (templates / "plan.docx").read_bytes()
    assert cli.main(["huisstijl"]) == saying.DONE
    assert (templates / "plan.docx").read_bytes() == before
    _change(templates, '"#16324F"', '"#112233"')
    assert cli.main(["huisstijl"]) == saying.DONE
    assert (templates / "plan.docx").read_bytes() != before
    assert cli.main(["huisstijl", "--nieuw"]) == saying.DONE
    assert (templates / "plan-vorig.docx").exists()
    (templates / "plan.docx").write_bytes(b"geen document")
    assert cli.main(["huisstijl"]) == saying.BLOCKED
    shown = capsys.readouterr().out
    assert "fout L11 sjabloon-onleesbaar" in shown
    assert "Niets geschreven: herstel eerst de fouten hierboven." in shown


def test_an_unreadable_colour_stops_what_leaves_the_house_only(templates: Path) -> None:
    _change(templates, '"#4B5664"', '"#B0B8C0"')
    _, findings = read_house_style(templates, "templates")
    assert [each.blocks(Blocking.ALWAYS) for each in findings] == [False]
    assert [each.blocks(Blocking.ON_LEAVING) for each in findings] == [True]

"""`smjp cbs …` as people use it: files in, files out, exit status, and nothing of theirs lost."""

import email
import json
import re
from collections.abc import Callable
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

NOTE = """\
titel: Verslag van de schoolstraten
soort: kennisname
aanspreekpunt: schepen-mobiliteit
dienst: dienst-wegen
actieplannen: [AP001]
toelichting: ["Het eerste jaar van [[naam AP001]] is voorbij."]
"""
SITTING = "2019-02-28"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a dossier in `content` that has two decks and a note for one sitting."""
    items = {f"{SITTING}/01-proef": ITEM, f"{SITTING}/02-bus": ITEM + URGENT, f"{SITTING}/03-verslag": NOTE}
    small.lay_out(tmp_path / "content", items)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    return cli.main(["cbs", *words])


def built(home: Path) -> Path:
    assert run("bouw", SITTING, "--zonder-papier") == 0
    return home / "build" / "cbs" / SITTING


def test_the_template_and_its_manual(home: Path) -> None:
    assert run("sjabloon") == 0
    made = {path.name for path in (home / "build" / "cbs").iterdir() if path.is_file()}
    assert made >= {"sjabloon.potx", "sjabloon.pptx", "handleiding.docx", "handleiding.pdf"}


def test_decks_sheets_and_notes_of_a_sitting(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bouw", SITTING) == 0
    out = home / "build" / "cbs" / SITTING
    names = {path.name for path in out.iterdir()} - {"manifest.json"}
    assert names == {
        "01-proef.pptx", "01-proef-leesblad.docx", "01-proef-leesblad.pdf", "02-bus.pptx", "02-bus-leesblad.docx",
        "02-bus-leesblad.pdf", "03-verslag-nota.docx", "03-verslag-nota.pdf",
    }  # fmt: skip
    said = capsys.readouterr().out
    assert "01-proef.pptx: goed, 26 minuten" in said and "02-bus.pptx: goed, 28 minuten" in said
    assert "waarschuwing" not in said


def test_building_twice_gives_the_same_bytes(home: Path) -> None:
    assert run("bouw", SITTING) == 0
    out = home / "build" / "cbs" / SITTING
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run("bouw", SITTING) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_check_says_good_with_the_minutes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    capsys.readouterr()
    assert run("check", str(deck)) == 0
    assert capsys.readouterr().out == "goed, 26 minuten\n"


def test_check_in_json_has_the_slide_of_each_finding(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    deck.write_bytes(a.edited(deck.read_bytes(), a.cell(4, 1, 1, "19.500")))
    capsys.readouterr()
    assert run("check", str(deck), "--formaat", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["slide"], found["code"], found["level"], found["blocks"]) == (4, "C70", "fout", True)
    assert {"file", "line", "column", "name", "wrong", "mend"} <= found.keys()


def test_closing_days_of_the_dossier_count(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    late = ("--zitting", SITTING, "--ontvangen", "2019-02-26 15:00")
    assert run("check", str(deck), *late) == 0
    path = home / "content" / "cbs" / "sluitingsdagen.yaml"
    path.write_text("- {van: 2019-02-27, naam: brugdag}\n", encoding="utf-8")
    capsys.readouterr()
    assert run("check", str(deck), *late) == 1
    assert "de termijn was dinsdag 26 februari 2019 om 12.00 uur" in capsys.readouterr().out
    assert run("nieuw", SITTING, "Nog een straat") == 0
    (item,) = (home / "content" / "cbs" / SITTING).glob("*-nog-een-straat.yaml")
    assert "dinsdag 26 februari 2019 om 12.00 uur" in item.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["- {van: 2019-02-27, tot: 2019-02-01}", "- {van: 27/2/2019}", "- {dag: 2019-02-27}", "- 2019-02-27", "x: ["],
)
def test_closing_days_with_a_fault_are_said_with_their_place(
    home: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    deck = built(home) / "01-proef.pptx"
    (home / "content" / "cbs" / "sluitingsdagen.yaml").write_text(f"{text}\n", encoding="utf-8")
    capsys.readouterr()
    for words in (("check", str(deck)), ("bouw", SITTING), ("zitting", SITTING)):
        assert run(*words) == 1
        said = capsys.readouterr().err
        assert "content/cbs/sluitingsdagen.yaml:1:" in said and "Herstel: " in said


def test_late_is_refused_and_an_urgent_item_is_excused(home: Path) -> None:
    out = built(home)
    late = ("--zitting", SITTING, "--ontvangen", "2019-02-27 15:00")
    assert run("check", str(out / "01-proef.pptx"), *late) == 1
    assert run("check", str(out / "02-bus.pptx"), *late) == 0
    assert run("check", str(out / "01-proef.pptx"), "--ontvangen", "2019-02-27 11:59") == 0


def test_a_deck_is_recognised_wherever_it_goes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    moved = home / "op het bureaublad.pptx"
    moved.write_bytes(a.edited(deck.read_bytes(), a.cell(4, 1, 1, "19.500")))
    capsys.readouterr()
    assert run("check", str(moved)) == 1
    assert "op de slide staat 19.500, in het plan 18.500" in capsys.readouterr().out


def test_when_the_plan_changes_an_old_deck_no_longer_passes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    path = home / "content" / "actieplannen" / "AP001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2020: 18500", "2020: 19500"), encoding="utf-8")
    capsys.readouterr()
    assert run("check", str(deck)) == 1
    assert "op de slide staat 18.500, in het plan 19.500" in capsys.readouterr().out


def test_an_edited_deck_in_build_is_never_overwritten(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = built(home)
    deck = out / "01-proef.pptx"
    mine = a.edited(deck.read_bytes(), a.text(5, 11, "Te weinig vrijwilligers: we vragen de buren."))
    deck.write_bytes(mine)
    for _ in range(3):
        capsys.readouterr()
        assert run("bouw", SITTING, "--zonder-papier") == 0
        assert deck.read_bytes() == mine
        assert "C84 bewerkt-deck\n" in capsys.readouterr().out
    assert (out / "02-bus.pptx").exists()


TOO_LONG = "minuten: {opties: 20}\n"
VAGUE = ITEM.replace("Keurt het college de proef", "Hoe pakt het college de proef")
REFUSED_ITEMS = {
    "too long": (ITEM + TOO_LONG, "C21"),
    "an open question": (VAGUE, "C31"),
    "a title without end": (re.sub(r"titel: .*", f"titel: {'straat ' * 90}\nminuten: {{opties: 20}}", ITEM), "C21"),
    "too many words": (ITEM.replace("Twee scholen vroegen", f"{'Twee scholen vroegen ' * 40}"), "C50"),
    "a decision with other figures": (ITEM.replace("18.500 euro.", "19.500 euro."), "C35"),
    "urgent without a date": (ITEM + URGENT.replace("Op 27 februari 2019 om 16 uur meldde", "Deze week meldde"), "C41"),
    "something left to fill in": (ITEM.replace("De ouderraden geven gunstig advies.", "…"), "C58"),
}  # fmt: skip


@pytest.mark.parametrize("title", REFUSED_ITEMS)
def test_a_deck_that_our_own_check_refuses_is_not_done(
    home: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    text, code = REFUSED_ITEMS[title]
    item, out = home / "content" / "cbs" / SITTING / "01-proef.yaml", home / "build" / "cbs" / SITTING
    good = item.read_text(encoding="utf-8")
    item.write_text(text, encoding="utf-8")
    assert run("bouw", SITTING, "--zonder-papier") == 1
    said = capsys.readouterr().out
    assert f"fout {code} " in said and "Niet voor het college: 01-proef (geweigerd).pptx." in said
    assert {path.name for path in out.glob("*.pptx")} == {"01-proef (geweigerd).pptx", "02-bus.pptx"}
    assert run("check", str(out / "01-proef (geweigerd).pptx")) == 1  # what it says is what the check says
    capsys.readouterr()
    assert run("zitting", SITTING) == 1
    assert "geweigerd: " in capsys.readouterr().out
    item.write_text(good, encoding="utf-8")
    assert run("bouw", SITTING, "--zonder-papier") == 0
    assert {path.name for path in out.glob("*.pptx")} == {"01-proef.pptx", "02-bus.pptx"}


def test_a_refused_deck_that_somebody_works_in_is_not_overwritten(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "content" / "cbs" / SITTING / "01-proef.yaml").write_text(ITEM + TOO_LONG, encoding="utf-8")
    assert run("bouw", SITTING, "--zonder-papier") == 1
    deck = home / "build" / "cbs" / SITTING / "01-proef (geweigerd).pptx"
    mine = a.edited(deck.read_bytes(), a.text(3, 90, "5 min"))
    deck.write_bytes(mine)
    capsys.readouterr()
    assert run("bouw", SITTING, "--zonder-papier") == 0
    assert deck.read_bytes() == mine and "C84 bewerkt-deck\n" in capsys.readouterr().out


def test_a_deck_that_lives_in_the_dossier_is_not_built(home: Path) -> None:
    deck = built(home) / "01-proef.pptx"
    kept = home / "content" / "cbs" / SITTING / "01-proef.pptx"
    deck.rename(kept)
    assert run("bouw", SITTING, "--zonder-papier") == 0
    assert not deck.exists() and kept.exists()
    assert run("check", str(kept)) == 0


def test_redraw_after_a_change_of_minutes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    edit = a.together(a.text(3, 90, "6 min"), a.transition(3, a.advance(360_000)))
    deck.write_bytes(a.edited(deck.read_bytes(), edit))
    capsys.readouterr()
    assert run("check", str(deck)) == 0
    assert "goed, 27 minuten (1 waarschuwing)" in capsys.readouterr().out
    edited = deck.read_bytes()
    assert run("herteken", str(deck)) == 0
    assert "Hertekend" in capsys.readouterr().out
    (kept,) = deck.parent.glob("01-proef (bewerkt *).pptx")
    assert kept.read_bytes() == edited
    assert run("check", str(deck)) == 0
    assert capsys.readouterr().out == "goed, 27 minuten\n"
    assert run("herteken", str(deck)) == 0
    assert "was al in orde" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (a.foreign_layout(3), "C11"),
        (a.text(3, 90, "5-7 min"), "C20"),
        (a.text(3, 90, "20 min"), "C21"),
        (a.removed(4), "C11"),
        (a.hidden(4), "C14"),
    ],
)
def test_what_the_check_refuses_is_not_drawn_anew(
    home: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Any], object], code: str
) -> None:
    deck = built(home) / "01-proef.pptx"
    deck.write_bytes(a.edited(deck.read_bytes(), change))
    before = deck.read_bytes()
    capsys.readouterr()
    assert run("herteken", str(deck)) == 1
    said = capsys.readouterr().out
    assert f"fout {code} " in said and "Niets hertekend" in said
    assert deck.read_bytes() == before and not list(deck.parent.glob("*bewerkt*"))


def test_a_copy_that_we_kept_is_no_loose_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = home / "content" / "cbs" / SITTING
    (folder / "01-proef (bewerkt 2019-02-26).pptx").write_bytes(small.deck())
    (folder / "01-proef (bewerkt 2019-02-26) 2.pptx").write_bytes(small.deck())
    built(home)
    assert "C83" not in capsys.readouterr().out


def test_a_new_item_never_overwrites_one(home: Path) -> None:
    assert run("nieuw", "2019-03-14", "Een nieuwe straat") == 0
    assert run("nieuw", "2019-03-14", "Een nieuwe straat") == 0
    names = sorted(path.name for path in (home / "content" / "cbs" / "2019-03-14").iterdir())
    assert names == ["01-een-nieuwe-straat.yaml", "02-een-nieuwe-straat.yaml"]
    assert run("bouw", "2019-03-14") == 1  # it must be filled in first


def test_the_overview_of_a_sitting(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(home)
    folder = home / "content" / "cbs" / SITTING
    (folder / "ontvangst.yaml").write_text(
        '- {bestand: 01-proef.pptx, ontvangen: "2019-02-27 12:30"}\n'
        '- {bestand: 02-bus.pptx, ontvangen: "2019-02-28 08:00"}\n',
        encoding="utf-8",
    )
    (home / "content" / "cbs" / "contacten.yaml").write_text("aan: [ad@stad.example, anja@stad.example]\n", "utf-8")
    capsys.readouterr()
    assert run("zitting", SITTING) == 1
    said = capsys.readouterr().out
    assert said.index("(hoogdringend): goed, 28 minuten, te laat") < said.index("geweigerd: 1 fout, te laat")
    assert "2 punten met een deck, samen 54 minuten; 1 geweigerd; 1 hoogdringend; 2 te laat; 1 ter kennisname." in said
    out = home / "build" / "cbs" / SITTING
    assert (out / "overzicht.docx").exists() and (out / "overzicht.pdf").exists()
    mail = email.message_from_bytes((out / "mail.eml").read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1" and mail["To"] == "ad@stad.example, anja@stad.example"
    assert [part.get_filename() for part in mail.iter_attachments()] == ["02-bus.pptx"]
    body = mail.get_body()
    assert (
        body is not None
        and "hoogdringend" in body.get_content()
        and "Verslag van de schoolstraten" in body.get_content()
    )


def test_the_overview_in_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(home)
    capsys.readouterr()
    assert run("zitting", SITTING, "--formaat", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["naam"], row["minuten"], row["dringend"], row["soort"]) for row in rows] == [
        ("02-bus.pptx", 28, True, "beslissing"), ("01-proef.pptx", 26, False, "beslissing"),
        ("03-verslag-nota.docx", 0, False, "kennisname"),
    ]  # fmt: skip


def test_the_same_sitting_gives_the_same_mail(home: Path) -> None:
    built(home)
    (home / "content" / "cbs" / "contacten.yaml").write_text("aan: [ad@stad.example]\n", encoding="utf-8")
    out = home / "build" / "cbs" / SITTING
    seen = set()
    for _ in range(2):
        assert run("zitting", SITTING) == 0
        seen.add((out / "mail.eml").read_bytes())
    assert len(seen) == 1


@pytest.mark.parametrize("address", ["ad@stad.example\\nBcc: x@y.z", "geen adres", "a@b.c, d@e.f"])
def test_an_address_cannot_smuggle_a_header(home: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    built(home)
    (home / "content" / "cbs" / "contacten.yaml").write_text(f'aan: ["{address}"]\n', encoding="utf-8")
    run("zitting", SITTING)
    mail = home / "build" / "cbs" / SITTING / "mail.eml"
    assert not mail.exists() or b"\r\nBcc" not in mail.read_bytes()


def test_a_closed_item_is_frozen(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(home)
    assert run("zitting", SITTING, "--sluit") == 0
    folder = home / "content" / "cbs" / SITTING
    deck = folder / "01-proef.pptx"
    assert deck.exists() and (folder / "01-proef.gesloten.json").exists()
    path = home / "content" / "actieplannen" / "AP001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2020: 18500", "2020: 99"), encoding="utf-8")
    before = deck.read_bytes()
    kept = {each: each.read_bytes() for each in folder.iterdir()}
    assert {each.name for each in kept} >= {"03-verslag-nota.docx", "03-verslag-nota.pdf", "03-verslag.gesloten.json"}
    assert run("bouw", SITTING) == 0
    assert {each: each.read_bytes() for each in folder.iterdir()} == kept
    assert run("check", str(deck)) == 0  # the frozen figures count, not those of today
    deck.write_bytes(a.edited(before, a.cell(4, 1, 1, "99")))
    capsys.readouterr()
    assert run("check", str(deck)) == 1
    said = capsys.readouterr().out
    assert "op de slide staat 99, op de zitting 18.500" in said and "C74 gewijzigd-na-zitting\n" in said
    assert run("zitting", SITTING, "--sluit") == 0
    assert "Er was niets te sluiten." in capsys.readouterr().out


def test_a_refused_deck_cannot_be_closed(home: Path) -> None:
    deck = built(home) / "01-proef.pptx"
    deck.write_bytes(a.edited(deck.read_bytes(), a.text(3, 90, "20 min")))
    assert run("zitting", SITTING, "--sluit") == 1
    assert not (home / "content" / "cbs" / SITTING / "02-bus.gesloten.json").exists()


def test_without_a_sound_dossier_a_deck_is_checked_all_the_same(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = built(home) / "01-proef.pptx"
    (home / "content" / "dossier.yaml").write_text("titel: [\n", encoding="utf-8")
    capsys.readouterr()
    assert run("check", str(deck)) == 0
    assert "C73 niet-vergeleken\n" in capsys.readouterr().out
    assert run("bouw", SITTING) == 1


def test_an_item_with_a_fault_keeps_its_deck_from_being_compared(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = built(home) / "01-proef.pptx"
    (home / "content" / "cbs" / SITTING / "01-proef.yaml").write_text("titel: half\n", encoding="utf-8")
    capsys.readouterr()
    assert run("check", str(deck)) == 0
    assert "het agendapunt 01-proef.yaml bevat fouten" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("check", "bestaat-niet.pptx"), 2),
        (("bouw", "2019-12-24"), 2),
        (("zitting", "2019-12-24"), 2),
        (("nieuw", SITTING, " "), 2),
        (("herteken", "bestaat-niet.pptx"), 2),
    ],
)
def test_wrong_use_has_a_status_and_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int
) -> None:
    assert run(*words) == status
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("words", [("bouw", "morgen"), ("check", "x.pptx", "--ontvangen", "gisteren"), (), ("iets",)])
def test_what_is_no_day_or_command_is_said_in_dutch(
    home: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    assert stopped.value.code == 2
    assert "Deze opdracht klopt niet" in capsys.readouterr().err


def test_a_loose_file_in_the_folder_of_a_sitting_is_reported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "content" / "cbs" / SITTING / "foto van de straat.jpg").write_bytes(b"x")
    built(home)
    assert "C83 bestandsnaam-zitting\n" in capsys.readouterr().out


def test_an_item_without_a_deck_is_reported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("zitting", SITTING)
    said = capsys.readouterr().out
    assert "C85 deck-ontbreekt\n" in said and "C86 geen-contacten\n" in said


def test_nothing_is_built_while_an_item_has_a_fault(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "content" / "cbs" / SITTING / "01-proef.yaml"
    path.write_text(ITEM.replace("[AP001]", "[AP09]").replace("dienst-wegen", "dienst-x"), encoding="utf-8")
    assert run("bouw", SITTING) == 1
    said = capsys.readouterr().out
    assert "C81 punt-onbekende-verwijzing\n" in said and f"content/cbs/{SITTING}/01-proef.yaml:5:" in said
    assert not (home / "build" / "cbs" / SITTING / "02-bus.pptx").exists()


def test_a_sheet_of_two_pages_is_reported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "content" / "cbs" / SITTING / "01-proef.yaml"
    long = ", ".join(f"Op dag {number} belde iemand over de straat." for number in range(70))
    path.write_text(ITEM.replace("draagvlak: [", f"draagvlak: [{long}, "), encoding="utf-8")
    run("bouw", SITTING)
    assert "L08 te-veel-bladzijden\n" in capsys.readouterr().out

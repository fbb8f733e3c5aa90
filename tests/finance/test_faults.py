"""A catalogue of mistakes in a sound ledger: each is found, by the rule that is there for it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pipeline.finance.aansluiting import SchemasWijkenAf
from tests.built import control
from tests.finance.mutated import chooses

JAREN = "2020;2021;2022;2023;2024;2025"
RAMINGEN = f"raming;entiteit;soort;zijde;actie;beleidsitem;rekening;sector;project;omschrijving;{JAREN}"


def _six(cents: int) -> str:
    return ";".join([str(cents)] * 6)


def _written(text: str) -> str:
    """The text of the catalogue as it stands in a file: `6x1000` is six amounts."""
    return re.sub(r"6x(-?[0-9]+)", lambda found: ";".join([found[1]] * 6), text)


SOUND = {
    "ramingen.csv": [
        RAMINGEN,
        f"R1;gemeente;E;O;;0020-00;7300000;;;opcentiemen;{_six(2000000)}",
        f"R2;gemeente;E;U;;0110-00;6200100;;;lonen;{_six(900000)}",
        f"R3;gemeente;I;U;AC002;0200-00;2240007;;P1;wegen;{_six(400000)}",
        f"R4;gemeente;F;O;;0040-00;1710000;bank;;lening;{_six(200000)}",
        f"R5;gemeente;F;U;;0040-00;4210000;bank;;aflossing;{_six(150000)}",
        f"R6;ocmw;E;U;;0900-00;6480000;;;steun;{_six(500000)}",
        f"R7;gemeente;E;U;AC001;0740-00;6131000;;;werking;{_six(20000)}",
        f"R8;gemeente;E;U;AP002;0740-00;6490000;agb;;toelage AGB Sport;{_six(150000)}",
        f"R9;ocmw;F;U;;0930-00;2903000;;;toegestane lening;{_six(10000)}",
        f"R10;ocmw;F;O;;0930-00;4943000;;;terugvordering;{_six(10000)}",
    ],
    "beginstand.csv": ["bedrag", "500000"],
    "onbeschikbaar.csv": [f"omschrijving;{JAREN}", f"Fonds;{_six(100000)}"],
    "schulden.csv": [
        f"ten_laste;rij;{JAREN}", "bestuur;begin;1800000;;;;;", f"bestuur;nieuw;{_six(200000)}",
        f"bestuur;periodiek;{_six(150000)}",
    ],
    "agb.csv": [
        f"naam;rij;{JAREN}", f"AGB Sport;bbr;{_six(1000)}", f"AGB Sport;afm;{_six(0)}", f"AGB Sport;gafm;{_six(0)}",
    ],
    "beleidsdomeinen.csv": [
        "beleidsveld;domein", "0020;Algemene financiering", "0040;Algemene financiering", "0110;Bestuur",
        "0200;Ruimte", "0740;Vrije tijd", "0900;Mens", "0930;Mens",
    ],
    "rekeningen.csv": ["rekening_begin;soort;zijde;sector;rij", "6131;E;U;;I.A.1"],
    "projecten.csv": ["project;naam;voor;na", "P1;Wegen;0;0"],
    "controletotalen.csv": [
        "wat;jaar;bedrag;bron", "E.U;2020;1570000;boekhouding", "gemeente E.O;2021;2000000;boekhouding",
        "agb E.U;2022;150000;plan AGB Sport",
    ],
}  # fmt: skip
DOSSIER = """titel: Plan
entiteiten:
  - {soort: gemeente, naam: Gemeente}
  - {soort: ocmw, naam: OCMW}
entiteiten_samen: Gemeente en OCMW
periode: {van: 2020, tot: 2025}
stap: 4
status: ontwerp
versie: "1"
datum: 2019-11-27
documentatie: https://www.voorbeeld.be/plan
raadszitting: 2019-12-16
ontwerp_aan_raad: 2019-11-29
hoofdstukken:
  - {code: samen, naam: Samen}
"""
DOELSTELLING = """code: BD01
nummer: "1.1"
titel: Tegen 2025 heeft elke wijk een plek.
hoofdstuk: samen
indicatoren:
  - {naam: Plekken, streefcijfer: {jaar: 2025, waarde: 12}, bron: Telling}
"""
AP1 = """code: AP001
nummer: 1.1.1
titel: We openen plekken.
doelstelling: BD01
prioritair: ja
zonder_ambitie: Voorbeeld.
partners: []
aandachtspunten: [Let op de buurt.]
aanspreekpunt: schepen
trekker: dienst
wie_doet_wat: {stad: doet het werk}
enveloppe:
  exploitatie: {uitgaven: {2020: 20000, 2021: 20000, 2022: 20000, 2023: 20000, 2024: 20000, 2025: 20000}}
  investeringen: {uitgaven: {2020: 400000, 2021: 400000, 2022: 400000, 2023: 400000, 2024: 400000, 2025: 400000}}
acties:
  - {code: AC001, titel: We openen een plek., van: 2020}
  - {code: AC002, titel: We leggen een weg aan., van: 2020}
"""
AP2 = """code: AP002
nummer: 1.1.2
titel: We sporten.
doelstelling: BD01
prioritair: nee
zonder_ambitie: Voorbeeld.
partners: []
aandachtspunten: [Let op de buurt.]
aanspreekpunt: schepen
trekker: dienst
wie_doet_wat: {stad: doet het werk}
enveloppe:
  exploitatie: {uitgaven: {2020: 150000, 2021: 150000, 2022: 150000, 2023: 150000, 2024: 150000, 2025: 150000}}
acties:
  - {code: AC003, titel: We steunen de sporthal., van: 2020}
"""
OTHERS = {
    "dossier.yaml": DOSSIER,
    "doelstellingen/BD01.yaml": DOELSTELLING,
    "actieplannen/AP001.yaml": AP1,
    "actieplannen/AP002.yaml": AP2,
    "organisatie/mandatarissen.yaml": "- {code: schepen, functie: schepen van alles}\n",
    "organisatie/diensten.yaml": "- {code: dienst, naam: dienst Alles}\n",
    **{
        f"teksten/{name}.md": "Een zin.\n"
        for name in (
            "leeswijzer", "traject", "financien", "omgevingsanalyse", "financiele-risicos", "grondslagen",
            "documentatie",
        )
    },
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One mistake in a file, and the rule that must see it; `faults.yaml` says what its texts mean."""

    rule: str
    what: str
    file: str
    old: str
    new: str = ""


IN_FILES = tuple(
    Fault(each["regel"], each["wat"], each["bestand"], _written(each.get("oud", "")), _written(each.get("nieuw", "")))
    for each in yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
)
IN_SCHEMAS = (
    ("M1 en M2", "M1", "E.U", "soort", "I"),
    ("M1 en M2", "M1", "F.O", "zijde", "U"),
    ("strategische nota en M1", "M1", "E.U", "entiteit", "ocmw"),
    ("T1 en M2", "T1", "I.U", "entiteit", "ocmw"),
    ("T2 en M2", "T2", "II", "entiteit", "ocmw"),
    ("M3 en M2", "M3", "E", "soort", "I"),
    ("M3 en M2", "M3", "F.2", "entiteit", "gemeente"),
)


def lay_out(folder: Path, fault: Fault | None = None) -> Path:
    files = OTHERS | {f"financien/{name}": "\n".join(rows) + "\n" for name, rows in SOUND.items()}
    if fault is not None:
        path = fault.file if "/" in fault.file or fault.file == "dossier.yaml" else f"financien/{fault.file}"
        text = files.get(path, "")
        if fault.old == "*":
            del files[path]
        elif not fault.old:
            files[path] = f"{text}{fault.new}\n"
        else:
            assert text.count(fault.old) == 1, (fault.what, text.count(fault.old))
            files[path] = text.replace(
                f"{fault.old}\n" if not fault.new and f"{fault.old}\n" in text else fault.old, fault.new
            )
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_sound_ledger_has_no_findings(tmp_path: Path) -> None:
    assert [str(each) for each in control(lay_out(tmp_path)).findings] == []


@pytest.mark.parametrize("fault", IN_FILES, ids=lambda fault: f"{fault.rule} {fault.what}")
def test_every_mistake_is_found_by_its_rule(fault: Fault, tmp_path: Path) -> None:
    found = control(lay_out(tmp_path, fault)).findings
    assert fault.rule in {each.code for each in found}, [str(each) for each in found]


@pytest.mark.parametrize(("compared", "schema", "rij", "facet", "value"), IN_SCHEMAS)
def test_a_mistake_in_a_schema_is_ours_and_is_not_put_to_an_author(
    compared: str, schema: str, rij: str, facet: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = chooses(schema, rij, facet, value)
    monkeypatch.setattr("pipeline.finance.boek.definities", lambda _: wrong)
    with pytest.raises(SchemasWijkenAf, match=compared):
        control(lay_out(tmp_path))


def test_the_catalogue_is_large_enough_and_covers_every_rule_over_money() -> None:
    seen = {fault.rule for fault in IN_FILES}
    assert len(IN_FILES) >= 40
    of_balance = {f"E{number}" for number in range(1, 15) if number not in range(4, 8)}  # 4 to 7 are IN_SCHEMAS
    wanted = of_balance | {f"W{number}" for number in range(1, 10)} | {"I2", "P1"}
    assert wanted <= seen

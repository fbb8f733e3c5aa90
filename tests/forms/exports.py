"""Small exports in the layouts that packages deliver (bbc.md 5.5), and a dossier to read them into."""

import io
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pipeline.environment import ROOT
from pipeline.forms import invoer
from pipeline.ledger_import import Gelezen, lees
from pipeline.progress import Stages

JAREN = (2020, 2021, 2022, 2023, 2024, 2025)
KOP = (
    "Entiteit", "code BD", "BD", "code AP", "AP", "code AC", "AC", "Dienst", "code beleidsveld", "MJP-nummer",
    "omschrijving", "algemene rekening", "Rekening 2020", "Krediet 2021", "2022", "2023", "2024", "2025",
)  # fmt: skip
EERSTE = ("Gemeente", "BD01", "Ontmoeten", "AP001", "Buurthuizen", "AC001", "Huren", "Welzijn", "0985-00", "MJP000001",
          "Huur van een zaal", "6131000")  # fmt: skip
TWEEDE = ("OCMW", "", "", "AP001", "Buurthuizen", "", "", "", "2020-02", "MJP000002", "Opbrengst", "7020600")
BEDRAGEN_1 = ("4.768.384", "-1.234", "(1.234)", "1.234,50", "", "12")
BEDRAGEN_2 = ("1.000", "2.000", "3.000", "4.000", "5.000", "6.000")
TOTAAL = ("Totaal", *("",) * 11, "4.769.384", "766", "1.766", "5.234,50", "5.000", "6.012")
CENTS_1 = (476_838_400, -123_400, -123_400, 123_450, 0, 1_200)
CENTS_2 = (100_000, 200_000, 300_000, 400_000, 500_000, 600_000)


def dossier(place: Path) -> Path:
    """The dossier that `smjp nieuw` makes, in the years of the exports."""
    folder = place / "content"
    shutil.copytree(ROOT / "templates" / "nieuw", folder)
    (folder / "financien").mkdir()
    with next((folder / "actieplannen").glob("AP001*")).open("a", encoding="utf-8") as file:
        file.write("acties:\n  - {code: AC001, nummer: 1.1.9, titel: We huren een zaal.}\n")
    return folder


def table(*rows: Sequence[str], separator: str = ";") -> str:
    """Rows as CSV text, each cell quoted that needs it."""

    def cell(text: str) -> str:
        quoted = any(mark in text for mark in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    return "".join(separator.join(map(cell, row)) + "\n" for row in rows)


def layout_a() -> str:
    """The table with a column per year (layout a)."""
    return table(("Overzicht van alle ramingen",), KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), TOTAAL)


def workbook(rows: Sequence[Sequence[Any]], title: str = "Ramingen", formats: dict[str, str] | None = None) -> bytes:
    """Rows as a workbook; `formats` gives cells a notation."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def repacked(data: bytes, part: str, change: Any) -> bytes:
    """A workbook in which one part was changed, by a function of its bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target.getvalue()


def taken(folder: Path, *files: Path, **options: Any) -> Gelezen:
    """The import of these files."""
    return lees(folder, files, invoer.Opties(**options), Stages(io.StringIO()))


def read(place: Path, data: str | bytes, name: str = "export.csv", **options: Any) -> Gelezen:
    """The import of one file with this content into a new dossier."""
    folder = place / "content" if (place / "content").exists() else dossier(place)
    path = place / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return taken(folder, path, **options)


def said(gelezen: Gelezen, place: Path) -> str:
    """What is printed about an import, with places as if it was done in `place`."""
    return "\n".join(map(str, gelezen.findings)).replace(f"{place.as_posix()}/", "")

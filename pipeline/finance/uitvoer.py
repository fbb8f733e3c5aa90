"""A schema for scripts and for the command line: rows of text by the finance contract (design.md), or aligned text."""

import csv
import io
import json

from pipeline.finance.schuif import Verschuiving, Wijziging
from pipeline.finance.tabel import Schemarij, Schematabel
from pipeline.finance.totalen import STAP_VAN_RAMINGEN
from pipeline.model.bedrag import schrijf_bedrag, schrijf_exact
from pipeline.model.cel import guarded


def als_rijen(tabel: Schematabel) -> list[dict[str, str]]:
    """Every row with cells: `blok`, `rij`, `label` (T3 also `project`), then a column each, in euro with two decimals.

    An unknown cell is an empty text.
    """
    rows = []
    for rij in tabel.met_bedragen:
        row = {"blok": rij.blok, "rij": rij.rij, "label": rij.label}
        if tabel.schema == "T3":
            row["project"] = rij.blok
        cells = zip(tabel.kolommen, rij.bedragen, strict=True)
        rows.append(row | {kolom.sleutel: "" if cents is None else in_euro(cents) for kolom, cents in cells})
    return rows


def in_euro(cents: int) -> str:
    """An amount for a machine: `-1234.50`."""
    euro, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euro}.{rest:02}"


def as_json(tabel: Schematabel) -> str:
    """The rows as JSON; amounts are text with a decimal point."""
    return json.dumps(als_rijen(tabel), ensure_ascii=False, indent=2)


def as_csv(tabel: Schematabel) -> str:
    """The rows as the dossier writes CSV: `;` between cells, a decimal comma, a header."""
    fixed = ["blok", "rij", "label", *(["project"] if tabel.schema == "T3" else [])]
    amounts = [kolom.sleutel for kolom in tabel.kolommen]
    text = io.StringIO()
    writer = csv.DictWriter(text, [*fixed, *amounts], delimiter=";", lineterminator="\n")
    writer.writeheader()
    for row in als_rijen(tabel):
        texts = {name: guarded(row[name]) for name in fixed}
        writer.writerow(texts | {name: row[name].replace(".", ",") for name in amounts})
    return text.getvalue()


def as_text(tabel: Schematabel) -> str:
    """The table for a person in a terminal: whole euro, each cell rounded on its own."""
    labels = [_label(rij) for rij in tabel.rijen]
    cells = [["" if cents is None else schrijf_bedrag(cents) for cents in rij.bedragen] for rij in tabel.rijen]
    heads = ([kolom.boven for kolom in tabel.kolommen], [kolom.onder for kolom in tabel.kolommen])
    wide = max(map(len, labels), default=0)
    widths = [max(map(len, column)) for column in zip(*heads, *(row for row in cells if row), strict=True)]
    lines = [f"{tabel.schema} {tabel.titel}", "", _line("", wide, heads[0], widths)]
    lines.append(_line("In euro", wide, heads[1], widths))
    for rij, label, row in zip(tabel.rijen, labels, cells, strict=True):
        if rij.stijl == "kop":
            lines.append("")
        lines.append(_line(label, wide, row, widths))
    lines += ["", "Elk bedrag is apart afgerond op een euro."]
    return "\n".join(lines) + "\n"


def schuif_as_text(moved: Verschuiving, jaar: int, cents: int) -> str:
    """What a move changes, for a person in a terminal; amounts to the cent."""
    raming = moved.raming
    where = f"{raming.raming} ({raming.actie}, {raming.at}{f', {raming.omschrijving}' if raming.omschrijving else ''})"
    lines = [f"{schrijf_exact(cents)} uitgaven in {jaar}, op raming {where}. Er is niets veranderd in het dossier."]
    if moved.voor.dossier.gegevens.stap < STAP_VAN_RAMINGEN:
        lines.append("Dit gaat over de ramingen; de bladzijden tonen in deze stap nog de enveloppen.")
    for title, changes in (("Totalen", moved.totalen), ("Schema's", moved.schemas), ("Normen", moved.marges)):
        lines += ["", title, *(_changed(each) for each in changes)]
    return "\n".join([*lines, ""])


def _changed(change: Wijziging) -> str:
    amounts = (
        f"{schrijf_exact(change.voor)} wordt {schrijf_exact(change.na)} ({schrijf_exact(change.na - change.voor)})"
    )
    if change.waar == "norm":
        verdict = "; negatief" if change.na < 0 else "; niet negatief"
        return f"  {change.wat} {change.kolom}: {amounts}{verdict}"
    return f"  {change.waar} {change.wat} {change.kolom}: {amounts}"


def _label(rij: Schemarij) -> str:
    if rij.stijl == "kop":
        return rij.label
    dash = "- " if rij.stijl == "streepje" else ""
    explained = f" ({rij.formule})" if rij.formule else ""
    return f"{'  ' * rij.niveau}{dash}{f'{rij.nummer}. ' if rij.nummer else ''}{rij.label}{explained}"


def _line(label: str, wide: int, cells: list[str], widths: list[int]) -> str:
    amounts = "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=False))
    return f"{label:<{wide}}{amounts}".rstrip()

"""The plan as open data: ramingen, tree of doelstellingen and schemas as CSV, described by a Frictionless data package.

The CSV is what the dossier itself writes: UTF-8, `;` between cells, a decimal comma, amounts in euro; a text that a
spreadsheet would run gets a `'` before it. The package declares that dialect, so that no reader has to guess.
Specification: Frictionless Data, Tabular Data Package.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.finance.totalen import STAP_VAN_RAMINGEN
from pipeline.finance.uitvoer import als_rijen, in_euro
from pipeline.model.cel import guarded
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling

MAP = "data"
PAKKET = f"{MAP}/datapackage.json"
_VOORBEELD = "voorbeeld"  # the last column of every table: ja or nee


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table to publish: its name, what it holds, its columns of text and of amounts, and its rows."""

    naam: str
    titel: str
    teksten: tuple[str, ...]
    bedragen: tuple[str, ...]
    rijen: tuple[Mapping[str, str], ...]


def open_data(boek: Boek, fingerprint: str) -> dict[str, bytes]:
    """The files of the data package by their name; `fingerprint` is that of the data. The same for the same dossier.

    Before the step of the ramingen, or without any, it holds the tree alone.
    """
    dossier = boek.dossier
    tables = [_boom(dossier)]
    if dossier.gegevens.stap >= STAP_VAN_RAMINGEN and not boek.is_leeg:
        tables += [_ramingen(dossier), *(_schema(boek, schema) for schema in SCHEMAS)]
    example = "ja" if dossier.gegevens.voorbeeld else "nee"
    files = {f"{MAP}/{each.naam}.csv": _csv(each, example) for each in tables}
    package = _package(dossier, fingerprint, (_resource(each, files[f"{MAP}/{each.naam}.csv"]) for each in tables))
    return {**files, PAKKET: (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()}


# ---- tables ---------------------------------------------------------------------------------------------------------


def _ramingen(dossier: Dossier) -> _Tabel:
    keys = (
        "raming",
        "entiteit",
        "soort",
        "zijde",
        "actie",
        "beleidsitem",
        "rekening",
        "sector",
        "project",
        "omschrijving",
    )
    years = tuple(map(str, dossier.jaren))
    rows = (
        {key: getattr(raming, key) for key in keys} | dict(zip(years, map(_euro, raming.bedragen), strict=True))
        for raming in dossier.ramingen
    )
    return _Tabel("ramingen", "De ramingen, een regel per budgetsleutel, in euro", keys, years, tuple(rows))


def _boom(dossier: Dossier) -> _Tabel:
    columns = ("niveau", "code", "nummer", "titel", "bij", "hoofdstuk", "prioritair")
    rows = (dict(zip(columns, each, strict=True)) for each in _items(dossier))
    return _Tabel("doelstellingenboom", "Doelstellingen, actieplannen en acties", columns, (), tuple(rows))


def _items(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    def priority(item: Doelstelling | Actieplan | Actie) -> str:
        return ("ja" if dossier.is_prioritair(item) else "nee") if dossier.kent_prioriteit else ""

    for doelstelling in dossier.doelstellingen:
        chapter = dossier.hoofdstuk_van(doelstelling)
        yield (
            "doelstelling", doelstelling.code, doelstelling.nummer, doelstelling.titel, "",
            chapter.code if chapter else "", priority(doelstelling),
        )  # fmt: skip
    for actieplan in dossier.actieplannen:
        chapter = dossier.hoofdstuk_van(actieplan)
        where = chapter.code if chapter else ""
        parent = actieplan.doelstelling.code if actieplan.doelstelling else ""
        yield "actieplan", actieplan.code, actieplan.nummer, actieplan.titel, parent, where, priority(actieplan)
        for actie in actieplan.acties:
            yield "actie", actie.code, actie.nummer or "", actie.titel, actieplan.code, where, priority(actie)


def _schema(boek: Boek, schema: str) -> _Tabel:
    tabel = boek.tabel(schema)
    amounts = tuple(kolom.sleutel for kolom in tabel.kolommen)
    fixed = ("blok", "rij", "label", *(("project",) if schema == "T3" else ()))
    rows = (row | {name: row[name].replace(".", ",") for name in amounts} for row in als_rijen(tabel))
    return _Tabel(schema.lower(), f"Schema {schema}: {tabel.titel}, in euro", fixed, amounts, tuple(rows))


def _euro(cents: int) -> str:
    return in_euro(cents).replace(".", ",")


# ---- files ----------------------------------------------------------------------------------------------------------


def _csv(tabel: _Tabel, example: str) -> bytes:
    text = io.StringIO()
    columns = (*tabel.teksten, *tabel.bedragen, _VOORBEELD)
    writer = csv.DictWriter(text, columns, delimiter=";", lineterminator="\n")
    writer.writeheader()
    for row in tabel.rijen:
        writer.writerow({**row, **{name: guarded(row[name]) for name in tabel.teksten}, _VOORBEELD: example})
    return text.getvalue().encode()


def _resource(tabel: _Tabel, data: bytes) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [{"name": name, "type": "string"} for name in tabel.teksten]
    fields += ({"name": name, "type": "number", "decimalChar": ",", "bareNumber": True} for name in tabel.bedragen)
    fields.append({"name": _VOORBEELD, "type": "boolean", "trueValues": ["ja"], "falseValues": ["nee"]})
    return {
        "name": tabel.naam,
        "title": tabel.titel,
        "path": f"{tabel.naam}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _package(dossier: Dossier, fingerprint: str, resources: Iterable[dict[str, Any]]) -> dict[str, Any]:
    gegevens = dossier.gegevens
    return {
        "profile": "tabular-data-package",
        "name": f"meerjarenplan-{gegevens.periode.van}-{gegevens.periode.tot}",
        "title": f"{gegevens.titel} {gegevens.periode.van}–{gegevens.periode.tot}, {gegevens.entiteiten_samen}",
        "version": gegevens.versie,
        "created": f"{gegevens.datum.isoformat()}T00:00:00Z",
        "vingerafdruk": fingerprint,
        "status": gegevens.status,
        "bestemming": dossier.bestemming,
        "voorbeeld": gegevens.voorbeeld,
        **({"description": gegevens.voorbeeld_uitleg or "Voorbeeldgegevens."} if gegevens.voorbeeld else {}),
        **({"licenses": [{"name": gegevens.licentie}]} if gegevens.licentie else {}),
        "resources": list(resources),
    }

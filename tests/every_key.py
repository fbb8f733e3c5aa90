"""A dossier that uses every key an author may write: the small city, with what it does not use itself."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from pipeline.model.bestanden import BESTANDSSOORTEN
from tests.small import SMALL_CITY

Path_ = tuple[str | int, ...]

_EXCEPTION = {"regel": "jargon", "reden": "De raad kent dit woord.", "verantwoordelijke": "algemeen directeur"}
_PLAIN = {"toegelaten": {"jargon": "De raad kent dit woord."}, "verantwoordelijke": "algemeen directeur"}

# What is added, by file: values by their keys, lists by the index of the item that is added to.
MORE: dict[str, Any] = {
    "dossier.yaml": {
        "entiteiten": [
            {"soort": "gemeente", "naam": "Stad Turnhout"},
            {"soort": "ocmw", "naam": "OCMW Turnhout"},
            {"soort": "agb", "naam": "AGB Sport"},
        ],
        "status": "vastgesteld",
        "stap": 4,
        "aanpassing": "ja",
        "afgesloten_tot": 2020,
        "besluit": "2019-GR-214",
        "webadres": "https://plan.stad.example",
        "documentatie": "te vragen bij de dienst",
        "horizon": 3,
        "inwoners": [{"jaar": 2019, "aantal": 44000, "bron": "Statbel", "voorbeeld": "ja"}],
        "kalender": {0: {"sluit_stap": 1}},
        "kredietjaren": [2021],
        "licentie": "CC-BY-4.0",
        "ontwerp_aan_raad": "2019-11-29",
        "contact": {"wie": "dienst Strategie", "telefoon": "014 44 33 93", "mail": "a@b.be", "adres": "Markt 1, Lier"},
        "uitgever": "algemeen directeur",
        "prioriteit_op": "actieplan",
        "raadszitting": "2019-12-16",
        "vastgesteld_op": "2019-12-16",
        "periode": {"toon_tot": 2026},
        "toon_nulregels": "nee",
        "uitzonderingen": [
            {"bij": "WEL05", "regel": "ambitie-zonder-gevolg", "reden": "Later.", "verantwoordelijke": "x"}
        ],
    },
    "bestuursakkoord/welzijn.yaml": {"ambities": {0: {"pagina": 12, "zin": "We pakken armoede aan."}}},
    "doelstellingen/BD01-armoede-halveren.yaml": {
        "indicatoren": {0: {"nulmeting": {"jaar": 2018, "waarde": "24,8"}, "voorbeeld": "ja"}},
        "klare_taal": _PLAIN,
        "uitzonderingen": [_EXCEPTION],
        "voorbeeld": "ja",
    },
    "actieplannen/AP002-hulp-bij-geldnood.yaml": {
        "prioritair": "ja",
        "klare_taal": _PLAIN,
        "uitzonderingen": [_EXCEPTION],
        "enveloppe": {"financiering": {"uitgaven": {2021: 5000}, "ontvangsten": {2021: 7000}}},
        "acties": {
            0: {
                "externe_rapporteringscode": "VL-123",
                "klare_taal": _PLAIN,
                "uitzonderingen": [_EXCEPTION],
                "toelichting": "Zij leidt het team.",
            }
        },
    },
    "actieplannen/AP003-hulp-dicht-bij-huis.yaml": {"acties": {0: {"prioritair": "ja"}}},
    "actieplannen/AP009-sporthal.yaml": {"voorbeeld": "nee", "acties": {0: {"voorbeeld": "ja"}}},
    "actieplannen/AP013-inspraak.yaml": {"ambities": [], "zonder_ambitie": "Gewone werking."},
    "organisatie/partners.yaml": {0: {"link": "https://www.vlaanderen.be"}},
    "andere-plannen.yaml": {0: {"link": "https://www.vlaanderen.be", "periode": "2013-2020"}},
    "opportuniteiten.yaml": {
        0: {"eigenaar": "dienst-gebouwen", "tegen": "2019-06-30", "uitkomst": "Opgenomen in AP012."}
    },
    "woorden.yaml": {
        "mag": [{"woord": "managers", "reden": "Zo heet hun functie."}],
        "liever_niet": [{"woord": "stadsfestival", "beter": "feest van de stad"}],
    },
    "klare-taal.yaml": [{"code": "AC002", "zin": "We openen een fonds voor dringende kosten van gezinnen."}],
}

TABLES = {
    "agb.csv": "naam;rij;2020;2021;2022;2023;2024;2025\nAGB Sport;bbr;10;20;30;40;50;60\nAGB Sport;afm;1;2;3;4;5;6\n",
    "beleidsdomeinen.csv": "beleidsveld;domein\n0985;Zorg\n",
    "vorige_jaren.csv": "wat;jaar;bedrag;bron\nschuld;2018;400;de jaarrekening\nschuld;2019;500;de jaarrekening\n"
    "investeringen;2019;600;de jaarrekening\n",
    "controletotalen.csv": "wat;jaar;bedrag;bron\nE.O;2020;1;het pakket\nE.U;2020;2;het pakket\n",
    "schulden.csv": (
        "ten_laste;rij;2020;2021;2022;2023;2024;2025\nbestuur;begin;42;;;;;\nbestuur;nieuw;2;5;5;1;0;0\n"
        "derden;begin;17;;;;;\nderden;nieuw;1;2;3;4;5;6\n"
    ),
    "rekeningen.csv": "rekening_begin;soort;zijde;sector;rij\n6131;E;U;;I.A.5\n6202;E;U;politiezone;I.A.5\n",
}


def write(folder: Path) -> Path:
    """Writes the dossier and returns its folder."""
    shutil.copytree(SMALL_CITY, folder)
    for name, more in MORE.items():
        path = folder / name
        save(path, _merged(load(path) if path.exists() else None, more))
    for name, text in TABLES.items():
        (folder / "financien" / name).write_text(text, encoding="utf-8")
    for path in (folder / "financien").glob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        if head.endswith(";2025"):  # a column for the year that `toon_tot` looks ahead to
            path.write_text(
                "\n".join([f"{head};2026", *(f"{row};{row.rsplit(';', 1)[1]}" for row in rows), ""]), encoding="utf-8"
            )
    return folder


def load(path: Path) -> Any:
    """What a file of the dossier says, every value as its text, as our own reader takes it."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


class _Whole(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always."""
        return True


def save(path: Path, value: Any) -> None:
    """Writes a value as the text of a file."""
    path.write_text(
        yaml.dump(value, Dumper=_Whole, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
    )


def _merged(value: Any, more: Any) -> Any:
    if isinstance(more, Mapping) and isinstance(value, list):
        return [_merged(each, more[index]) if index in more else each for index, each in enumerate(value)]
    if isinstance(more, Mapping) and isinstance(value, Mapping):
        return {**value, **{key: _merged(value.get(key), each) for key, each in more.items()}}
    return more


def paths_in(value: Any, at: Path_ = ()) -> Iterator[Path_]:
    """The path of every value in a file."""
    parts = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        yield (*at, key)
        yield from paths_in(inner, (*at, key))


def every_key() -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Every key: the kind of file, the keys that lead to it and itself, and whether it must be there."""
    for soort in BESTANDSSOORTEN:
        schema = TypeAdapter(soort.inhoud).json_schema(by_alias=False)
        for key, needed in _keys_of(schema, schema.get("$defs", {})):
            yield soort.naam, key, needed


def _keys_of(
    schema: Mapping[str, Any], kinds: Mapping[str, Any], at: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], bool]]:
    inside = [kinds[schema["$ref"].rsplit("/")[-1]]] if "$ref" in schema else []
    for part in (*inside, *schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from _keys_of(part, kinds, at)
    for key, part in schema.get("properties", {}).items():
        yield (*at, key), key in schema.get("required", ())
        yield from _keys_of(part, kinds, (*at, key))

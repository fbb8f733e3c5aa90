"""A small dossier that uses every kind of block, with hostile text in every field that takes text."""

from pathlib import Path
from typing import Any

import yaml

from tests.sample import LONG_WORD, picture

HOSTILE = "a < b > c & d {{ 7*7 }} {% x %} # $x$ \\euro{5} \" ' “nl” ‘x’ @x <b>y</b> ]]> // /* */ *z* _q_ `r` ~ ^ [e]"


def text(what: str) -> str:
    """A hostile text that says where it stands."""
    return f"{what} {HOSTILE}"


def write(folder: Path) -> Path:
    """Writes the dossier and returns its folder."""
    item = {"voorbeeld": "ja"}
    goal: dict[str, Any] = {
        "code": "BD01", "nummer": "1.1", "titel": text("Doelstelling"), "kort": text("BD kort"), "hoofdstuk": "een",
        "aanspreekpunt": "schepen", "trekker": "dienst", "toelichting": f"{text('Waarom')}\n\nZie [[zie AP001]].\n",
        "indicatoren": [
            {
                "naam": text("Indicator"), "eenheid": "% & <", "nulmeting": {"jaar": 2018, "waarde": "24,8"},
                "streefcijfer": {"jaar": 2025, "waarde": "-18"}, "bron": text("Bron"), **item,
            },
            {"naam": "Zonder nulmeting", "streefcijfer": {"jaar": 2025, "waarde": 5}, "bron": "Telling"},
        ],
        **item,
    }  # fmt: skip
    plan: dict[str, Any] = {
        "code": "AP001", "nummer": "1.1.1", "titel": text("Actieplan"), "kort": text("AP kort"), "doelstelling": "BD01",
        "prioritair": "ja", "ambities": ["A01"], "aanspreekpunt": "schepen", "trekker": "dienst",
        "partners": ["partner"], "adviesraden": ["raad"], "andere_plannen": ["ander"],
        "aandachtspunten": [text("Let op"), LONG_WORD],
        "wie_doet_wat": {"stad": text("stad"), "partners": text("partners"), "inwoners": text("inwoners")},
        "toelichting": text("Uitleg"),
        "enveloppe": {
            "exploitatie": {"uitgaven": {2020: 250000, 2021: "250000,50"}, "ontvangsten": {2020: 1000}},
            "investeringen": {"uitgaven": {2022: 99999999}}, "financiering": {"ontvangsten": {2025: -5}},
        },
        "acties": [
            {
                "code": "AC001", "nummer": "1.1.1.1", "titel": text("Actie"), "van": "2020-1", "tot": 2024,
                "trekker": "dienst", "toelichting": text("Actie-uitleg"), **item,
            },
            {"code": "AC002", "titel": "Actie zonder meer", "van": 2021},
        ],
    }  # fmt: skip
    bare = {
        "code": "AP002",
        "nummer": "1.9",
        "titel": "Een kaal actieplan",
        "hoofdstuk": "een",
        "aanspreekpunt": "schepen",
    }
    files: dict[str, Any] = {
        "dossier.yaml": {
            "titel": "Plan & <meer>", "ondertitel": text("Ondertitel"),
            "entiteiten": [{"soort": "gemeente", "naam": text("Stad")}], "entiteiten_samen": "Stad & OCMW <X>",
            "periode": {"van": 2020, "tot": 2025}, "stap": 2, "status": "ontwerp", "versie": "0.1 & <",
            "datum": "2019-03-14", "voorbeeld": "ja", "voorbeeld_uitleg": "Alles is een voorbeeld & <niets> is echt.",
            "wijzigen": text("Wijzigen"), "documentatie": "https://www.turnhout.be/?a=1&b=2",
            "kalender": [{"datum": "2019-02-07", "naam": text("Conclaaf"), "uitleg": text("Uitleg dag")}],
            "hoofdstukken": [
                {"code": "een", "naam": "Een & <b>", "inleiding": text("Inleiding")}, {"code": "twee", "naam": "Twee"},
            ],
        },
        "bestuursakkoord/een.yaml": {
            "hoofdstuk": "een",
            "ambities": [
                {"code": "A01", "pagina": 12, "samenvatting": text("Ambitie")},
                {"code": "A02", "samenvatting": "Niet gedaan", "niet_opgenomen": text("Reden"), **item},
            ],
        },
        "doelstellingen/BD01-x.yaml": goal,
        "actieplannen/AP001-x.yaml": plan,
        "actieplannen/AP002-kaal.yaml": bare,
        "organisatie/diensten.yaml": [{"code": "dienst", "naam": text("Dienst")}],
        "organisatie/mandatarissen.yaml": [{"code": "schepen", "functie": text("functie"), "naam": "Naam & <x>"}],
        "organisatie/adviesraden.yaml": [{"code": "raad", "naam": text("Raad")}],
        "organisatie/partners.yaml": [
            {"code": "partner", "naam": "Partner & <x>", "omschrijving": text("Soort"), "link": "https://a.be/?x=1&y=2"}
        ],
        "andere-plannen.yaml": [
            {"code": "ander", "naam": text("Ander plan"), "periode": "2020 & later", "voedt": ["BD01"]}
        ],
        "opportuniteiten.yaml": [
            {"code": "O01", "titel": text("Kans"), "uitleg": text("Kans-uitleg"), "actieplannen": ["AP001"]}
        ],
        "begrippen.yaml": [
            {"term": text("Begrip"), "uitleg": text("Betekenis")}, {"term": LONG_WORD, "uitleg": "Lang."},
        ],
    }  # fmt: skip
    for path, value in files.items():
        _write(folder / path, yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))
    for name, prose in TEKSTEN.items():
        _write(folder / f"teksten/{name}.md", prose)
    (folder / "teksten" / "beelden").mkdir(parents=True)
    (folder / "teksten" / "beelden" / "vlak.png").write_bytes(picture().data)
    return folder


TEKSTEN = {
    "leeswijzer": r"""# Kop met & en < en **vet**

Alinea met *schuin*, **vet**, ***beide***, `code <x> # $`, een noot[^1], {{ 7*7 }}, $x$, @x, 100 % & meer, "nl" en 'x'.
Op de volgende regel, met een harde\
regelovergang. Zie [[zie AP001]], [[naam BD01]] en [[bedrag AP001 2020]] of [[bedrag AP001 afgerond]].

## Onderdeel

1. een & <br
2. twee
   - binnenin
   - nog iets

Daarna een tweede lijst.

1. opnieuw een
2. opnieuw twee

> Een citaat & meer.

| Kolom & | Getal |
|---|---:|
| rij 1 \| x | 12 |
| leeg | |

![Een blauw vlak & meer](beelden/vlak.png)

```
x = 1  # code & <x>
```

Een link naar [de site & meer](https://www.turnhout.be/?a=1&b=2).

[^1]: De voetnoot & `code`.
""",
    "traject": "Gewone alinea zonder kop.\n",
    "financien": "Over het geld & de rest.\n",
}


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")

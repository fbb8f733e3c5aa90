"""Which file of the dossier holds what: the one table behind reading, JSON Schema and the near miss in messages."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from pipeline.model import onderdelen


@dataclass(frozen=True, slots=True)
class Bestandssoort:
    """A kind of YAML file: where it stands, what it holds (a model, or a tuple of a model), what it is for."""

    naam: str
    pad: str
    inhoud: Any
    uitleg: str
    verplicht: bool = False

    def past(self, path: str) -> bool:
        """Whether a path below the dossier folder is of this kind."""
        return fnmatchcase(path, self.pad)


BESTANDSSOORTEN = (
    Bestandssoort(
        "dossier", "dossier.yaml", onderdelen.Dossiergegevens, "De gegevens van het hele plan", verplicht=True
    ),
    Bestandssoort(
        "bestuursakkoord",
        "bestuursakkoord/*.yaml",
        onderdelen.Bestuursakkoordhoofdstuk,
        "De ambities van een hoofdstuk",
    ),
    Bestandssoort("doelstelling", "doelstellingen/*.yaml", onderdelen.Doelstelling, "Eén beleidsdoelstelling"),
    Bestandssoort("actieplan", "actieplannen/*.yaml", onderdelen.Actieplan, "Eén actieplan met zijn acties"),
    Bestandssoort("clusters", "organisatie/clusters.yaml", tuple[onderdelen.Cluster, ...], "De clusters"),
    Bestandssoort("diensten", "organisatie/diensten.yaml", tuple[onderdelen.Dienst, ...], "De diensten"),
    Bestandssoort(
        "mandatarissen",
        "organisatie/mandatarissen.yaml",
        tuple[onderdelen.Mandataris, ...],
        "De mandaten van het college",
    ),
    Bestandssoort("adviesraden", "organisatie/adviesraden.yaml", tuple[onderdelen.Adviesraad, ...], "De adviesraden"),
    Bestandssoort("partners", "organisatie/partners.yaml", tuple[onderdelen.Partner, ...], "De partners"),
    Bestandssoort(
        "andere-plannen", "andere-plannen.yaml", tuple[onderdelen.AnderPlan, ...], "De plannen die dit plan kadert"
    ),
    Bestandssoort("opportuniteiten", "opportuniteiten.yaml", tuple[onderdelen.Opportuniteit, ...], "De kansen"),
    Bestandssoort(
        "klare-taal", "klare-taal.yaml", tuple[onderdelen.BekendeZin, ...], "De zinnen van voor de taalregels"
    ),
    Bestandssoort("woorden", "woorden.yaml", onderdelen.EigenWoorden, "De eigen woordenlijst van de taalregels"),
    Bestandssoort(
        "import",
        "financien/import.yaml",
        tuple[onderdelen.Importwijze, ...],
        "Hoe exports van pakketten gelezen worden",
    ),
    Bestandssoort("begrippen", "begrippen.yaml", tuple[onderdelen.Begrip, ...], "De begrippen en afkortingen"),
)


@dataclass(frozen=True, slots=True)
class Tekst:
    """A prose file of `teksten/` that the plan prints, and the step from which it must be there (0: never)."""

    naam: str
    titel: str
    vanaf_stap: int = 0


TEKSTEN = (
    Tekst("voorwoord", "Voorwoord", 0),
    Tekst("leeswijzer", "Leeswijzer", 1),
    Tekst("traject", "Hoe dit plan tot stand komt", 1),
    Tekst("waarom", "Waarom een meerjarenplan", 0),
    Tekst("principes", "Vier uitgangspunten", 0),
    Tekst("participatie", "Wie meewerkt", 0),
    Tekst("afsprakennota", "Afspraken tussen politiek en administratie", 0),
    Tekst("speerpunten", "De speerpunten van het bestuursakkoord", 0),
    Tekst("omgevingsanalyse", "Omgevingsanalyse", 4),
    Tekst("financien", "Hoe we met het geld omgaan", 2),
    Tekst("motivering", "Wat er verandert en waarom", 0),
    Tekst("financiele-risicos", "Financiële risico's", 4),
    Tekst("grondslagen", "Grondslagen en assumpties", 4),
    Tekst("documentatie", "Waar de documentatie staat", 4),
)

"""The two norms of financial balance (Besluit Vlaamse Regering of 30 March 2018, article 16), tested on schema M2."""

from dataclasses import dataclass

from pipeline.finance.boek import Boek


@dataclass(frozen=True, slots=True)
class Evenwichtsnorm:
    """A norm: which row of M2 may not be negative, in which years, and in which of these it is."""

    naam: str
    wat: str
    jaren: tuple[int, ...]
    negatief: tuple[int, ...]

    @property
    def gehaald(self) -> bool:
        """Whether the row is nowhere negative in those years."""
        return not self.negatief


def normen(boek: Boek) -> tuple[Evenwichtsnorm, Evenwichtsnorm]:
    """Toestandsevenwicht counts each year, structureel evenwicht in the last year of the plan only."""
    jaren = boek.dossier.jaren
    return (
        _norm(boek, "Toestandsevenwicht", "beschikbaar budgettair resultaat", "budgettair_resultaat", "IX", jaren),
        _norm(
            boek,
            "Structureel evenwicht",
            "autofinancieringsmarge",
            "autofinancieringsmarge",
            "III",
            (boek.dossier.gegevens.periode.tot,),
        ),
    )


def _norm(boek: Boek, naam: str, wat: str, blok: str, rij: str, jaren: tuple[int, ...]) -> Evenwichtsnorm:
    cells = dict(zip(boek.dossier.jaren, boek.cel("M2", blok, rij), strict=True))
    return Evenwichtsnorm(naam, wat, jaren, tuple(jaar for jaar in jaren if cells[jaar] < 0))

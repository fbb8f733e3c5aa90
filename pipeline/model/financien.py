"""What stands beside the ramingen in `financien/`: balances, debts, agencies, own tables; amounts in euro cents.

Every row knows its place. Amounts per year follow the year columns of the dossier (`Dossier.jaren`).
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.findings import Place

TenLaste = Literal["bestuur", "derden"]
Schuldrij = Literal["begin", "nieuw", "periodiek", "niet_periodiek", "korte_termijn"]
Agbrij = Literal["bbr", "afm", "gafm"]


@dataclass(frozen=True, slots=True)
class Beginstand:
    """The accumulated budgetary result before the first year, in cents (`beginstand.csv`)."""

    at: Place
    bedrag: int


@dataclass(frozen=True, slots=True)
class Onbeschikbaar:
    """Money that is set apart, in cents at the end of each year (`onbeschikbaar.csv`)."""

    at: Place
    omschrijving: str
    bedragen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Schuldregel:
    """A row of the debts, in cents per year (`schulden.csv`).

    `begin` is the debt on 1 January of the first year, other short-term debt included; `korte_termijn` is the part
    of the debt on 1 January of each year that is other short-term debt.
    """

    at: Place
    ten_laste: TenLaste
    rij: Schuldrij
    bedragen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agbregel:
    """A result of an autonoom gemeentebedrijf from its own plan, in cents per year (`agb.csv`)."""

    at: Place
    naam: str
    rij: Agbrij
    bedragen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Domeinregel:
    """The beleidsdomein in which the council puts a beleidsveld (`beleidsdomeinen.csv`)."""

    at: Place
    beleidsveld: str
    domein: str


@dataclass(frozen=True, slots=True)
class Rekeningregel:
    """On which row of T2 the accounts that start like this land (`rekeningen.csv`); an empty sector is any sector."""

    at: Place
    rekening_begin: str
    soort: str
    zijde: str
    sector: str
    rij: str


@dataclass(frozen=True, slots=True)
class Project:
    """An investeringsproject, with its uitgaven in cents before and after the years of the plan (`projecten.csv`)."""

    at: Place
    project: str
    naam: str
    voor: int
    na: int


@dataclass(frozen=True, slots=True)
class Controletotaal:
    """A total that the accounting package states, to compare with, in cents (`controletotalen.csv`)."""

    at: Place
    wat: str
    jaar: int
    bedrag: int
    bron: str


@dataclass(frozen=True, slots=True)
class VorigJaar:
    """What a figure (`wat`: schuld, a margin …) came to in a year before the plan, in cents, and its source.

    From `vorige_jaren.csv`.
    """

    at: Place
    wat: str
    jaar: int
    bedrag: int
    bron: str


@dataclass(frozen=True, slots=True)
class Financien:
    """Everything of `financien/` but the ramingen; a file that is not there leaves its part empty."""

    beginstand: Beginstand | None = None
    onbeschikbaar: tuple[Onbeschikbaar, ...] = ()
    schulden: tuple[Schuldregel, ...] = ()
    agb: tuple[Agbregel, ...] = ()
    beleidsdomeinen: tuple[Domeinregel, ...] = ()
    rekeningen: tuple[Rekeningregel, ...] = ()
    projecten: tuple[Project, ...] = ()
    controletotalen: tuple[Controletotaal, ...] = ()
    vorige_jaren: tuple[VorigJaar, ...] = ()

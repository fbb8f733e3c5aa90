"""Where the header of a sheet stands and which layout it has (bbc.md 5.5): a table, a list, or beleidsvelden."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.findings import Place
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import Blad, Bladrij, Weigeringen
from pipeline.forms.invoer.kolommen import (
    BEDRAGROLLEN,
    Kolommen,
    gewoon,
    in_duizenden,
    is_dimensie,
    is_kopregel,
    vind_kolommen,
)
from pipeline.model.onderdelen import Importwijze

MOST_ABOVE = 40  # rows with a title and a date above the header
_SAMPLE = 500

Vorm = Literal["tabel", "lijst"]


@dataclass(frozen=True, slots=True)
class Indeling:
    """A sheet with its header: a `tabel` has a column per year, a `lijst` a row per amount with its boekjaar."""

    blad: Blad
    kop: Bladrij
    rijen: tuple[Bladrij, ...]
    vorm: Vorm
    kolommen: Kolommen
    wijze: Importwijze | None

    def kolomnaam(self, rol: str) -> str:
        """The header of the column that has this role."""
        return " ".join(self.kop.cel(self.kolommen.rollen[rol]).split())


def is_actieblok(blad: Blad) -> bool:
    """Whether this is the documentation per actie (layout b): amounts of one year without account or raming."""
    starts = [gewoon(rij.cel(0)) for rij in blad.rijen[:200]]
    cells = {gewoon(cel) for rij in blad.rijen[:200] for cel in rij.cellen}
    actie = any(each.startswith(("prioritaire actie", "niet prioritaire actie", "actie ac")) for each in starts)
    return actie and bool(cells & {"eindkredieten", "initiele kredieten", "jaarrekening"})


def beleidsvelden(blad: Blad) -> dict[str, str] | None:
    """The code of each beleidsveld by its id, when this sheet is the table that comes with transactions (layout d)."""
    if not blad.rijen or not is_dimensie(blad.rijen[0].cellen):
        return None
    names = [gewoon(each) for each in blad.rijen[0].cellen]
    id, code = names.index("beleidsveld id"), names.index("beleidsveld code")
    return {rij.cel(id): rij.cel(code) for rij in blad.rijen[1:]}


def vind_indeling(blad: Blad, wijzen: Sequence[Importwijze], weigeringen: Weigeringen) -> Indeling | None:
    """The layout of a sheet, or None when no row in it heads ramingen; findings for columns that leave a doubt."""
    for position, kop in enumerate(blad.rijen[:MOST_ABOVE]):
        wijze = next((each for each in wijzen if set(each.kolommen.values()) <= set(kop.cellen)), None)
        if wijze is None and not is_kopregel(kop.cellen):
            continue
        rijen = tuple(rij for rij in blad.rijen[position + 1 :] if rij.cellen != kop.cellen)
        remembered = wijze.kolommen if wijze else {}
        kolommen = vind_kolommen(kop.cellen, rijen[:_SAMPLE], remembered)
        if "boekjaar" in kolommen.rollen and set(BEDRAGROLLEN) & set(kolommen.rollen):
            vorm: Vorm = "lijst"
        elif kolommen.jaren:
            vorm = "tabel"
        else:
            continue
        _report_doubles(blad, kop, kolommen, weigeringen)
        return Indeling(blad, kop, rijen, vorm, kolommen, wijze)
    return None


def _report_doubles(blad: Blad, kop: Bladrij, kolommen: Kolommen, weigeringen: Weigeringen) -> None:
    for role, indexes in (kolommen.dubbel or {}).items():
        names = " en ".join(f"`{kop.cel(index)}`" for index in indexes)
        wrong = f"{names} kunnen allebei `{role}` zijn"
        mend = f'kies er een bij `kolommen` in `import.yaml`, bijvoorbeeld `{role}: "{kop.cel(indexes[0])}"`'
        if len({kop.cel(index) for index in indexes}) == 1:
            mend = "geef elke kolom een eigen naam, of laat er een weg"
        weigeringen.voeg_toe(kinds.KOLOM_ONDUIDELIJK, blad.plaats(kop, indexes[1]), wrong, mend)


def niet_herkend(bladen: Sequence[Blad], shown: str, weigeringen: Weigeringen) -> None:
    """Says why a file gives no ramingen."""
    if any(is_actieblok(blad) for blad in bladen):
        wrong = "dit is de documentatie per actie: ze heeft geen rekening, geen beleidsitem en geen bedrag per planjaar"
        mend = "vraag het pakket de tabel `Overzicht van doelstellingen, actieplannen en acties met ramingen`"
    elif thousands := in_duizenden(cel for blad in bladen for rij in blad.rijen[:MOST_ABOVE] for cel in rij.cellen):
        wrong = f"`{thousands}`: de bedragen in deze kolom zijn geen gewone euro's"
        mend = "exporteer ze in euro, alle cijfers voluit"
    else:
        wrong = "nergens bovenaan staat een kopregel van ramingen: sleutels, en een kolom per jaar of een boekjaar"
        mend = "exporteer met kolomkoppen, of zeg in `import.yaml` bij `kolommen` welke kolom wat is"
    weigeringen.voeg_toe(kinds.INDELING_NIET_HERKEND, Place(shown), wrong, mend)

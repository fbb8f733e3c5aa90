"""The control totals of an import: each compared to the cent, and every amount counted by at least one of them.

A wrong reading of amounts gives a file that looks right (bbc.md 5.5); only a total that somebody else worked out shows
it. Totals come from rows of the file itself, from `controletotalen.csv`, or with the command.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import Onbegrepen, is_van_agb, wat_telt
from pipeline.findings import Place
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import Weigeringen
from pipeline.forms.invoer.opties import Opgave
from pipeline.forms.invoer.ramingregels import Gelezen, Totaalrij
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming

_NO_WORDS = re.compile(
    r"\b(?:algemeen|algemene|eind|sub|tussen|groot|general|grand)?[ -]?(?:totaal|totalen|total)\b|\b(?:van|de|het|alle|"
    r"jaren|voor|generaal|overzicht|ramingen|ontvangsten en uitgaven|uitgaven en ontvangsten|(?:19|20)[0-9]{2})\b|[:.]",
    re.IGNORECASE,
)
_PART = re.compile(r"sub[ -]?tota|tussentota", re.IGNORECASE)
Past = Callable[[Raming], bool]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A control total that was compared: who states it, what it counts, its year (0: all), cents stated and counted."""

    at: Place
    bron: str
    wat: str
    jaar: int
    genoemd: int
    geteld: int


class _Telling:
    """Which amounts have been compared, by line and year."""

    def __init__(self, regels: Sequence[Raming], jaren: tuple[int, ...]) -> None:
        self.regels, self.jaren = regels, jaren
        self.done: list[set[int]] = [set() for _ in jaren]

    def tel(self, indexes: Iterable[int], jaar: int) -> None:
        self.done[jaar].update(indexes)

    def ongeteld(self, jaar: int) -> list[Raming]:
        done = self.done[jaar]
        return [each for index, each in enumerate(self.regels) if each.bedragen[jaar] and index not in done]


def vergelijk(
    gelezen: Sequence[Gelezen],
    regels: Sequence[Raming],
    boek: Boek,
    opgaven: Sequence[Opgave],
    weigeringen: Weigeringen,
) -> tuple[tuple[Vergelijking, ...], tuple[str, ...]]:
    """All comparisons, and the totals that could not be understood; findings for what differs or is missing.

    `regels` are the lines of `gelezen`, in that order, with the signs of the ledger.
    """
    jaren = boek.dossier.jaren
    telling = _Telling(regels, jaren)
    found: list[Vergelijking] = []
    unclear: list[str] = []
    start = 0
    for each in gelezen:
        _of_file(each, start, telling, boek, found, unclear)
        start += len(each.regels)
    for total in boek.dossier.financien.controletotalen:
        if not is_van_agb(total) and total.jaar in jaren:
            stated = Opgave(total.wat, total.jaar, total.bedrag)
            _of_words(stated, total.at, "`controletotalen.csv`", telling, boek, found, unclear)
    at = Place(gelezen[0].indeling.blad.bestand)
    for opgave in opgaven:
        _of_words(opgave, at, "`--totaal`", telling, boek, found, unclear)
    for one in found:
        if one.genoemd != one.geteld:
            what = f"{one.wat or 'alles samen'}{f' in {one.jaar}' if one.jaar else ''}"
            gap = schrijf_exact(one.geteld - one.genoemd)
            wrong = f"{one.bron} zegt {schrijf_exact(one.genoemd)} voor {what}; de regels geven "
            wrong += schrijf_exact(one.geteld)
            mend = f"zoek het verschil van {gap} in de export; klopt het totaal zelf niet meer, verbeter dan het totaal"
            weigeringen.voeg_toe(kinds.TOTAAL_KLOPT_NIET, one.at, wrong, mend)
    _report_uncounted(telling, at, weigeringen)
    return tuple(found), tuple(unclear)


def _of_file(
    gelezen: Gelezen, start: int, telling: _Telling, boek: Boek, found: list[Vergelijking], unclear: list[str]
) -> None:
    """Compares the rows of a file that state a total, in the signs of the file."""
    plain = [each for each in gelezen.totalen if not _words(each) and each.geheel is None and not _is_part(each)]
    starts: dict[tuple[str, ...], int] = {}
    for total in gelezen.totalen:
        words = _words(total)
        try:
            past, saldo = _condition(words, boek)
        except Onbegrepen:
            unclear.append(f"`{total.woorden}` ({total.at})")
            continue
        # a subtotal is that of a block: the lines since the one before of the same words. Several plain totals are
        # those of blocks too, and the last of them is over all
        several = not words and len(plain) > 1 and total is not plain[-1]
        is_block = total.na >= 0 and (several or _is_part(total))
        reach = range(starts.get(tuple(words), 0), total.na) if is_block else range(len(gelezen.regels))
        if is_block:
            starts[tuple(words)] = total.na
        indexes = [index for index in reach if past(telling.regels[start + index])]
        years = range(len(telling.jaren))
        amounts = [(None, total.geheel)] if total.geheel is not None else list(zip(years, total.bedragen, strict=True))
        for jaar, stated in amounts:
            if stated is None:
                continue
            chosen = years if jaar is None else (jaar,)
            counted = sum(_counted(gelezen, telling, start, index, each, saldo) for index in indexes for each in chosen)
            year = 0 if jaar is None else telling.jaren[jaar]
            label = "saldo" if saldo else " ".join(words)
            found.append(Vergelijking(total.at, f"de rij `{total.woorden}`", label, year, stated, counted))
            for each in () if saldo else chosen:
                telling.tel((start + index for index in indexes), each)


def _counted(gelezen: Gelezen, telling: _Telling, start: int, index: int, jaar: int, saldo: bool) -> int:
    line = telling.regels[start + index]
    if saldo:
        return line.bedragen[jaar] if line.zijde == "O" else -line.bedragen[jaar]
    return gelezen.regels[index].bedragen[jaar]


def _is_part(total: Totaalrij) -> bool:
    return _PART.match(total.woorden) is not None


def _words(total: Totaalrij) -> list[str]:
    return _NO_WORDS.sub(" ", total.woorden).split()


def _condition(words: Sequence[str], boek: Boek) -> tuple[Past, bool]:
    """Which lines these words count, and whether they ask ontvangsten less uitgaven; raises Onbegrepen."""
    saldo = [each for each in words if each.casefold() == "saldo"]
    rest = [each for each in words if each.casefold() != "saldo"]
    return wat_telt(" ".join(rest), boek), bool(saldo)


def _of_words(
    opgave: Opgave, at: Place, bron: str, telling: _Telling, boek: Boek, found: list[Vergelijking], unclear: list[str]
) -> None:
    """Compares a total that is stated outside the file, in the signs of the ledger."""
    if opgave.jaar not in telling.jaren:
        unclear.append(f"{bron} {opgave.wat} {opgave.jaar}: dit jaar hoort niet bij het plan")
        return
    try:
        past = wat_telt(opgave.wat, boek)
    except Onbegrepen as refusal:
        unclear.append(f"{bron} {opgave.wat} {opgave.jaar}: {refusal}")
        return
    jaar = telling.jaren.index(opgave.jaar)
    indexes = [index for index, each in enumerate(telling.regels) if past(each)]
    counted = sum(telling.regels[index].bedragen[jaar] for index in indexes)
    found.append(Vergelijking(at, bron, opgave.wat, opgave.jaar, opgave.bedrag, counted))
    telling.tel(indexes, jaar)


def _report_uncounted(telling: _Telling, at: Place, weigeringen: Weigeringen) -> None:
    for index, jaar in enumerate(telling.jaren):
        lines = telling.ongeteld(index)
        if not lines:
            continue
        groups = sorted({f"{each.soort}.{each.zijde}" for each in lines})
        total = schrijf_exact(sum(abs(each.bedragen[index]) for each in lines))
        wrong = f"voor {jaar} controleert geen enkel totaal {', '.join(groups)}: {_count(lines)}, samen {total}"
        mend = (
            f"neem de totaalrij van het pakket mee in de export, zet het totaal in `controletotalen.csv` "
            f'(`{groups[0]};{jaar};…`), of geef `--totaal "{groups[0]} {jaar}=…"` met wat het pakket zelf toont'
        )
        weigeringen.voeg_toe(kinds.CONTROLETOTAAL_ONTBREEKT, at, wrong, mend)


def _count(regels: Sequence[Raming]) -> str:
    return "1 regel" if len(regels) == 1 else f"{len(regels)} regels"

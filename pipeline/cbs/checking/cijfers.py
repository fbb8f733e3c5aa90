"""The deck and the plan say the same: texts, codes and amounts from the dossier, or from the frozen sitting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cbs import kinds
from pipeline.cbs.checking.herkennen import eender
from pipeline.cbs.checking.lezing import Lezing, Vasteslide
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.feiten import CODE, Feiten, rijen_van
from pipeline.cbs.sjabloon import Veld
from pipeline.finance.totalen import Totalen
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling
from pipeline.model.typed import near

_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+ euro")
_LABEL = re.compile(rf"({CODE.pattern})\s+(\w+)")
_WITH_NAMES = ("kader", "lijst")  # slides that name items of the plan, with their code in front


@dataclass(frozen=True, slots=True)
class Naslag:
    """The dossier to look things up in, and its totals."""

    dossier: Dossier
    totalen: Totalen


def check(lezing: Lezing, feiten: Feiten | None, naslag: Naslag | None, *, bevroren: bool) -> Iterator[Melding]:
    """Everything in which the deck differs from what its item takes from the plan, or from the plan itself."""
    if feiten is not None:
        source = "op de zitting" if bevroren else "in het plan"
        yield from _texts(lezing, feiten, source)
        yield from _rows(lezing, feiten, source)
    if naslag is not None:
        known = {row.label for row in feiten.rijen} if feiten is not None else set()
        yield from _codes(lezing, naslag)
        yield from _loose_rows(lezing, naslag, known)


def _texts(lezing: Lezing, feiten: Feiten, source: str) -> Iterator[Melding]:
    for code, text in feiten.teksten:
        found = lezing.alle_met_code(code)
        said = eender("\n".join(part for each in found for part in (each.alles, each.slide.notitie)))
        if not found or eender(text) in said:
            continue
        kind = kinds.CIJFER_WIJKT_AF if _AMOUNT.search(text) else kinds.TEKST_WIJKT_AF
        wrong = f"deze tekst staat {source}, maar niet meer op de slide: ‘{text}’"
        yield Melding(kind, found[0].slide.nummer, wrong, _mend(source))
    asked = {code for code, _ in feiten.teksten}
    for soort in lezing.sjabloon.slides:
        if soort.alleen_lijst and soort.code in asked and not lezing.alle_met_code(soort.code):
            wrong = f"de slide ‘{soort.naam}’ ontbreekt: het college ziet niet waarover het beslist"
            yield Melding(kinds.TEKST_WIJKT_AF, 0, wrong, _mend(source))


def _mend(source: str) -> str:
    if source == "in het plan":
        return "zet de tekst terug; klopt ze niet, wijzig dan het plan en bouw het deck opnieuw (`smjp cbs bouw`)"
    return "zet terug wat het college zag: een deck verandert niet meer na zijn zitting"


def _rows(lezing: Lezing, feiten: Feiten, source: str) -> Iterator[Melding]:
    if feiten.rijen and not any(veld.jaren for _, veld in lezing.velden()) and lezing.kost_niets:
        wrong = f"de bedragen staan {source}, maar de slide met de bedragen ontbreekt"
        yield Melding(kinds.CIJFER_WIJKT_AF, 0, wrong, _mend(source))
    for vaste, veld in _amount_tables(lezing):
        found = {eender(row[0]): row[1:] for row in vaste.rijen(veld)}
        years = tuple(map(str, feiten.jaren))
        if feiten.rijen and vaste.kop(veld)[1:] != years:
            wrong = f"boven de kolommen hoort {years[0]} tot {years[-1]}"
            yield Melding(kinds.CIJFER_WIJKT_AF, vaste.slide.nummer, wrong, _mend(source))
        for row in feiten.rijen:
            shown = found.get(eender(row.label))
            if shown is None:
                wrong = f"de rij ‘{row.label}’ staat {source}, maar niet meer in de tabel"
                yield Melding(kinds.CIJFER_WIJKT_AF, vaste.slide.nummer, wrong, _mend(source))
            else:
                yield from _compare(vaste, row.label, shown, row.bedragen, years, source)


def _compare(
    vaste: Vasteslide, label: str, shown: tuple[str, ...], wanted: tuple[str, ...], years: tuple[str, ...], source: str
) -> Iterator[Melding]:
    for year, here, there in zip(years, shown, wanted, strict=False):
        if _bare(here) != _bare(there):
            wrong = f"‘{label}’ in {year}: op de slide staat {here or 'niets'}, {source} {there}"
            yield Melding(kinds.CIJFER_WIJKT_AF, vaste.slide.nummer, wrong, _mend(source))


def _codes(lezing: Lezing, naslag: Naslag) -> Iterator[Melding]:
    known = (
        *(each.code for each in naslag.dossier.actieplannen),
        *(each.code for each in naslag.dossier.doelstellingen),
    )
    for vaste in lezing.vaste:
        for code in dict.fromkeys(CODE.findall(vaste.alles)):
            if code not in known:
                mend = near(code, known) or "kijk de code na in de lijst met codes achteraan in het plan"
                yield Melding(kinds.ONBEKENDE_CODE, vaste.slide.nummer, f"`{code}` bestaat niet in het plan", mend)
    for vaste in (each for code in _WITH_NAMES for each in lezing.alle_met_code(code)):
        for line in vaste.alles.split("\n"):
            found = re.match(rf"({CODE.pattern})\s*[:–-]?\s*(\S.*)", line.strip())
            item = naslag.dossier.met_code.get(found[1]) if found is not None else None
            if found is None or not isinstance(item, Actieplan | Doelstelling):
                continue
            said = eender(found[2]).rstrip(".")
            if said not in {eender(item.titel).rstrip("."), eender(item.kort)}:
                wrong = f"bij {item.code} staat ‘{found[2].strip()}’; het plan noemt het ‘{item.kort or item.titel}’"
                mend = "neem de naam of de zin van het plan over"
                yield Melding(kinds.TEKST_WIJKT_AF, vaste.slide.nummer, wrong, mend)


def _loose_rows(lezing: Lezing, naslag: Naslag, known: set[str]) -> Iterator[Melding]:
    """Rows that somebody typed with the code of an item in front: those are figures of the plan as well."""
    dossier = naslag.dossier
    for vaste, veld in _amount_tables(lezing):
        years = tuple(vaste.kop(veld)[1:])
        for row in vaste.rijen(veld):
            label = _LABEL.match(row[0])
            item = dossier.met_code.get(label[1]) if label is not None else None
            if label is None or not isinstance(item, Actieplan | Doelstelling) or row[0] in known:
                continue
            if dossier.gegevens.stap == 1:
                if any(_bare(each) not in ("0", "") for each in row[1:]):
                    wrong = f"‘{row[0]}’ heeft bedragen, en in stap 1 heeft het plan er nog geen"
                    yield Melding(kinds.BEDRAG_IN_STAP_1, vaste.slide.nummer, wrong, "haal de rij weg, of schrijf 0")
                continue
            wanted = {each.label: each.bedragen for each in rijen_van(item, naslag.totalen)}
            amounts = wanted.get(f"{item.code} {label[2].lower()}", ("0",) * len(dossier.jaren))
            by_year = dict(zip(map(str, dossier.jaren), amounts, strict=True))
            expected = tuple(by_year.get(year, "0") for year in years)
            yield from _compare(vaste, row[0], row[1:], expected, years, "in het plan")


def _amount_tables(lezing: Lezing) -> Iterator[tuple[Vasteslide, Veld]]:
    for vaste, veld in lezing.velden():
        if veld.jaren and vaste.kop(veld):
            yield vaste, veld


def _bare(amount: str) -> str:
    """An amount without what only makes it easier to read."""
    return re.sub(r"[.\s€]|euro", "", eender(amount))

"""What the columns of an export are called: the roles they can have, recognised by header and then by content.

Sources: the exports seen for real (bbc.md 5.5) and the names of the ledger itself (design.md).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.forms.invoer.blad import Bladrij
from pipeline.model.tabelregels import IN_DUIZENDEN

# the role, and the headers that name it, the surest first; in the form of `gewoon`
NAMEN: dict[str, tuple[str, ...]] = {
    "raming": ("raming", "mjp nummer", "ramingnummer", "ramingsnummer", "nummer raming", "raming nummer", "raming id",
               "raming code", "code raming", "mjp code", "mjp"),
    "entiteit": ("entiteit", "rechtspersoon", "bestuur"),
    "soort": ("soort", "e i f", "soort budget", "budgetsoort", "type budget"),
    "zijde": ("zijde", "u o", "transactiesoort", "uitgave ontvangst", "ontvangst uitgave", "soort verrichting"),
    "actie": ("code actie", "actie code", "actiecode", "code ac", "actie id", "actie totaaloverzicht", "actie", "ac"),
    "actieplan": ("code actieplan", "actieplan code", "code ap", "actieplan id", "actieplan totaaloverzicht",
                  "actieplan", "ap"),
    "beleidsitem": ("code beleidsitem", "beleidsitem code", "beleidsitem", "beleidsveld beleidsitem",
                    "code beleidsveld", "beleidsveld code", "beleidsveld"),
    "rekening": ("code algemene rekening", "algemene rekening", "rekening", "rekeningnummer", "nummer rekening",
                 "economische rekening", "niveau 4"),
    "sector": ("sector", "sectorcode", "code sector", "economische sectorcode", "economischesectorcode",
               "economischesectorcode subgroep", "economische sectorcode subgroep"),
    "project": ("project", "code project", "projectcode", "investeringsproject"),
    "omschrijving": ("omschrijving", "omschrijving raming", "raming omschrijving", "mjp omschrijving"),
    "boekjaar": ("boekjaar", "jaar"),
    "bedrag": ("bedrag", "bedrag in euro"),
    "uitgave": ("uitgave", "uitgaven"),
    "ontvangst": ("ontvangst", "ontvangsten"),
    "transactie": ("transactie id",),
    "beleidsveld_id": ("beleidsveld id",),
}  # fmt: skip
TEKSTROLLEN = ("raming", "entiteit", "soort", "zijde", "actie", "beleidsitem", "rekening", "sector", "project",
               "omschrijving")  # fmt: skip
BEDRAGROLLEN = ("bedrag", "uitgave", "ontvangst")
# columns of reports that must be one and the same, or a file holds amounts twice
RAPPORT = ("nis code", "type rapport", "rapportjaar", "rapport jaar")

# by content alone: what nothing else looks like
_INHOUD = {
    "raming": re.compile(r"MJP[0-9]{3,8}"),
    "beleidsitem": re.compile(r"0[0-9]{3}-[0-9]{2}"),
    "rekening": re.compile(r"[1-7][0-9]{6}"),
    "actie": re.compile(r"AC[0-9]{2,6}"),
    "actieplan": re.compile(r"AP[0-9]{2,6}"),
}
# what a column of this role at least looks like, to choose between two with a name that fits
_VORM = {
    "raming": re.compile(r"\S{1,40}"),
    "actie": re.compile(r"(?:.*\n)?(?:Code: *)?[A-Za-z]{0,3}[-/0-9.]*[0-9]+.*", re.DOTALL),
    "actieplan": re.compile(r"(?:.*\n)?(?:Code: *)?[A-Za-z]{0,3}[-/0-9.]*[0-9]+.*", re.DOTALL),
    "beleidsitem": re.compile(r"[0-9]{4}(?:-[0-9]{2})?(?:\s.*)?", re.DOTALL),
    "rekening": re.compile(r"[0-9]{4,7}(?:\s.*)?", re.DOTALL),
}
# a year stands at the end, after words that announce an amount; `2020-02` and `2020-2025` are no years
_JAARKOP = re.compile(
    r"(?:(?:rekening|jaarrekening|krediet|kredieten|eindkrediet|eindkredieten|initieel krediet|initiele kredieten|"
    r"budget|meerjarenplan|mjp|raming|ramingen|plan|bedrag|jaar|boekjaar) )?((?:19|20)[0-9]{2})(?: in)?(?: eur| euro)?"
)
# the first or the last day of a year, which Excel made of it
_DAGKOP = re.compile(
    r"(?:0?1[/.-]0?1|31[/.-]12)[/.-](?P<last>(?:19|20)[0-9]{2})"
    r"|(?P<first>(?:19|20)[0-9]{2})-(?:01-01|12-31)(?: 00:00:00)?"
)
_ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Which column has which role (index from 0), which holds which year, and how that was found.

    `dubbel` are roles or years for which more than one column would do.
    """

    rollen: Mapping[str, int]
    jaren: Mapping[int, int]
    op_inhoud: frozenset[str] = frozenset()
    dubbel: Mapping[str, tuple[int, ...]] | None = None

    @property
    def gebruikt(self) -> frozenset[int]:
        """The columns that are read."""
        return frozenset((*self.rollen.values(), *self.jaren.values()))


def gewoon(kop: str) -> str:
    """A header without capitals, accents and punctuation: `Code  BD:` becomes `code bd`."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", kop.casefold()) if not unicodedata.combining(each))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def jaar_van(kop: str) -> int | None:
    """The year that a header announces, or None: `Krediet 2021`, `2021 (in €)` and `1/01/2021`, but not `2020-02`."""
    if day := _DAGKOP.fullmatch(kop.strip()):
        return int(day["first"] or day["last"])
    if re.search(r"[0-9]\s*[-/.]\s*[0-9]", kop):
        return None
    found = _JAARKOP.fullmatch(gewoon(kop))
    return int(found[1]) if found else None


def in_duizenden(cellen: Iterable[str]) -> str:
    """The header that announces a year in thousands or millions of euro, or an empty text."""
    return next((each for each in cellen if IN_DUIZENDEN.search(each)), "")


def is_kopregel(cellen: tuple[str, ...]) -> bool:
    """Whether a row names the columns of ramingen: an amount or a year, and at least two keys."""
    names = [gewoon(each) for each in cellen]
    roles = {role for role, known in NAMEN.items() if set(known) & set(names)}
    amounts = any(jaar_van(each) for each in cellen) or ("boekjaar" in roles and set(BEDRAGROLLEN) & roles)
    return bool(amounts) and len(roles & {"raming", "actie", "actieplan", "beleidsitem", "rekening", "transactie"}) >= 1


def is_dimensie(cellen: tuple[str, ...]) -> bool:
    """Whether a row heads the table of beleidsvelden that comes with transactions (layout d)."""
    names = {gewoon(each) for each in cellen}
    return {"beleidsveld id", "beleidsveld code"} <= names and "bedrag" not in names


def vind_kolommen(kop: tuple[str, ...], rijen: Iterable[Bladrij], vast: Mapping[str, str]) -> Kolommen:
    """The roles of the columns; `vast` maps a role or a year to the header that was written down for it."""
    sample = list(rijen)
    roles: dict[str, int] = {}
    years: dict[int, int] = {}
    double: dict[str, tuple[int, ...]] = {}
    for role, header in vast.items():
        if header in kop:
            if role.isdecimal():
                years[int(role)] = kop.index(header)
            else:
                roles[role] = kop.index(header)
    for index, header in enumerate(kop):
        year = jaar_van(header)
        if year is None or str(year) in vast or index in roles.values():
            continue
        if year in years:
            double[str(year)] = (*double.get(str(year), (years[year],)), index)
        years.setdefault(year, index)
    names = [gewoon(each) for each in kop]
    taken = {*roles.values(), *years.values()}
    for role, known in NAMEN.items():
        if role in roles:
            continue
        fits = [index for each in known for index, name in enumerate(names) if name == each and index not in taken]
        if len(fits) > 1 and role in _VORM:
            fits = [index for index in fits if _holds(sample, index, _VORM[role])] or fits
        if len(fits) > 1 and names[fits[0]] == names[fits[1]]:
            double[role] = tuple(index for index in fits if names[index] == names[fits[0]])
        if fits:
            roles[role] = fits[0]
            taken.add(fits[0])
    by_content = set()
    for role, form in _INHOUD.items():
        free = [index for index in range(len(kop)) if index not in taken and _holds(sample, index, form)]
        if role not in roles and len(free) == 1:
            roles[role] = free[0]
            taken.add(free[0])
            by_content.add(role)
    return Kolommen(roles, years, frozenset(by_content), double)


def _holds(rijen: list[Bladrij], index: int, form: re.Pattern[str]) -> bool:
    """Whether nearly all filled cells of a column have this form, and some are filled."""
    texts = [text for rij in rijen if (text := rij.cel(index))]
    return bool(texts) and sum(form.fullmatch(each) is not None for each in texts) >= _ENOUGH * len(texts)

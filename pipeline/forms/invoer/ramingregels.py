"""From the rows of an export to lines of the ledger, and the rows that state a total; every refusal in one run."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.finance.boek import Boek
from pipeline.findings import Kind, Place, several
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.bedragen import lees_vreemd_bedrag
from pipeline.forms.invoer.blad import Bladrij, Weigercel, Weigeringen, kolomletters
from pipeline.forms.invoer.indeling import Indeling
from pipeline.forms.invoer.kolommen import RAPPORT, gewoon, in_duizenden
from pipeline.forms.invoer.opties import Opties
from pipeline.forms.invoer.vertaling import OnbekendeActie, Onvertaalbaar, Vertaling
from pipeline.model.bedrag import GeenBedrag, schrijf_exact
from pipeline.model.dossier import Raming
from pipeline.model.ramingen import KOLOMMEN

_TOTAAL = re.compile(
    r"(?:(?:algemeen|algemene|eind|sub|tussen|groot|general|grand)[ -]?)?tota(?:al|len|ux)\b.*|total\b.*|saldo\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SLEUTELS = ("rekening", "beleidsitem", "raming", "beleidsveld_id", "transactie")
_RAMING = next(kolom.vorm for kolom in KOLOMMEN if kolom.naam == "raming")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Totaalrij:
    """A row of the file that states a total: its words, cents per year of the plan (None: not stated), `geheel` when
    it states all years together; `na` is how many lines were read before it (-1: that says nothing, in a list).
    """

    at: Place
    woorden: str
    bedragen: tuple[int | None, ...]
    na: int
    geheel: int | None = None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What one sheet gives. Amounts still have the signs of the file; `weggelaten` is what was left out, in words."""

    indeling: Indeling
    regels: tuple[Raming, ...]
    totalen: tuple[Totaalrij, ...]
    weggelaten: tuple[str, ...]
    eigen_nummers: bool


def lees_regels(
    indeling: Indeling, boek: Boek, beleidsvelden: Mapping[str, str], opties: Opties, weigeringen: Weigeringen
) -> Gelezen:
    """The lines of a sheet."""
    return _Lezing(indeling, boek, beleidsvelden, opties, weigeringen).gelezen()


class _Lezing:
    """The reading of one sheet."""

    def __init__(
        self,
        indeling: Indeling,
        boek: Boek,
        beleidsvelden: Mapping[str, str],
        opties: Opties,
        weigeringen: Weigeringen,
    ) -> None:
        self.indeling, self.blad, self.weigeringen = indeling, indeling.blad, weigeringen
        self.jaren = boek.dossier.jaren
        self.rollen = dict(indeling.kolommen.rollen)
        self.vertaling = Vertaling(boek, indeling.wijze, beleidsvelden)
        self.schrijfwijze = opties.schrijfwijze(indeling.wijze)
        self.vast = dict(opties.vaste_waarden(indeling.wijze))
        self.weggelaten: list[str] = []
        self._translated: dict[tuple[str, str], object] = {}
        self._said: set[object] = set()

    def gelezen(self) -> Gelezen:
        """What the sheet gives."""
        lines: list[Raming] = []
        totals: list[Totaalrij] = []
        if self._has_columns():
            rows = self._chosen()
            self._one_report(rows)
            self._merged(rows)
            self._hidden(rows)
            lines, totals = self._list(rows) if self.indeling.vorm == "lijst" else self._table(rows)
        own = "raming" not in self.rollen
        return Gelezen(self.indeling, tuple(lines), tuple(totals), tuple(self.weggelaten), own)

    # ---- the columns --------------------------------------------------------------------------------------------

    def _has_columns(self) -> bool:
        missing = []
        if "rekening" not in self.rollen and "rekening" not in self.vast:
            missing.append(("rekening", "--vast rekening=6130000"))
        if not {"beleidsitem", "beleidsveld_id"} & set(self.rollen) and "beleidsitem" not in self.vast:
            missing.append(("beleidsitem", "--vast beleidsitem=0200-00"))
        for role, option in missing:
            wrong = f"geen enkele kolom is herkend als `{role}`"
            mend = f"zeg bij `kolommen` in `import.yaml` welke het is, of geef `{option}` als het overal hetzelfde is"
            self._refuse(kinds.KOLOM_ONTBREEKT, self.blad.plaats(self.indeling.kop), wrong, mend)
        absent = [jaar for jaar in self.jaren if jaar not in self.indeling.kolommen.jaren]
        if self.indeling.vorm == "tabel" and absent:
            wrong = f"er is geen kolom voor {', '.join(map(str, absent))}: die jaren zouden nul worden"
            mend = "exporteer alle jaren van het plan, of zeg bij `kolommen` in `import.yaml` welke kolom welk jaar is"
            if thousands := in_duizenden(self.indeling.kop.cellen):
                wrong = f"`{thousands}`: de bedragen in deze kolom zijn geen gewone euro's"
                mend = "exporteer ze in euro, alle cijfers voluit"
            self._refuse(kinds.KOLOM_ONTBREEKT, self.blad.plaats(self.indeling.kop), wrong, mend)
        beyond = [jaar for jaar in self.indeling.kolommen.jaren if jaar not in self.jaren]
        if beyond:
            self.weggelaten.append(f"kolommen van jaren buiten het plan: {', '.join(map(str, sorted(beyond)))}")
        used = self.indeling.kolommen.gebruikt
        rest = [text for index, text in enumerate(self.indeling.kop.cellen) if text and index not in used]
        if rest:
            self.weggelaten.append(
                f"kolommen die geen rol hebben: {', '.join(' '.join(each.split()) for each in rest)}"
            )
        return not missing

    def _chosen(self) -> list[Bladrij]:
        """The rows that `alleen` leaves."""
        kop = self.indeling.kop.cellen
        rows = list(self.indeling.rijen)
        for header, value in (self.indeling.wijze.alleen if self.indeling.wijze else {}).items():
            if header not in kop:
                wrong = f"`alleen` in `import.yaml` noemt een kolom `{header}` die er niet is"
                self._refuse(kinds.KOLOM_ONTBREEKT, self.blad.plaats(self.indeling.kop), wrong, "verbeter de naam")
                continue
            index = kop.index(header)
            kept = [rij for rij in rows if rij.cel(index) == value]
            if len(kept) < len(rows):
                self.weggelaten.append(f"{len(rows) - len(kept)} regels waar `{header}` niet `{value}` is")
            rows = kept
        return rows

    def _one_report(self, rows: list[Bladrij]) -> None:
        """Refuses a file with several reports or towns in it: they would be counted together."""
        for index, header in enumerate(self.indeling.kop.cellen):
            if gewoon(header) not in RAPPORT:
                continue
            values = sorted({text for rij in rows if (text := rij.cel(index))})
            if len(values) > 1:
                wrong = f"`{header}` heeft meer dan één waarde: {', '.join(f'`{each}`' for each in values[:5])}"
                mend = f'kies er een bij `alleen` in `import.yaml`: `{{"{header}": "{values[-1]}"}}`'
                self._refuse(kinds.KOLOM_ONDUIDELIJK, self.blad.plaats(self.indeling.kop, index), wrong, mend)

    def _merged(self, rows: list[Bladrij]) -> None:
        hidden = [rij for rij in rows if rij.nummer in self.blad.samengevoegd]
        if hidden:
            wrong = "hier zijn cellen van verschillende rijen samengevoegd: alleen de bovenste rij heeft dan een waarde"
            mend = "splits de cellen en vul de waarde in elke rij in"
            self._refuse(kinds.ONBRUIKBARE_CEL, self.blad.plaats(hidden[0]), wrong, mend)

    def _hidden(self, rows: list[Bladrij]) -> None:
        """Says which rows and columns are read though the sheet does not show them."""
        hidden = [rij for rij in rows if rij.nummer in self.blad.verborgen_rijen]
        if hidden:
            numbers = several([str(rij.nummer) for rij in hidden])
            one = len(hidden) == 1
            wrong = "1 rij is" if one else f"{len(hidden)} rijen zijn"
            wrong += f" verborgen, meestal door een filter: {numbers}. Ze {'telt' if one else 'tellen'} mee"
            mend = "haal in Excel de filter weg en kijk na wat erbij hoort; verwijder de andere rijen"
            self._refuse(kinds.VERBORGEN_CELLEN, self.blad.plaats(hidden[0]), wrong, mend)
        columns = sorted(self.indeling.kolommen.gebruikt & self.blad.verborgen_kolommen)
        if columns:
            names = several([f"`{self._header(index)}` ({kolomletters(index)})" for index in columns])
            one = len(columns) == 1
            wrong = "deze kolom is verborgen en telt mee" if one else "deze kolommen zijn verborgen en tellen mee"
            wrong += f": {names}"
            mend = "maak ze zichtbaar en kijk na wat erin staat"
            self._refuse(kinds.VERBORGEN_CELLEN, self.blad.plaats(self.indeling.kop, columns[0]), wrong, mend)

    # ---- the rows -----------------------------------------------------------------------------------------------

    def _table(self, rows: list[Bladrij]) -> tuple[list[Raming], list[Totaalrij]]:
        """The lines of a table with a column per year."""
        columns = [(self.indeling.kolommen.jaren.get(jaar), str(jaar)) for jaar in self.jaren]
        lines: list[Raming] = []
        totals: list[Totaalrij] = []
        seen: dict[str, Raming] = {}
        for rij in rows:
            words = self._total_words(rij)
            amounts = tuple(None if index is None else self._amount(rij, index) for index, _ in columns)
            if words is not None:
                totals.append(Totaalrij(self.blad.plaats(rij), words, amounts, len(lines)))
                continue
            if all(each is None for each in amounts) and not self._is_filled(rij):
                continue  # a heading between the rows
            line = self._line(rij, tuple(each or 0 for each in amounts))
            if line is None:
                continue
            first = seen.setdefault(line.raming, line)
            if first is not line:
                wrong = f"raming `{line.raming}` staat ook op {first.at}"
                mend = "laat één van beide regels weg, of geef ze elk een eigen nummer"
                self._refuse(kinds.DUBBELE_INVOER, line.at, wrong, mend)
            lines.append(line)
        return lines, totals

    def _list(self, rows: list[Bladrij]) -> tuple[list[Raming], list[Totaalrij]]:
        """The lines of a list with one amount per row: amounts of the same key and year are added up."""
        lines: dict[tuple[str, ...], Raming] = {}
        seen: dict[object, Place] = {}
        beyond: dict[str, int] = {}
        totals = []
        year_at = self.rollen["boekjaar"]
        for rij in rows:
            at = self.blad.plaats(rij)
            mine = self.rollen.get("transactie")
            same = rij.cellen if mine is None else rij.cel(mine)
            words = self._total_words(rij)
            year = rij.cel(year_at)
            if words is not None:
                stated = sum(each for _, each in self._amounts_of(rij))
                known = tuple(stated if str(jaar) == year else None for jaar in self.jaren)
                whole = stated if not year or _TOTAAL.fullmatch(year) else None
                totals.append(Totaalrij(at, words, known, -1, whole))
                continue
            if same in seen:
                wrong = f"dezelfde regel staat ook op {seen[same]}"
                self._refuse(kinds.DUBBELE_INVOER, at, wrong, "laat één van beide weg: een bedrag telt maar één keer")
                continue
            seen[same] = at
            amounts = self._amounts_of(rij)
            if not re.fullmatch(r"(?:19|20)[0-9]{2}", year):
                wrong = f"`{year}` is geen boekjaar" if year else "het boekjaar is leeg"
                self._refuse(
                    kinds.ONBRUIKBARE_SLEUTEL, self.blad.plaats(rij, year_at), wrong, "schrijf een jaar", "boekjaar"
                )
                continue
            if int(year) not in self.jaren:
                beyond[year] = beyond.get(year, 0) + sum(each for _, each in amounts)
                continue
            index = self.jaren.index(int(year))
            for zijde, cents in amounts:
                line = self._line(rij, tuple(cents if each == index else 0 for each in range(len(self.jaren))), zijde)
                if line is not None:
                    first = lines.setdefault(_key(line), line)
                    if first is not line:
                        summed = tuple(a + b for a, b in zip(first.bedragen, line.bedragen, strict=True))
                        lines[_key(line)] = replace(first, bedragen=summed)
        for year, cents in sorted(beyond.items()):
            self.weggelaten.append(f"regels van {year}, buiten het plan: samen {schrijf_exact(cents)}")
        return list(lines.values()), totals

    def _is_filled(self, rij: Bladrij) -> bool:
        """Whether the row itself says which raming or account it is."""
        return any(rij.cel(self.rollen[role]) for role in ("raming", "rekening") if role in self.rollen)

    def _amounts_of(self, rij: Bladrij) -> list[tuple[str, int]]:
        """The amounts on a row of a list, each with the side that its column says (nothing when it says none)."""
        sides = (("bedrag", ""), ("uitgave", "U"), ("ontvangst", "O"))
        found = [(side, self._amount(rij, self.rollen[role])) for role, side in sides if role in self.rollen]
        return [(side, cents) for side, cents in found if cents is not None]

    def _total_words(self, rij: Bladrij) -> str | None:
        """What a row that states a total says it counts, or None for any other row."""
        keys = [rij.cel(self.rollen[role]) for role in _SLEUTELS if role in self.rollen]
        if any(each and not _TOTAAL.fullmatch(each) for each in keys):
            return None
        return next((" ".join(text.split()) for text in rij.cellen if _TOTAAL.fullmatch(text)), None)

    def _line(self, rij: Bladrij, amounts: tuple[int, ...], zijde: str = "") -> Raming | None:
        """The line that a row gives, or None after saying what is wrong with it."""
        words = self.vertaling
        rekening = self._key_of(rij, "rekening", words.rekening)
        if "beleidsitem" in self.rollen or "beleidsveld_id" not in self.rollen:
            item = self._key_of(rij, "beleidsitem", words.beleidsitem)
        elif rij.cel(self.rollen["beleidsveld_id"]) in ("", "0") and "beleidsitem" in self.vast:
            item = self.vast["beleidsitem"]
        else:
            item = self._key_of(rij, "beleidsveld_id", words.beleidsveld)
        actie = self._actie(rij)
        entiteit = self._entiteit(rij)
        omschrijving = self._key_of(rij, "omschrijving", words.omschrijving, may_be_empty=True)
        sector = self._key_of(rij, "sector", words.omschrijving, may_be_empty=True)
        project = self._key_of(rij, "project", words.omschrijving, may_be_empty=True)
        soort = self._key_of(rij, "soort", words.soort, may_be_empty=True)
        side = zijde or self._key_of(rij, "zijde", words.zijde, may_be_empty=True)
        number = self._key_of(rij, "raming", _raming) if "raming" in self.rollen else ""
        if None in (rekening, item, actie, entiteit, omschrijving, sector, project, soort, side, number):
            return None
        if not (soort and side):
            found = self._tried(
                kinds.REKENING_ONDUIDELIJK, rij, "rekening", f"{rekening};{sector};{soort};{side}",
                lambda _: words.soort_en_zijde(str(rekening), str(sector), str(soort), str(side)),
            )  # fmt: skip
            if found is None:
                return None
            soort, side = found
        line = Raming(
            self.blad.plaats(rij), str(number), str(entiteit), soort, side, str(actie), str(item), str(rekening),  # type: ignore[arg-type]
            str(sector), str(project), str(omschrijving), amounts,
        )  # fmt: skip
        return line if number else replace(line, raming=_own_number(line))

    def _actie(self, rij: Bladrij) -> str | None:
        """The code of the actie, else that of the actieplan; None after saying that the dossier has neither."""
        text, role = self._text(rij, "actie"), "actie"
        if not text or gewoon(text) in ("0", "geen", "geen actie"):
            text, role = self._text(rij, "actieplan"), "actieplan"
        if role not in self.rollen:
            return self._key_of(rij, "actie", self.vertaling.actie, may_be_empty=True)
        return self._key_of(rij, role, self.vertaling.actie, may_be_empty=True)

    def _entiteit(self, rij: Bladrij) -> str | None:
        if "entiteit" in self.rollen or "entiteit" in self.vast:
            return self._key_of(rij, "entiteit", self.vertaling.entiteit)
        return self._tried(
            kinds.KOLOM_ONTBREEKT, self.indeling.kop, "", "entiteit", lambda _: self.vertaling.enige_entiteit()
        )

    # ---- the cells ----------------------------------------------------------------------------------------------

    def _text(self, rij: Bladrij, role: str) -> str:
        """The cell of this role, or what is fixed for it, or nothing."""
        if role in self.rollen:
            return rij.cel(self.rollen[role]) or self.vast.get(role, "")
        return self.vast.get(role, "")

    def _key_of(
        self, rij: Bladrij, role: str, read: Callable[[str], T], *, may_be_empty: bool = False
    ) -> T | str | None:
        """A cell as a key of the ledger, or None after saying what is wrong with it."""
        text = self._text(rij, role)
        if isinstance(text, Weigercel):
            self._refuse(kinds.ONBRUIKBARE_CEL, self._place(rij, role), text.wrong, text.mend, role)
            return None
        if not text:
            if may_be_empty:
                return ""
            wrong = f"`{role}` is leeg"
            mend = "vul de cel in; is deze regel een totaal, zet er dan `Totaal` bij"
            self._refuse(kinds.ONBRUIKBARE_SLEUTEL, self._place(rij, role), wrong, mend, role)
            return None
        return self._tried(kinds.ONBRUIKBARE_SLEUTEL, rij, role, text, read)

    def _tried(self, kind: Kind, rij: Bladrij, role: str, text: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of a text, worked out once; None after saying why not, once for a code or account."""
        key = (f"{kind.code} {role}", text)
        if key not in self._translated:
            try:
                self._translated[key] = read(text)
            except Onvertaalbaar as refusal:
                self._translated[key] = refusal
        found = self._translated[key]
        if not isinstance(found, Onvertaalbaar):
            return found  # type: ignore[return-value]
        if isinstance(found, OnbekendeActie):
            kind = kinds.ACTIE_ONBEKEND
        once = kind in (kinds.ACTIE_ONBEKEND, kinds.REKENING_ONDUIDELIJK, kinds.KOLOM_ONTBREEKT)
        if not once or key not in self._said:
            self._said.add(key)
            self._refuse(kind, self._place(rij, role), found.wrong, found.mend, "" if once else role)
        return None

    def _amount(self, rij: Bladrij, index: int) -> int | None:
        """The amount in a cell in cents; None for an empty cell, or after saying what is wrong with it."""
        text = rij.cel(index)
        if not text:
            return None
        if isinstance(text, Weigercel):
            name = self._header(index)
            self._refuse(
                kinds.ONBRUIKBARE_CEL, self.blad.plaats(rij, index), f"`{name}`: {text.wrong}", text.mend, name
            )
            return None
        try:
            return lees_vreemd_bedrag(text, self.schrijfwijze)
        except GeenBedrag as refusal:
            name = self._header(index)
            wrong = f"`{name}`: `{text[:40]}` is geen duidelijk bedrag"
            self._refuse(kinds.VREEMD_BEDRAG, self.blad.plaats(rij, index), wrong, refusal.mend, name)
            return None

    def _header(self, index: int) -> str:
        return " ".join(self.indeling.kop.cel(index).split())

    def _place(self, rij: Bladrij, role: str) -> Place:
        return self.blad.plaats(rij, self.rollen.get(role, 0))

    def _refuse(self, kind: Kind, at: Place, wrong: str, mend: str, about: str = "") -> None:
        self.weigeringen.voeg_toe(kind, at, wrong, mend, about)


def _raming(text: str) -> str:
    if not _RAMING.fullmatch(text):
        raise Onvertaalbaar(f"`{text[:40]}` is geen nummer van een raming", "schrijf een nummer zonder spaties")
    return text


def _key(line: Raming) -> tuple[str, ...]:
    """What makes a line of a list the same line."""
    return (line.raming, line.entiteit, line.soort, line.zijde, line.actie, line.beleidsitem, line.rekening,
            line.sector, line.project)  # fmt: skip


def _own_number(line: Raming) -> str:
    """A number for a line that has none: the same keys give the same number in every import."""
    digest = hashlib.sha256("\0".join(_key(line)).encode()).hexdigest()
    return f"INV{digest[:10].upper()}"


def alle_regels(gelezen: tuple[Gelezen, ...]) -> Iterator[Raming]:
    """The lines of all sheets."""
    for each in gelezen:
        yield from each.regels

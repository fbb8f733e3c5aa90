"""Evaluates schema definitions over a ledger: every row once, every cell in euro cents. Knows no city and no schema."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pipeline.finance.bedragen import Reeks, sum_of
from pipeline.finance.definities import BlokDef, RijDef, SchemaDef
from pipeline.finance.formules import Formule, Term, procent_van
from pipeline.finance.posten import Posten
from pipeline.finance.tabel import Schemakolom, Schemarij, Schematabel

DELEN = {"uitgaven": {"zijde": "U"}, "ontvangsten": {"zijde": "O"}, "": {}}


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of what a block or row is repeated for: a doelstelling, domein, entiteit, project or AGB."""

    code: str
    naam: str
    voor: int = 0
    na: int = 0


@dataclass(frozen=True, slots=True)
class _Blok:
    """A block for one member (or none), its rows worked out: code of the row, definition, member of the row."""

    code: str
    definitie: BlokDef
    lid: Lid | None
    rijen: tuple[tuple[str, RijDef, Lid | None], ...]


@dataclass(frozen=True)
class Motor:
    """Definitions and what they are evaluated over.

    `leden` holds the members by what is repeated, `bronnen` the series of the dossier in cents per year, by name and,
    for one member, by `name/code`. Raises KeyError for a formula that names what does not exist: our bug.
    """

    definities: Mapping[str, SchemaDef]
    posten: Posten
    leden: Mapping[str, Sequence[Lid]]
    bronnen: Mapping[str, Reeks]
    kredietjaren: tuple[int, ...]
    afgesloten_tot: int

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of the ledger."""
        return self.posten.jaren

    def tabel(self, schema: str) -> Schematabel:
        """One schema, ready to be laid out; KeyError for an unknown one."""
        definitie = self.definities[schema]
        rows = tuple(row for blok in self._blokken(schema).values() for row in self._rows(definitie, blok))
        return Schematabel(schema, definitie.titel, definitie.bron, self._kolommen(definitie.kolommen), rows)

    # ---- columns ----------------------------------------------------------------------------------------------

    def _kolommen(self, kind: str) -> tuple[Schemakolom, ...]:
        if kind == "kredieten":
            sides = product(self.kredietjaren, (("uitgaven", "Uitgaven"), ("ontvangsten", "Ontvangsten")))
            return tuple(Schemakolom(f"{side}_{jaar}", str(jaar), label) for jaar, (side, label) in sides)
        years = tuple(Schemakolom(str(jaar), self._soort_jaar(jaar), str(jaar)) for jaar in self.jaren)
        if kind == "project":
            before, after = f"Vóór {self.jaren[0]}", f"Na {self.jaren[-1]}"
            return (
                Schemakolom("voor", "", before),
                *years,
                Schemakolom("na", "", after),
                Schemakolom("totaal", "", "Totaal"),
            )
        return years

    def _soort_jaar(self, jaar: int) -> str:
        return "Jaarrekening" if jaar <= self.afgesloten_tot else "Meerjarenplan"

    # ---- rows -------------------------------------------------------------------------------------------------

    def _rows(self, schema: SchemaDef, blok: _Blok) -> Iterator[Schemarij]:
        rows = [self._row(schema, blok, *each) for each in blok.rijen]
        shown = [
            row
            for row, (_, definitie, _) in zip(rows, blok.rijen, strict=True)
            if not (definitie.alleen_met_bedrag and row.is_nul)
        ]
        if blok.definitie.alleen_met_bedrag and all(row.is_nul for row in rows if row.bedragen):
            return
        yield Schemarij(blok.code, "", _filled(blok.definitie.label, blok.lid), stijl="kop")
        yield from shown

    def _row(self, schema: SchemaDef, blok: _Blok, code: str, definitie: RijDef, lid: Lid | None) -> Schemarij:
        label = _filled(definitie.label, lid or blok.lid)
        if definitie.is_kop:
            return Schemarij(blok.code, "", label, stijl=definitie.stijl, niveau=1, nummer=definitie.nummer)
        level = code.count(".") + 1
        cells = self._cells(schema, blok, code, definitie)
        number = _number(code, definitie) if schema.genummerd else ""
        return Schemarij(
            blok.code, code, label, cells, definitie.stijl, level, definitie.toon, definitie.limitatief, number
        )

    def _cells(self, schema: SchemaDef, blok: _Blok, code: str, definitie: RijDef) -> tuple[int | None, ...]:
        name = schema.schema
        if schema.kolommen == "kredieten":
            sides = [self._reeks(name, blok.code, code, deel) for deel in ("uitgaven", "ontvangsten")]
            return tuple(side[self.jaren.index(jaar)] for jaar in self.kredietjaren for side in sides)
        cells = self._reeks(name, blok.code, code, "")
        if schema.kolommen != "project":
            return cells
        if not definitie.voor_en_na or blok.lid is None:
            return (None, *cells, None, sum(cells))
        return (blok.lid.voor, *cells, blok.lid.na, blok.lid.voor + sum(cells) + blok.lid.na)

    # ---- cells ------------------------------------------------------------------------------------------------

    def _reeks(self, schema: str, blok: str, rij: str, deel: str) -> Reeks:
        """A row, one amount per year; formulas go year by year, because a year may look back at the one before."""
        key = (schema, blok, rij, deel)
        found = self._reeksen.get(key)
        if found is None:
            definitie, _ = self._op_code(schema, blok)[rij]
            if definitie.selectie is None:
                found = tuple(self._cel(schema, blok, rij, deel, year) for year in range(len(self.jaren)))
            else:
                found = self._selected(self._blokken(schema)[blok], definitie, deel)
            self._reeksen[key] = found
        return found

    def _cel(self, schema: str, blok: str, rij: str, deel: str, year: int) -> int:
        definitie, lid = self._op_code(schema, blok)[rij]
        if definitie.selectie is not None:
            return self._reeks(schema, blok, rij, deel)[year]
        key = (schema, blok, rij, deel, year)
        found = self._cellen.get(key)
        if found is None:
            formule = definitie.eerste_jaar if year == 0 and definitie.eerste_jaar else definitie.formule
            if formule is None:
                raise KeyError(f"{schema} {blok} {rij} is a heading")
            found = self._formula(formule, schema, self._blokken(schema)[blok], lid, deel, year)
            self._cellen[key] = found
        return found

    def _formula(self, formule: Formule, schema: str, blok: _Blok, lid: Lid | None, deel: str, year: int) -> int:
        total = sum(term.teken * self._term(term, schema, blok, lid, deel, year) for term in formule.termen)
        return total if formule.procent is None else procent_van(total, formule.procent)

    def _term(self, term: Term, schema: str, blok: _Blok, lid: Lid | None, deel: str, year: int) -> int:
        match term.wat:
            case "bron":
                return self.bronnen[f"{term.rij}/{lid.code}" if lid else term.rij][year]
            case "som":
                others = (code for code in self._blokken(schema) if code != blok.code)
                return sum(self._cel(schema, other, term.rij, deel, year) for other in others)
            case "vorig":
                if year == 0:
                    raise KeyError(f"{schema} {blok.code}: `vorig` needs `eerste_jaar`")
                return self._cel(schema, blok.code, term.rij, deel, year - 1)
            case "rij":
                return self._cel(term.schema or schema, term.blok or blok.code, term.rij, deel, year)

    def _selected(self, blok: _Blok, definitie: RijDef, deel: str) -> Reeks:
        """The sum of the lines that a row selects; a list of values counts each of them."""
        chosen = {**blok.definitie.selectie, **(definitie.selectie or {}), **DELEN[deel]}
        member = blok.lid.code if blok.lid else ""
        single = {name: member if value == "*" else value for name, value in chosen.items() if isinstance(value, str)}
        for name, values in chosen.items():
            if not isinstance(values, str):
                return sum_of(self.posten.som({**single, name: value}) for value in values)
        return self.posten.som(single)

    # ---- blocks -----------------------------------------------------------------------------------------------

    def _blokken(self, schema: str) -> dict[str, _Blok]:
        """The blocks of a schema by their code, in order."""
        if schema not in self._bloklijsten:
            blocks = (self._blok(each, lid) for each in self.definities[schema].blokken for lid in self._leden(each))
            self._bloklijsten[schema] = {blok.code: blok for blok in blocks}
        return self._bloklijsten[schema]

    def _leden(self, part: BlokDef | RijDef) -> Sequence[Lid | None]:
        return self.leden[part.herhaal] if part.herhaal else (None,)

    def _blok(self, definitie: BlokDef, lid: Lid | None) -> _Blok:
        rows = ((_filled(each.rij, of), each, of) for each in definitie.rijen for of in self._leden(each))
        return _Blok(lid.code if lid else definitie.blok, definitie, lid, tuple(rows))

    def _op_code(self, schema: str, blok: str) -> dict[str, tuple[RijDef, Lid | None]]:
        if (schema, blok) not in self._rijlijsten:
            rows = self._blokken(schema)[blok].rijen
            self._rijlijsten[schema, blok] = {code: (each, lid) for code, each, lid in rows if not each.is_kop}
        return self._rijlijsten[schema, blok]

    @cached_property
    def _bloklijsten(self) -> dict[str, dict[str, _Blok]]:
        return {}

    @cached_property
    def _rijlijsten(self) -> dict[tuple[str, str], dict[str, tuple[RijDef, Lid | None]]]:
        return {}

    @cached_property
    def _reeksen(self) -> dict[tuple[str, str, str, str], Reeks]:
        return {}

    @cached_property
    def _cellen(self) -> dict[tuple[str, str, str, str, int], int]:
        return {}


def _filled(text: str, lid: Lid | None) -> str:
    """A label or code with the code and name of its member filled in."""
    return text.replace("{code}", lid.code).replace("{naam}", lid.naam).strip() if lid else text


def _number(code: str, definitie: RijDef) -> str:
    """What is printed before the label of a row: the last part of its code, unless that is a word of ours."""
    last = code.rsplit(".", 1)[-1]
    return last if definitie.stijl != "streepje" and (len(last) == 1 or set(last) <= set("IVX")) else ""

"""The BBC schemas as blocks for landscape pages: official rows, every cell rounded on its own from cents."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.blocks import Block, Cell, Column, Heading, Inlines, PageBreak, Row, RowStyle, Table, Text
from pipeline.finance.normen import Evenwichtsnorm, normen
from pipeline.finance.tabel import Schemakolom, Schemarij, Schematabel
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.plan.amounts import NULREGELS_WEG
from pipeline.plan.context import Context, opgesomd, plain_text

NOTA, TOELICHTING = ("M1", "M2", "M3"), ("T1", "T2", "T3", "T4")
_VOLLEDIG = ("M2", "M3")  # what the council votes on is never shortened
_EERSTE_VAN_DEEL = (NOTA[0], TOELICHTING[0])  # what holds for every schema of a part is said at its first one
_AFGEROND = "In alle schema's van dit deel is elk bedrag apart afgerond op een euro: een som kan 1 euro verschillen."
_OP_NIEUWE_BLADZIJDE = {"M2": "geconsolideerd"}

# millimetres on a landscape page of 257 (look, M and T schemas)
_PAGE, _NUMBER, _FORMULA, _YEAR, _LAST, _CREDIT = 257.0, 9.0, 17.0, 22.0, 24.0, 30.0
_LEAST_LABEL, _LEAST_YEAR, _YEAR_OF_A_KIND = 66.0, 17.0, 22.3
_KORT = {"Jaarrekening": "Rek", "Meerjarenplan": "Mjp"}  # where the columns are narrow


def heeft_schemas(context: Context) -> bool:
    """Whether the plan prints schemas: the ramingen count, and there are some."""
    return context.totalen.bron == "ramingen" and not context.boek.is_leeg


def schema_blocks(context: Context, schema: str) -> Iterator[Block]:
    """The title and the table of a schema; M2 goes on on a second page. Nothing when there is nothing to show."""
    whole = context.boek.tabel(schema)
    tabel = whole if context.dossier.gegevens.toon_nulregels or schema in _VOLLEDIG else whole.zonder_nulregels()
    if not is_van_toepassing(context, schema) or not tabel.met_bedragen:
        return
    title = f"Schema {schema}: {tabel.titel[0].lower()}{tabel.titel[1:]}"
    yield Heading(2, plain_text(title), f"schema-{schema}", "kop", contents=True)
    shortened = len(tabel.rijen) < len(whole.rijen)
    first, rest = _pages(tabel)
    yield _table(context, first, tabel.titel, f"tabel-{schema}", shortened=shortened)
    if rest.rijen:
        yield PageBreak()
        head = rest.rijen[0].label
        yield _table(context, rest, f"{tabel.titel}, vervolg: {head.lower()}", f"tabel-{schema}-vervolg")


def is_van_toepassing(context: Context, schema: str) -> bool:
    """Whether a schema says anything: T3 needs projects, T4 needs debts (both only "in voorkomend geval")."""
    rows = context.boek.tabel(schema).met_bedragen
    return bool(rows) if schema == "T3" else schema != "T4" or not all(each.is_nul for each in rows)


def _pages(tabel: Schematabel) -> tuple[Schematabel, Schematabel]:
    blok = _OP_NIEUWE_BLADZIJDE.get(tabel.schema)
    rows = tuple(each for each in tabel.rijen if each.blok == blok)
    return replace(tabel, rijen=tuple(each for each in tabel.rijen if each.blok != blok)), replace(tabel, rijen=rows)


def _table(context: Context, tabel: Schematabel, titel: str, anchor: str, *, shortened: bool = False) -> Table:
    numbered = any(rij.nummer and rij.niveau <= 1 for rij in tabel.rijen)
    explained = any(rij.formule for rij in tabel.rijen) and len(tabel.kolommen) < 9
    columns = _columns(tabel, numbered=numbered, explained=explained)
    leading = 1 + numbered + explained
    rows = (_row(tabel, rij, len(columns), numbered=numbered, explained=explained) for rij in tabel.rijen)
    return Table(
        columns=columns,
        head=_head(tabel, leading, context.in_euro),
        body=tuple(rows),
        caption=f"{titel}. {context.dossier.gegevens.entiteiten_samen}, in euro",
        anchor=anchor,
        description=f"Schema {tabel.schema}, {titel[0].lower()}{titel[1:]}: bedragen in euro per {_per(tabel)}",
        notes=tuple(_notes(context, tabel, shortened=shortened)),
        style="schema",
    )


def _per(tabel: Schematabel) -> str:
    return "entiteit en krediet" if tabel.schema == "M3" else "rij en per jaar"


# ---- columns and heads ----------------------------------------------------------------------------------------------


def _columns(tabel: Schematabel, *, numbered: bool, explained: bool) -> tuple[Column, ...]:
    leading = (*((Column(_NUMBER),) if numbered else ()), Column(), *((Column(_FORMULA),) if explained else ()))
    if tabel.schema == "M3":
        return (
            *leading,
            *(each for _ in tabel.kolommen for each in (Column(_CREDIT, "right"), Column(_LAST, "right"))),
        )
    count, widest = len(tabel.kolommen), _YEAR if not _is_mixed(tabel) else _YEAR_OF_A_KIND
    room = _PAGE - _LEAST_LABEL - numbered * _NUMBER - explained * _FORMULA - (_LAST - _YEAR)
    year = max(min(widest, room / count), _LEAST_YEAR)
    return (*leading, *(Column(year, "right") for _ in range(count - 1)), Column(year + _LAST - _YEAR, "right"))


def _head(tabel: Schematabel, leading: int, unit: str) -> tuple[Row, ...]:
    """The years, and below them what kind of figures they are when there are closed years (or the sides, in M3).

    `unit` is what the amounts are in.
    """
    if tabel.schema == "M3":
        years = [(jaar, len(list(group))) for jaar, group in groupby(each.boven for each in tabel.kolommen)]
        above = tuple(Cell(plain_text(jaar), colspan=2 * count) for jaar, count in years)
        below = (Cell(plain_text(word)) for each in tabel.kolommen for word in (each.onder, "soort krediet"))
        return Row((_corner(unit, leading, rows=2), *above)), Row(tuple(below))
    names = tuple(Cell(plain_text(each.onder)) for each in tabel.kolommen)
    if not _is_mixed(tabel):
        return (Row((_corner(unit, leading), *names)),)
    words = (_KORT.get(each.boven, "") if _is_narrow(tabel) else each.boven for each in tabel.kolommen)
    return Row((_corner(unit, leading, rows=2), *names)), Row(tuple(Cell(plain_text(word)) for word in words))


def _is_mixed(tabel: Schematabel) -> bool:
    """Whether some columns are closed years and others are not."""
    return "Jaarrekening" in {each.boven for each in tabel.kolommen}


def _is_narrow(tabel: Schematabel) -> bool:
    return len(tabel.kolommen) > 6


def _corner(text: str, leading: int, rows: int = 1) -> Cell:
    return Cell(plain_text(text), colspan=leading, rowspan=rows)


# ---- rows -----------------------------------------------------------------------------------------------------------


def _row(tabel: Schematabel, rij: Schemarij, width: int, *, numbered: bool, explained: bool) -> Row:
    label = rij.label if rij.stijl != "streepje" else f"- {rij.label}"
    depth = max(rij.niveau - 1, 0)
    own_column = numbered and not depth and rij.bedragen
    if rij.nummer and not own_column:
        label = f"{rij.nummer}. {label}"
    if rij.stijl == "kop":
        return Row((Cell(plain_text(label), colspan=width, heads="rows"),), "groep")
    if not rij.bedragen:
        return Row((Cell(plain_text(label), colspan=width, heads="rows"),), "subtotaal", depth=depth)
    cells = [Cell(plain_text(f"{rij.nummer}." if rij.nummer and own_column else ""))] if numbered else []
    cells.append(Cell(plain_text(label), heads="row"))
    if explained:
        cells.append(Cell(plain_text(_spaced(rij.formule))))
    for kolom, cents in zip(tabel.kolommen, rij.bedragen, strict=True):
        cells.append(Cell(plain_text("–" if cents is None else schrijf_bedrag(cents))))
        if tabel.schema == "M3":
            cells.append(Cell(plain_text(_soort_krediet(rij, kolom))))
    return Row(tuple(cells), _style(tabel, rij), depth=depth)


def _style(tabel: Schematabel, rij: Schemarij) -> RowStyle:
    """Rows with a Roman number stand out in M2, also where nothing is added up in them."""
    if rij.stijl in ("subtotaal", "totaal"):
        return "subtotaal" if rij.stijl == "subtotaal" else "totaal"
    return "subtotaal" if tabel.schema == "M2" and rij.niveau == 1 else "gewoon"


def _spaced(formule: str) -> str:
    """`III+IV` with air and a real minus: `III + IV`."""
    return formule.replace("+", "\u00a0+\u00a0").replace("-", "\u00a0\u2212\u00a0") if len(formule) < 9 else formule


def _soort_krediet(rij: Schemarij, kolom: Schemakolom) -> str:
    return "limitatief" if kolom.sleutel.split("_")[0] in rij.limitatief else "indicatief"


# ---- notes ----------------------------------------------------------------------------------------------------------


def _notes(context: Context, tabel: Schematabel, *, shortened: bool) -> Iterator[Inlines]:
    if tabel.schema == "M2" and any(rij.blok == "budgettair_resultaat" for rij in tabel.rijen):
        norms = enumerate(normen(context.boek), start=1)
        yield tuple(inline for number, norm in norms for inline in _norm(number, norm))
        if apart := context.dossier.financien.onbeschikbaar:
            yield plain_text(f"Onbeschikbare gelden zijn hier: {opgesomd([each.omschrijving for each in apart])}.")
    if tabel.schema == "M3":
        yield plain_text("Limitatief: dit krediet mag het bestuur niet overschrijden. Indicatief: ter informatie.")
    words = []
    if tabel.schema in _EERSTE_VAN_DEEL:
        words.append(_AFGEROND)
    if any(cents is None for rij in tabel.rijen for cents in rij.bedragen):
        words.append("Een streepje staat waar het bedrag niet per rij bekend is.")
    if _is_mixed(tabel) and _is_narrow(tabel):
        words.append("Rek: jaarrekening. Mjp: meerjarenplan.")
    if shortened:
        words.append(NULREGELS_WEG)
    if words:
        yield plain_text(" ".join(words))


def _norm(number: int, norm: Evenwichtsnorm) -> Inlines:
    when = f"in {norm.jaren[0]}" if len(norm.jaren) == 1 else "elk jaar"
    verdict = "gehaald" if norm.gehaald else "niet gehaald"
    since = "" if norm.gehaald or len(norm.jaren) == 1 else f" in {opgesomd(norm.negatief)}"
    return (
        Text(f"Norm {number}, {norm.naam.lower()}, {when}: ", bold=True),
        Text(f"{norm.wat} niet negatief: "),
        Text(f"{verdict}{since}.", bold=True),
        *((Text(" "),) if number == 1 else ()),
    )

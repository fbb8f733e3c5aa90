"""The companions of the ledger (`financien/*.csv` without the ramingen) as one Financien; headers as in design.md."""

import re
from collections.abc import Callable, Hashable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pipeline.content import Content, CsvTable
from pipeline.findings import Finding, Place, many_as_one
from pipeline.model import kinds
from pipeline.model.financien import (
    Agbregel,
    Beginstand,
    Controletotaal,
    Domeinregel,
    Financien,
    Onbeschikbaar,
    Project,
    Rekeningregel,
    Schuldregel,
    VorigJaar,
)
from pipeline.model.soorten import SOORT_IN_WOORDEN, ZIJDE_IN_WOORDEN
from pipeline.model.tabelregels import Csvkolom, Csvregel, lees_regels
from pipeline.model.typed import near

MAP = "financien"
NAMEN = (
    "ramingen", "beginstand", "onbeschikbaar", "schulden", "agb", "beleidsdomeinen", "rekeningen", "projecten",
    "controletotalen", "vorige_jaren",
)  # fmt: skip
T = TypeVar("T")


def _een_van(naam: str, *keuzes: str) -> Csvkolom:
    return Csvkolom(naam, frozenset(keuzes))


def _ingevuld(naam: str) -> Csvkolom:
    return Csvkolom(naam, vorm=re.compile(r".*\S.*"), woorden="hier iets: deze cel mag niet leeg zijn")


_TEN_LASTE = _een_van("ten_laste", "bestuur", "derden")
_SCHULDRIJ = _een_van("rij", "begin", "nieuw", "periodiek", "niet_periodiek", "korte_termijn")
_AGBRIJ = _een_van("rij", "bbr", "afm", "gafm")
_CIJFER = _een_van("wat", "investeringen", "schuld", "autofinancieringsmarge", "gecorrigeerde_autofinancieringsmarge")
_SOORT = Csvkolom("soort", frozenset({"E", "I", "F"}), ook=SOORT_IN_WOORDEN)
_ZIJDE = Csvkolom("zijde", frozenset({"U", "O"}), ook=ZIJDE_IN_WOORDEN)
_BELEIDSVELD = Csvkolom("beleidsveld", vorm=re.compile(r"[0-9]{4}"), woorden="vier cijfers, bijvoorbeeld `0985`")
_REKENING_BEGIN = Csvkolom(
    "rekening_begin", vorm=re.compile(r"[0-9]{1,7}"), woorden="de eerste cijfers, bijvoorbeeld `613`"
)
_RIJ_T2 = Csvkolom(
    "rij",
    vorm=re.compile(r"I{1,2}\.[A-E](?:\.[0-9a-z_]+){0,3}"),
    woorden="een rij van schema T2, bijvoorbeeld `I.A.1` of `II.C.1.a`",
)


def lees_financien(content: Content, years: tuple[int, ...]) -> tuple[Financien, tuple[Finding, ...]]:
    """The companions of the ledger, and a finding for all that is not clear or stands twice."""
    files = _Bestanden(content)
    jaren = tuple(map(str, years))
    result = Financien(
        beginstand=_beginstand(files),
        onbeschikbaar=tuple(
            Onbeschikbaar(at, words, amounts)
            for at, (words,), amounts in files.regels("onbeschikbaar", (_ingevuld("omschrijving"),), jaren)
        ),
        schulden=_schulden(files, jaren),
        agb=_agb(files, jaren),
        beleidsdomeinen=tuple(
            Domeinregel(at, veld, domein)
            for at, (veld, domein), _ in files.regels("beleidsdomeinen", (_BELEIDSVELD, _ingevuld("domein")))
        ),
        rekeningen=_rekeningen(files),
        projecten=_projecten(files),
        controletotalen=_controletotalen(files, jaren[0]),
        vorige_jaren=_vorige_jaren(files, years[0]),
    )
    return result, (*files.findings, *_unknown_files(content))


class _Bestanden:
    """The tables of `financien/`, and what is wrong with those that were read."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.findings: list[Finding] = []

    def tabel(self, name: str) -> CsvTable | None:
        """The table of this name, if the dossier has it."""
        return self.content.tables.get(f"{MAP}/{name}.csv")

    def regels(
        self,
        name: str,
        kolommen: tuple[Csvkolom, ...],
        bedragen: tuple[str, ...] = (),
        staart: tuple[Csvkolom, ...] = (),
    ) -> list[Csvregel]:
        """The rows of a table without a mistake; none when there is no table."""
        table = self.tabel(name)
        if table is None:
            return []
        regels, found = lees_regels(table, kolommen, bedragen, staart)
        self.findings += found
        return regels

    def eenmalig(self, items: tuple[T, ...], key: Callable[[T], Hashable], words: str) -> tuple[T, ...]:
        """These items, with a finding for each that stands twice; `words` names an item."""
        seen: dict[Hashable, Place] = {}
        found = []
        for each in items:
            of_each: Any = each
            if key(each) in seen:
                wrong = f"{words.format(each)} staat ook op {seen[key(each)]}"
                mend = "laat één van beide regels weg, of verbeter ze"
                found.append(kinds.DUBBELE_REGEL.finding(of_each.at, wrong, mend))
            else:
                seen[key(each)] = of_each.at
        self.findings += many_as_one(found)
        return items


# ---- the files, one by one ----------------------------------------------------------------------------------------


def _beginstand(files: _Bestanden) -> Beginstand | None:
    table, regels = files.tabel("beginstand"), files.regels("beginstand", (), ("bedrag",))
    told = table is not None and any(
        each.at.file == table.at.file for each in (*files.content.findings, *files.findings)
    )
    if table is not None and not told and len(table.rows) != 1:
        at = regels[1].at if len(regels) > 1 else table.at
        wrong = f"`beginstand.csv` heeft {len(table.rows)} bedragen in plaats van één"
        mend = "zet onder `bedrag` één regel: het gecumuleerd budgettair resultaat van vóór het eerste jaar"
        files.findings.append(kinds.AANTAL_REGELS.finding(at, wrong, mend))
    return Beginstand(regels[0].at, regels[0].bedragen[0]) if len(regels) == 1 else None


def _schulden(files: _Bestanden, jaren: tuple[str, ...]) -> tuple[Schuldregel, ...]:
    make: Callable[..., Schuldregel] = Schuldregel
    rows = files.regels("schulden", (_TEN_LASTE, _SCHULDRIJ), jaren)
    schulden = tuple(make(at, *texts, amounts) for at, texts, amounts in rows)
    for regel in schulden:
        later = [jaar for jaar, cents in zip(jaren[1:], regel.bedragen[1:], strict=True) if cents]
        if regel.rij == "begin" and later:
            wrong = f"`begin` heeft een bedrag in {later[0]}; het is de schuld op 1 januari {jaren[0]}"
            mend = f"vul bij `begin` alleen {jaren[0]} in: het plan rekent de volgende jaren zelf uit"
            files.findings.append(kinds.ONLEESBARE_WAARDE.finding(regel.at, wrong, mend))
    return files.eenmalig(schulden, lambda each: (each.ten_laste, each.rij), "`{0.ten_laste};{0.rij}`")


def _agb(files: _Bestanden, jaren: tuple[str, ...]) -> tuple[Agbregel, ...]:
    make: Callable[..., Agbregel] = Agbregel
    rows = files.regels("agb", (_ingevuld("naam"), _AGBRIJ), jaren)
    agb = tuple(make(at, *texts, amounts) for at, texts, amounts in rows)
    return files.eenmalig(agb, lambda each: (each.naam, each.rij), "`{0.naam};{0.rij}`")


def _rekeningen(files: _Bestanden) -> tuple[Rekeningregel, ...]:
    rows = files.regels("rekeningen", (_REKENING_BEGIN, _SOORT, _ZIJDE, Csvkolom("sector"), _RIJ_T2))
    return files.eenmalig(
        tuple(Rekeningregel(at, *texts) for at, texts, _ in rows),
        lambda each: (each.rekening_begin, each.soort, each.zijde, each.sector),
        "`{0.rekening_begin};{0.soort};{0.zijde};{0.sector}`",
    )


def _projecten(files: _Bestanden) -> tuple[Project, ...]:
    rows = files.regels("projecten", (_ingevuld("project"), _ingevuld("naam")), ("voor", "na"))
    projects = tuple(Project(at, code, naam, voor, na) for at, (code, naam), (voor, na) in rows)
    return files.eenmalig(projects, lambda each: each.project, "het project `{0.project}`")


def _controletotalen(files: _Bestanden, eerste: str) -> tuple[Controletotaal, ...]:
    rows = files.regels("controletotalen", (_ingevuld("wat"), _jaar(eerste)), ("bedrag",), (Csvkolom("bron"),))
    mend = "vul het totaal van het boekhoudpakket in, of haal de regel weg; is het nul, schrijf dan 0"
    _zonder_bedrag(files, "controletotalen", rows, mend)
    totals = tuple(Controletotaal(at, wat, int(year), cents, bron) for at, (wat, year, bron), (cents,) in rows)
    return files.eenmalig(totals, lambda each: (each.wat.casefold(), each.jaar), "`{0.wat};{0.jaar}`")


def _vorige_jaren(files: _Bestanden, eerste: int) -> tuple[VorigJaar, ...]:
    rows = files.regels("vorige_jaren", (_CIJFER, _jaar(str(eerste - 1))), ("bedrag",), (_ingevuld("bron"),))
    mend = "vul het bedrag uit de jaarrekening in, of haal de regel weg; is het nul, schrijf dan 0"
    _zonder_bedrag(files, "vorige_jaren", rows, mend)
    figures = tuple(VorigJaar(at, wat, int(year), cents, bron) for at, (wat, year, bron), (cents,) in rows)
    late = [each for each in figures if each.jaar >= eerste]
    for each in late:
        wrong = f"{each.jaar} is een jaar van het plan zelf: dat cijfer rekent het plan uit"
        mend = f"haal deze regel weg; `vorige_jaren.csv` stopt bij {eerste - 1}"
        files.findings.append(kinds.ONLEESBARE_WAARDE.finding(each.at, wrong, mend))
    if not late:
        files.findings += _met_een_gat(figures, eerste)
    return files.eenmalig(figures, lambda each: (each.wat, each.jaar), "`{0.wat};{0.jaar}`")


def _met_een_gat(figures: tuple[VorigJaar, ...], eerste: int) -> Iterator[Finding]:
    """A chart shows years that follow each other up to the plan: a year that is missing would go unnoticed."""
    for wat in dict.fromkeys(each.wat for each in figures):
        of_wat = [each for each in figures if each.wat == wat]
        known = {each.jaar for each in of_wat}
        missing = [str(jaar) for jaar in range(min(known), eerste) if jaar not in known]
        if missing:
            wrong = f"bij `{wat}` ontbreekt {', '.join(missing)}: de grafiek toont jaren die op elkaar volgen"
            mend = f"vul elk jaar in tot en met {eerste - 1}, of haal de vroegere jaren weg"
            yield kinds.AANTAL_REGELS.finding(of_wat[0].at, wrong, mend)


def _jaar(voorbeeld: str) -> Csvkolom:
    words = f"een jaar met vier cijfers, bijvoorbeeld `{voorbeeld}`"
    return Csvkolom("jaar", vorm=re.compile(r"(?:19|20)[0-9]{2}"), woorden=words)


def _zonder_bedrag(files: _Bestanden, name: str, rows: list[Csvregel], mend: str) -> None:
    """One finding for all rows without a mistake of which the amount, in the third column, is empty."""
    table, clear = files.tabel(name), {at.line for at, _, _ in rows}
    empty = [row.place(2) for row in (table.rows if table else ()) if row.line in clear and not row.cells[2]]
    if empty:
        files.findings.append(kinds.ONLEESBAAR_BEDRAG.finding(empty[0], "`bedrag` is leeg", mend, tuple(empty[1:])))


def _unknown_files(content: Content) -> Iterator[Finding]:
    for path, table in content.tables.items():
        name = PurePosixPath(path).stem
        if path.startswith(f"{MAP}/") and name not in NAMEN:
            hint = near(name, NAMEN) or f"gebruik een van deze namen: {', '.join(NAMEN)}"
            wrong = f"`{name}.csv` wordt niet gelezen: wat erin staat, telt nergens mee"
            yield kinds.TABEL_ZONDER_PLAATS.finding(table.at, wrong, hint)

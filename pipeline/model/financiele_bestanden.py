"""The companions of the ledger (`financien/*.csv` without the ramingen) as one Financien; headers as in design.md."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pipeline.content import Content, CsvTable
from pipeline.findings import Finding, Place
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
)
from pipeline.model.tabelregels import Kolom, Regel, lees_regels
from pipeline.model.typed import near

MAP = "financien"
NAMEN = (
    "ramingen", "beginstand", "onbeschikbaar", "schulden", "agb", "beleidsdomeinen", "rekeningen", "projecten",
    "controletotalen",
)  # fmt: skip
T = TypeVar("T")

_FILLED = re.compile(r".*\S.*")
_JAAR = Kolom("jaar", vorm=re.compile(r"(?:19|20)[0-9]{2}"), woorden="een jaar met vier cijfers, bijvoorbeeld `2020`")
_RIJ_T2 = Kolom(
    "rij",
    vorm=re.compile(r"I{1,2}\.[A-E](?:\.[0-9a-z_]+){0,3}"),
    woorden="een rij van schema T2, bijvoorbeeld `I.A.1` of `II.C.1.a`",
)


def lees_financien(content: Content, years: tuple[int, ...]) -> tuple[Financien, tuple[Finding, ...]]:
    """The companions of the ledger, and a finding for all that is not clear or stands twice."""
    findings: list[Finding] = []
    per_year = tuple(map(str, years))

    def rows(
        name: str, kolommen: tuple[Kolom, ...], bedragen: tuple[str, ...] = (), staart: tuple[Kolom, ...] = ()
    ) -> list[Regel]:
        table = content.tables.get(f"{MAP}/{name}.csv")
        if table is None:
            return []
        regels, found = lees_regels(table, kolommen, bedragen, staart)
        findings.extend(found)
        return regels

    def once(each: Iterable[T], key: Callable[[T], Hashable], words: str) -> tuple[T, ...]:
        items = tuple(each)
        findings.extend(_doubles(items, key, words))
        return items

    def made(kind: Callable[..., T], regels: list[Regel]) -> Iterator[T]:
        return (kind(at, *teksten, bedragen) for at, teksten, bedragen in regels)

    schulden = tuple(made(Schuldregel, rows("schulden", (_een_van("ten_laste", "bestuur", "derden"), _een_van(
        "rij", "begin", "nieuw", "periodiek", "niet_periodiek", "korte_termijn")), per_year)))  # fmt: skip
    findings.extend(_begin_findings(schulden, years))
    agb_rows = rows("agb", (_ingevuld("naam"), _een_van("rij", "bbr", "afm", "gafm")), per_year)
    totals = rows("controletotalen", (_ingevuld("wat"), _JAAR), ("bedrag",), (Kolom("bron"),))
    projects = rows("projecten", (_ingevuld("project"), _ingevuld("naam")), ("voor", "na"))
    result = Financien(
        beginstand=_beginstand(
            content.tables.get(f"{MAP}/beginstand.csv"), rows("beginstand", (), ("bedrag",)), findings
        ),
        onbeschikbaar=tuple(made(Onbeschikbaar, rows("onbeschikbaar", (_ingevuld("omschrijving"),), per_year))),
        schulden=once(schulden, lambda each: (each.ten_laste, each.rij), "`{0.ten_laste};{0.rij}`"),
        agb=once(made(Agbregel, agb_rows), lambda each: (each.naam, each.rij), "`{0.naam};{0.rij}`"),
        beleidsdomeinen=tuple(
            Domeinregel(at, *teksten)
            for at, teksten, _ in rows("beleidsdomeinen", (_beleidsveld(), _ingevuld("domein")))
        ),
        rekeningen=once(
            (Rekeningregel(at, *teksten) for at, teksten, _ in rows("rekeningen", _van_rekeningen())),
            lambda each: (each.rekening_begin, each.soort, each.zijde, each.sector),
            "`{0.rekening_begin};{0.soort};{0.zijde};{0.sector}`",
        ),
        projecten=once(
            (Project(at, code, naam, voor, na) for at, (code, naam), (voor, na) in projects),
            lambda each: each.project,
            "het project `{0.project}`",
        ),
        controletotalen=once(
            (Controletotaal(at, wat, int(jaar), bedrag, bron) for at, (wat, jaar, bron), (bedrag,) in totals),
            lambda each: (each.wat.casefold(), each.jaar),
            "`{0.wat};{0.jaar}`",
        ),
    )
    return result, (*findings, *_unknown_files(content))


def _een_van(naam: str, *keuzes: str) -> Kolom:
    return Kolom(naam, frozenset(keuzes))


def _ingevuld(naam: str) -> Kolom:
    return Kolom(naam, vorm=_FILLED, woorden="hier iets: deze cel mag niet leeg zijn")


def _beleidsveld() -> Kolom:
    return Kolom("beleidsveld", vorm=re.compile(r"[0-9]{4}"), woorden="vier cijfers, bijvoorbeeld `0985`")


def _van_rekeningen() -> tuple[Kolom, ...]:
    begin = Kolom("rekening_begin", vorm=re.compile(r"[0-9]{1,7}"), woorden="de eerste cijfers, bijvoorbeeld `613`")
    return (begin, _een_van("soort", "E", "I", "F"), _een_van("zijde", "U", "O"), Kolom("sector"), _RIJ_T2)


def _beginstand(table: CsvTable | None, regels: list[Regel], findings: list[Finding]) -> Beginstand | None:
    if table is not None and len(table.rows) != 1 and table.header == ("bedrag",):
        at = regels[1].at if len(regels) > 1 else table.at
        wrong = f"`beginstand.csv` heeft {len(table.rows)} bedragen in plaats van één"
        mend = "zet onder `bedrag` één regel: het gecumuleerd budgettair resultaat van vóór het eerste jaar"
        findings.append(kinds.AANTAL_REGELS.finding(at, wrong, mend))
    return Beginstand(regels[0].at, regels[0].bedragen[0]) if len(regels) == 1 else None


def _begin_findings(schulden: tuple[Schuldregel, ...], years: tuple[int, ...]) -> Iterator[Finding]:
    for regel in schulden:
        if regel.rij == "begin" and any(regel.bedragen[1:]):
            later = next(year for year, cents in zip(years[1:], regel.bedragen[1:], strict=True) if cents)
            wrong = f"`begin` heeft een bedrag in {later}; het is de schuld op 1 januari {years[0]}"
            mend = f"vul bij `begin` alleen {years[0]} in: het plan rekent de volgende jaren zelf uit"
            yield kinds.ONLEESBARE_WAARDE.finding(regel.at, wrong, mend)


def _doubles(items: tuple[T, ...], key: Callable[[T], Hashable], words: str) -> Iterator[Finding]:
    seen: dict[Hashable, Place] = {}
    for each in items:
        of_each: Any = each
        if key(each) in seen:
            wrong = f"{words.format(each)} staat ook op {seen[key(each)]}"
            mend = "laat één van beide regels weg, of verbeter ze"
            yield kinds.DUBBELE_REGEL.finding(of_each.at, wrong, mend)
        else:
            seen[key(each)] = of_each.at


def _unknown_files(content: Content) -> Iterator[Finding]:
    for path, table in content.tables.items():
        name = PurePosixPath(path).stem
        if name not in NAMEN:
            hint = near(name, NAMEN) or f"gebruik een van deze namen: {', '.join(NAMEN)}"
            wrong = f"`{name}.csv` wordt niet gelezen: wat erin staat, telt nergens mee"
            yield kinds.TABEL_ZONDER_PLAATS.finding(table.at, wrong, hint)

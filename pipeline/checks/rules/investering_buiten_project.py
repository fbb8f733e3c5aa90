"""Een investering van een prioriteit die in geen investeringsproject zit, of een project dat niet klopt.

Waarom: schema T3 toont de projecten van elk prioritair actieplan (of elke prioritaire actie) over hun hele leven.
Fout:   een raming van soort I bij een prioritair actieplan met een lege kolom `project`
Goed:   `project: PRJ01`, met PRJ01 in `projecten.csv`
"""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level, several
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.codes import reeksen
from pipeline.model.dossier import Dossier, Raming


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    investments = [raming for raming in boek.dossier.ramingen if raming.soort == "I"]
    yield from _without_project(boek.dossier, investments)
    yield from _unknown(boek.dossier, investments)
    yield from wording.largest_per_cause(_too_large(boek))


def _without_project(dossier: Dossier, investments: list[Raming]) -> Iterator[Finding]:
    owner = _priorities(dossier)
    loose: defaultdict[str, list[Raming]] = defaultdict(list)
    for raming in investments:
        if not raming.project and raming.actie in owner and any(raming.bedragen):
            loose[owner[raming.actie]].append(raming)
    if len(loose) > 1 and not any(raming.project for raming in investments):
        lines = tuple(line for found in loose.values() for line in found)
        yield RULE.finding(
            at=wording.place_of(lines, dossier),
            wrong=f"geen enkele investering zit in een project, en {len(loose)} prioriteiten investeren: "
            f"{wording.named(lines)}",
            mend="vul de kolom `project` in, en zet de projecten in `financien/projecten.csv`",
        )
        return
    for code, found in loose.items():
        lines = tuple(found)
        amount = schrijf_exact(sum(sum(each.bedragen) for each in lines))
        yield RULE.finding(
            at=wording.place_of(lines, dossier),
            wrong=f"{code} is prioritair, maar {amount} van zijn investeringen zit in geen project: "
            f"{wording.named(lines)}",
            mend="vul de kolom `project` in, en zet het project in `financien/projecten.csv`",
        )


def _priorities(dossier: Dossier) -> dict[str, str]:
    """The prioritair item of every code that a line may hang on."""
    found: dict[str, str] = {}
    for actieplan in dossier.actieplannen:
        if dossier.gegevens.prioriteit_op == "actieplan" and dossier.is_prioritair(actieplan):
            found |= dict.fromkeys((actieplan.code, *(actie.code for actie in actieplan.acties)), actieplan.code)
        elif dossier.gegevens.prioriteit_op == "actie":
            found |= {actie.code: actie.code for actie in actieplan.acties if dossier.is_prioritair(actie)}
    return found


def _unknown(dossier: Dossier, investments: list[Raming]) -> Iterator[Finding]:
    known = {"", *(each.project for each in dossier.financien.projecten)}
    unknown: defaultdict[str, list[Raming]] = defaultdict(list)
    for raming in investments:
        if raming.project not in known:
            unknown[raming.project].append(raming)
    if len(unknown) > 1 and known == {""}:
        yield RULE.finding(
            at=wording.file_at(dossier, "projecten"),
            wrong=f"er staan geen projecten in `projecten.csv`, de ramingen noemen er {len(unknown)}: "
            f"{several([f'`{each}`' for each in sorted(unknown)])}",
            mend="zet `financien/projecten.csv` terug, met `project;naam;voor;na` als eerste regel",
        )
        return
    for codes in reeksen(unknown, known - {""}):
        lines = tuple(line for code in codes for line in unknown[code])
        which, it = f"het project `{codes[0]}` staat", "het"
        if len(codes) > 1:
            which, it = f"de projecten {several([f'`{each}`' for each in codes])} staan", "ze"
        yield RULE.finding(
            at=lines[0].at,
            wrong=f"{which} niet in `projecten.csv`: {wording.named(lines)}",
            mend=f"voeg {it} toe aan `financien/projecten.csv`, of verbeter de code in de ramingen",
        )


def _too_large(boek: Boek) -> Iterator[tuple[str, int, Finding]]:
    """The years in which the projects are more than all investments."""
    projects = {each.blok for each in boek.tabel("T3").met_bedragen}
    for rij, zijde, in_m2 in (("I", "uitgaven", "II.b"), ("II", "ontvangsten", "II.a")):
        totals = boek.cel("M2", "budgettair_resultaat", in_m2)
        for index, (jaar, whole) in enumerate(zip(boek.dossier.jaren, totals, strict=True), start=1):
            part = sum(boek.cel("T3", project, rij)[index] for project in projects)
            if part > whole and part > 0:
                finding = RULE.finding(
                    at=wording.file_at(boek.dossier, "ramingen"),
                    wrong=f"de projecten hebben in {jaar} samen {schrijf_exact(part)} {zijde}, alle investeringen "
                    f"maar {schrijf_exact(whole)}: een verschil van {schrijf_exact(part - whole)}",
                    mend="kijk na of er een negatief bedrag staat bij de investeringen die in geen project zitten",
                )
                yield zijde, part - whole, finding


RULE = Rule("E8", "investering-buiten-project", Level.FOUT, check, __doc__, vanaf_stap=2)

"""Een beleidsveld of een algemene rekening die niet bestaat of niet past bij soort en zijde.

Waarom: zonder de juiste code staat een bedrag in het verkeerde beleidsdomein (T1) of op de verkeerde rij (T2).
Fout:   rekening 6131000 met soort I; beleidsitem 0531-00; een beleidsveld in twee beleidsdomeinen
Goed:   rekening 2210000 met soort I; beleidsitem 0530-00; wat de stad anders boekt, staat in `rekeningen.csv`
"""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.rekeningenkaart import niet_budgettair, past_bij
from pipeline.findings import Finding, Level, many_as_one
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming
from pipeline.model.soorten import NAAM


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule: one for each code, at its first line."""
    for of_one_table in (_beleidsvelden, _domeinen, _rekeningen, _eigen_rekeningen):
        yield from many_as_one(tuple(of_one_table(boek)))


def _beleidsvelden(boek: Boek) -> Iterator[Finding]:
    lines: defaultdict[str, list[Raming]] = defaultdict(list)
    for raming in boek.dossier.ramingen:
        lines[raming.beleidsitem[:4]].append(raming)
    for veld, found in lines.items():
        if not boek.domeinen.kent(veld):
            mend = "kies een beleidsveld uit de Vlaamse lijst; ontbreekt het in onze lijst, zet het dan in "
            mend += "`financien/beleidsdomeinen.csv`"
            yield RULE.finding(found[0].at, f"het beleidsveld `{veld}` bestaat niet; {_total(found)}", mend)
        elif not boek.domeinen.van(veld):
            mend = f"voeg in `financien/beleidsdomeinen.csv` een regel toe: `{veld};` en de naam van het domein"
            yield RULE.finding(found[0].at, f"het beleidsveld `{veld}` heeft geen beleidsdomein; {_total(found)}", mend)


def _domeinen(boek: Boek) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for regel in boek.dossier.financien.beleidsdomeinen:
        if first.setdefault(regel.beleidsveld, regel.domein) != regel.domein:
            wrong = f"het beleidsveld `{regel.beleidsveld}` staat in {first[regel.beleidsveld]} en in {regel.domein}"
            yield RULE.finding(regel.at, wrong, "een beleidsveld hoort bij één beleidsdomein: laat één regel weg")


def _rekeningen(boek: Boek) -> Iterator[Finding]:
    lines: defaultdict[tuple[str, str, str], list[Raming]] = defaultdict(list)
    for raming, rij in zip(boek.dossier.ramingen, boek.posten.kolommen["rij"], strict=True):
        if not rij:
            lines[raming.rekening, raming.soort, raming.zijde].append(raming)
    for (rekening, soort, zijde), found in lines.items():
        what = f"{NAAM[soort]}, {NAAM[zijde]}"
        if name := niet_budgettair(rekening):
            wrong = f"de rekening `{rekening}` ({name}) hoort niet in een meerjarenplan; {_total(found)}"
            mend = "haal deze regel weg: het is geen uitgave of ontvangst in geld"
        else:
            wrong = f"de rekening `{rekening}` past niet bij {what}; {_total(found)}"
            mend = f"verbeter de rekening of soort en zijde, of zet `{rekening};{soort};{zijde};;` met de rij van T2 "
            mend += "in `financien/rekeningen.csv`"
        yield RULE.finding(found[0].at, wrong, mend)


def _eigen_rekeningen(boek: Boek) -> Iterator[Finding]:
    blocks = boek.motor.definities["T2"].blokken
    rows = {(blok.blok, each.rij) for blok in blocks for each in blok.rijen if each.rij}
    for regel in boek.dossier.financien.rekeningen:
        if not past_bij(regel.rij, regel.zijde):
            wrong = f"`{regel.rij}` is een rij van {NAAM['U' if regel.zijde == 'O' else 'O']}, deze regel "
            wrong += f"gaat over {NAAM[regel.zijde]}"
            mend = "rijen die met `I.` beginnen zijn uitgaven (`U`), rijen met `II.` ontvangsten (`O`)"
            yield RULE.finding(regel.at, wrong, mend)
        elif (NAAM[regel.soort], regel.rij) not in rows:
            wrong = f"schema T2 heeft bij {NAAM[regel.soort]} geen rij `{regel.rij}`"
            yield RULE.finding(regel.at, wrong, "kijk de rijen na met `smjp schema T2 --formaat csv`")


def _total(lines: list[Raming]) -> str:
    amount = schrijf_exact(sum(sum(each.bedragen) for each in lines))
    return f"samen {amount}: {wording.named(tuple(lines))}"


RULE = Rule("E11", "code-past-niet", Level.FOUT, check, __doc__, vanaf_stap=2)

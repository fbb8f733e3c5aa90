"""Een rij van de exploitatie die van het ene op het andere jaar sterk stijgt of daalt.

Waarom: de gewone werking verandert langzaam; een sprong is vaak een regel die ontbreekt of in het verkeerde jaar staat.
Fout:   bezoldigingen van het OCMW: 4 miljoen in 2021 en 9 miljoen in 2022
Goed:   een verandering die u kan uitleggen in de toelichting
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks import norms, wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming
from pipeline.model.soorten import NAAM

_GROEP = ("entiteit", "soort", "zijde", "rij")


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule: per entiteit and row of T2, its largest jump; to zero or from zero is no jump."""
    day = boek.dossier.gegevens.datum
    share = norms.at("sprong_procent", day).waarde
    least = norms.at("sprong_vanaf_euro", day).waarde * 100
    for (entiteit, soort, zijde, rij), cents in boek.posten.groepen(*_GROEP).items():
        if soort != "E" or not rij:
            continue
        jumps = [
            (abs(after - before), index)
            for index, (before, after) in enumerate(pairwise(cents), start=1)
            if before > 0 and after > 0 and abs(after - before) >= least and abs(after - before) * 100 > share * before
        ]
        if jumps:
            size, index = max(jumps)
            lines = _moved(boek, (entiteit, soort, zijde, rij), index)
            yield RULE.finding(
                at=wording.place_of(lines, boek.dossier),
                wrong=f"T2 {rij} ({entiteit}, {NAAM[zijde]}) gaat van {schrijf_exact(cents[index - 1])} in "
                f"{boek.dossier.jaren[index - 1]} naar {schrijf_exact(cents[index])} in {boek.dossier.jaren[index]}, "
                f"een verschil van {schrijf_exact(size)}; vooral door {wording.named(lines, index)}",
                mend="kijk deze regels na, of leg de sprong uit in de toelichting",
            )


def _moved(boek: Boek, key: tuple[str, ...], year: int) -> tuple[Raming, ...]:
    """The lines of this group that move most in this year."""
    lines = boek.posten.regels_per(*_GROEP)[key]
    moves = sorted(lines, key=lambda each: (-abs(each.bedragen[year] - each.bedragen[year - 1]), each.at))
    return tuple(moves[: wording.MOST_LINES])


RULE = Rule("W8", "sprong-tussen-jaren", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2)

"""How rules over the ledger say things: amounts to the cent, the lines that cause a difference, where they stand."""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Place
from pipeline.model.bedrag import MINUS, schrijf_exact
from pipeline.model.dossier import Dossier, Raming

MOST_LINES = 3  # lines that a finding names


def file_at(dossier: Dossier, name: str) -> Place:
    """The top of a file of `financien/`."""
    return Place(f"{dossier.map}/financien/{name}.csv")


def place_of(ramingen: tuple[Raming, ...], dossier: Dossier) -> Place:
    """The first of these lines, or the top of the ledger."""
    return ramingen[0].at if ramingen else file_at(dossier, "ramingen")


def named(ramingen: tuple[Raming, ...], jaar: int | None = None) -> str:
    """The lines with the largest amounts, of one year (its index) or of all: `MJP1 op regel 2 (1.234 euro)`."""

    def amount(raming: Raming) -> int:
        return sum(raming.bedragen) if jaar is None else raming.bedragen[jaar]

    largest = sorted(ramingen, key=lambda raming: (-abs(amount(raming)), raming.at))[:MOST_LINES]
    words = ", ".join(f"{each.raming} op regel {each.at.line} ({schrijf_exact(amount(each))})" for each in largest)
    rest = len(ramingen) - len(largest)
    return words + (f" en nog {rest} regels" if rest > 1 else " en nog 1 regel" if rest else "")


def largest_spent(boek: Boek, jaar: int, soorten: str) -> tuple[Raming, ...]:
    """The lines of uitgaven of these soorten in a year (its index), the largest first."""
    found = [each for each in boek.dossier.ramingen if each.zijde == "U" and each.soort in soorten]
    return tuple(sorted(found, key=lambda each: (-each.bedragen[jaar], each.at))[:MOST_LINES])


def years(jaren: Iterable[int]) -> str:
    """`2020, 2021 en 2022`."""
    words = [str(jaar) for jaar in jaren]
    return f"{', '.join(words[:-1])} en {words[-1]}" if len(words) > 1 else "".join(words)


def largest_per_cause(found: Iterable[tuple[Hashable, int, Finding]]) -> Iterator[Finding]:
    """Of the findings with the same cause the one with the largest difference in cents, which counts the others."""
    groups: dict[Hashable, list[tuple[int, Finding]]] = {}
    for cause, difference, finding in found:
        groups.setdefault(cause, []).append((difference, finding))
    for group in groups.values():
        _, largest = max(group, key=lambda each: abs(each[0]))
        also = {finding.at for _, finding in group} - {largest.at}
        yield replace(largest, wrong=largest.wrong + others(len(group) - 1), also=tuple(sorted(also)))


def others(count: int) -> str:
    """How many differences there are besides the one that a finding names."""
    return "" if not count else "; er is nog 1 verschil" if count == 1 else f"; er zijn nog {count} verschillen"


def same_point(finding: Finding) -> tuple[str, str, str]:
    """What two findings share that make the same point about other amounts: rule, file and words."""
    words = re.sub(f"{MINUS}?[0-9.,]+ euro", "", finding.wrong.split(";")[0])  # after it come the lines that cause it
    return finding.code, finding.at.file, words

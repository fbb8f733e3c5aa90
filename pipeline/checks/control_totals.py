"""Control totals against the ledger, for the rules that each look at some of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import Onbegrepen, geteld
from pipeline.findings import Finding, by_cause
from pipeline.model.financien import Controletotaal


def deviations(
    rule: Rule[Boek],
    boek: Boek,
    totals: Iterable[Controletotaal],
    wrong: Callable[[Controletotaal, int], str],
    mend: str,
) -> Iterator[Finding]:
    """What is not what the ledger counts in cents: one finding for totals that differ by the same amounts.

    A line that got lost is missing in the total, in that of its entiteit and in that of its actieplan. Totals that
    nobody can count for the same reason are one finding as well. `wrong` words the difference.
    """
    refused: list[tuple[str, Finding]] = []
    found: defaultdict[str, list[tuple[Controletotaal, int]]] = defaultdict(list)
    for total in totals:
        try:
            counted = geteld(boek, total)
        except Onbegrepen as refusal:
            refused.append(
                (str(refusal), rule.finding(total.at, f"`{total.wat}` in {total.jaar}: {refusal}", refusal.mend))
            )
            continue
        if counted != total.bedrag:
            found[total.wat].append((total, counted))
    yield from by_cause(refused)
    yield from wording.largest_per_cause(
        (
            tuple((each.jaar, number - each.bedrag) for each, number in of_wat),
            counted - total.bedrag,
            rule.finding(total.at, wrong(total, counted), mend),
        )
        for of_wat in sorted(found.values(), key=lambda each: -len(each[0][0].wat))  # the most precise words are named
        for total, counted in of_wat
    )

"""Control totals against the ledger, for the rules that each look at some of them."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import Onbegrepen, geteld
from pipeline.findings import Finding
from pipeline.model.financien import Controletotaal


def deviations(
    rule: Rule[Boek],
    boek: Boek,
    totals: Iterable[Controletotaal],
    wrong: Callable[[Controletotaal, int], str],
    mend: str,
) -> Iterator[Finding]:
    """A finding of this rule for each total that nobody can count, or that is not what the ledger counts in cents.

    `wrong` words the difference, from the total and what was counted.
    """
    for total in totals:
        try:
            counted = geteld(boek, total)
        except Onbegrepen as refusal:
            yield rule.finding(total.at, f"`{total.wat}` in {total.jaar}: {refusal}", refusal.mend)
            continue
        if counted != total.bedrag:
            yield rule.finding(total.at, wrong(total, counted), mend)

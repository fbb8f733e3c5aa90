"""The parts of the plan and their order, as `outline.yaml` states them."""

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic.json_schema import SkipJsonSchema

from pipeline.findings import Finding, Kind, Place, several
from pipeline.model.typed import near, read_typed
from pipeline.model.velden import JaNee, Onderdeel, Tekstregel

FILE = Path(str(files("pipeline.plan"))) / "outline.yaml"
SHOWN = "pipeline/plan/outline.yaml"
VERPLICHT = {
    "strategische_nota": "Strategische nota",
    "financiele_nota": "Financiële nota",
    "toelichting": "Toelichting",
}
"""The parts that a meerjarenplan has by law, each with its title."""

INDELING_KLOPT_NIET = Kind("S95", "indeling-klopt-niet")


class Deel(Onderdeel):
    """A part of the plan: the chapter builder that makes it, its title, its number and the running title.

    One that is not `tonen` is left out.
    """

    at: SkipJsonSchema[Place] = Place(SHOWN)
    bouwer: Tekstregel
    titel: Tekstregel
    kopregel: Tekstregel
    nummer: Tekstregel = ""
    tonen: JaNee = True


def read_outline(
    bouwers: Collection[str], path: Path = FILE, named: str = SHOWN
) -> tuple[tuple[Deel, ...] | None, tuple[Finding, ...]]:
    """The parts that a file states, in order, or None, and what is wrong with it.

    `bouwers` are the builders that there are, `named` is the file in messages.
    """
    delen, findings = read_typed(path, named, tuple[Deel, ...])
    if delen is None:
        return None, findings
    wrong = tuple(_wrong_with(delen, bouwers, named))
    return (None if wrong else _shown(delen)), (*findings, *wrong)


@cache
def outline() -> tuple[Deel, ...]:
    """The parts of the shipped outline. Raises ValueError for one with a mistake in it."""
    delen, findings = read_typed(FILE, SHOWN, tuple[Deel, ...])
    if delen is None:
        raise ValueError("\n".join(map(str, findings)))
    return _shown(delen)


def _shown(delen: tuple[Deel, ...]) -> tuple[Deel, ...]:
    return tuple(deel for deel in delen if deel.tonen)


def _wrong_with(delen: tuple[Deel, ...], bouwers: Collection[str], named: str) -> Iterator[Finding]:
    seen: dict[str, Place] = {}
    twice: list[Deel] = []
    for deel in delen:
        if deel.bouwer not in bouwers:
            mend = near(deel.bouwer, tuple(bouwers)) or f"kies uit {', '.join(f'`{each}`' for each in bouwers)}"
            yield INDELING_KLOPT_NIET.finding(deel.at, f"er is geen bouwer `{deel.bouwer}`", mend)
        elif deel.bouwer in seen:
            twice.append(deel)
        else:
            seen[deel.bouwer] = deel.at
    if twice:
        names = several([f"`{each.bouwer}`" for each in twice])
        wrong = (
            f"het deel {names} staat ook op {seen[twice[0].bouwer]}"
            if len(twice) == 1
            else f"{names} staan er twee keer in"
        )
        mend = "haal een van beide weg: een deel staat één keer in het plan"
        yield INDELING_KLOPT_NIET.finding(twice[0].at, wrong, mend, tuple(each.at for each in twice[1:]))
    # a part with a slip in its name is not missing as well
    missing = (
        set(VERPLICHT) - {deel.bouwer for deel in delen if deel.tonen}
        if all(deel.bouwer in bouwers for deel in delen)
        else set()
    )
    for number, (bouwer, titel) in enumerate(VERPLICHT.items(), start=2):
        if bouwer in missing:
            line = f"- {{bouwer: {bouwer}, titel: {titel}, nummer: Deel {number}, kopregel: Deel {number}}}"
            wrong = f"het deel `{bouwer}` ontbreekt, en een meerjarenplan heeft het volgens de regels"
            yield INDELING_KLOPT_NIET.finding(Place(named), wrong, f"zet het er weer bij: `{line}`")

"""Schema definitions with a mistake in them, to see that a rule notices."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.finance.definities import SchemaDef, definities

BBC2020 = "bbc2020"


def chooses(schema: str, rij: str, facet: str, value: str) -> Mapping[str, SchemaDef]:
    """The schemas of BBC 2020, in which a row selects another value; AssertionError when nothing changes by that."""
    given = definities(BBC2020)
    blocks = tuple(
        replace(
            blok,
            rijen=tuple(
                replace(row, selectie={**row.selectie, facet: value}) if row.rij == rij and row.selectie else row
                for row in blok.rijen
            ),
        )
        for blok in given[schema].blokken
    )
    assert blocks != given[schema].blokken
    return {**given, schema: replace(given[schema], blokken=blocks)}

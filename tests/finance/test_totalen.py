"""Totals: every part equals the sum of its parts, to the cent, whatever the ledger."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.finance.bedragen import Bedragen, samen
from pipeline.finance.totalen import totals
from pipeline.findings import Place
from pipeline.model.dossier import Dossier, Raming
from pipeline.model.soorten import SOORTEN, ZIJDEN, Soort, Zijde
from tests.built import SHIPPED, control
from tests.length import drawn

YEARS = 6
CENTS = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.fixture(scope="module")
def turnhout() -> Dossier:
    """The shipped dossier."""
    dossier = control(SHIPPED).dossier
    assert dossier is not None
    return dossier


def _raming(number: int, soort: Soort, zijde: Zijde, actie: str, bedragen: tuple[int, ...]) -> Raming:
    return Raming(
        Place("x", number), f"R{number}", "gemeente", soort, zijde, actie, "0985-00", "6130000", "", "", "", bedragen
    )


RAMINGEN = st.lists(
    st.tuples(
        st.sampled_from(tuple(SOORTEN)),
        st.sampled_from(tuple(ZIJDEN)),
        st.sampled_from(("", "AP001", "AP002", "AC001", "AC007", "AP013")),
        st.tuples(*[CENTS] * YEARS),
    ),
    max_size=40,
)


@given(lines=RAMINGEN)
@drawn(80, 300)
def test_the_totals_of_a_ledger_equal_the_sum_of_its_lines(
    turnhout: Dossier, lines: list[tuple[Soort, Zijde, str, tuple[int, ...]]]
) -> None:
    ledger = tuple(_raming(number, *line) for number, line in enumerate(lines))
    totalen = totals(replace(turnhout.at_step(4), ramingen=ledger))
    assert totalen.bron == "ramingen"
    for soort in SOORTEN:
        for zijde in ZIJDEN:
            # an oracle of its own: plain integers, line by line
            expected = [0] * YEARS
            for line in lines:
                if line[:2] == (soort, zijde):
                    expected = [have + more for have, more in zip(expected, line[3], strict=True)]
            assert totalen.totaal.reeks(soort, zijde) == tuple(expected)
            chapters = [each.reeks(soort, zijde) for each in totalen.per_hoofdstuk.values()]
            parts = [*chapters, totalen.zonder_actieplan.reeks(soort, zijde)]
            assert tuple(map(sum, zip(*parts, strict=True))) == tuple(expected)
            plans = [each.reeks(soort, zijde) for each in totalen.per_actieplan.values()]
            assert tuple(map(sum, zip(*plans, strict=True))) == tuple(map(sum, zip(*chapters, strict=True)))


@given(
    parts=st.lists(
        st.dictionaries(
            st.tuples(st.sampled_from(tuple(SOORTEN)), st.sampled_from(tuple(ZIJDEN))), st.tuples(CENTS, CENTS)
        )
    )
)
def test_the_saldo_of_a_sum_is_the_sum_of_the_saldos(parts: list[dict[tuple[Soort, Zijde], tuple[int, int]]]) -> None:
    years = (2020, 2021)
    each = [Bedragen(part, years) for part in parts]
    whole = samen(each, years)
    assert whole.saldo() == tuple(sum(part.saldo()[year] for part in each) for year in range(2))
    assert whole.saldo() == tuple(sum(whole.saldo(soort)[year] for soort in SOORTEN) for year in range(2))


def test_before_step_four_only_enveloppes_count(turnhout: Dossier) -> None:
    before = turnhout.at_step(3)
    with_ledger = replace(before, ramingen=(_raming(1, "E", "U", "AP001", (100,) * YEARS),))
    assert totals(with_ledger).bron == "enveloppen"
    assert totals(with_ledger).totaal == totals(before).totaal
    assert totals(with_ledger.at_step(4)).totaal.reeks("E", "U") == (100,) * YEARS


def test_public_amounts_of_turnhout_are_exact(turnhout: Dossier) -> None:
    totalen = totals(turnhout)
    assert sum(totalen.per_actieplan["AP009"].reeks("I", "U")) == 8_000_000_00
    assert totalen.per_actieplan["AP002"].reeks("E", "U") == (100_000_00,) * YEARS
    assert totalen.per_actieplan["AP004"].reeks("E", "U") == (400_000_00,) * YEARS

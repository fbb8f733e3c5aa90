"""What the BBC schemas must say, worked out a second time: plain loops over integer cents, nothing of the engine.

A line is (entiteit, soort, zijde, actie, beleidsitem, rekening, sector, project, amounts). The tables of codes here are
written by hand for the codes that the tests use.
"""

from collections import defaultdict
from dataclasses import dataclass, field

Line = tuple[str, str, str, str, str, str, str, str, tuple[int, ...]]

# account, soort, zijde -> row of T2, without the dash rows
T2_ROW = {
    ("6131000", "E", "U"): "I.A.1", ("6010000", "E", "U"): "I.A.1", ("6200100", "E", "U"): "I.A.2.a",
    ("6202000", "E", "U"): "I.A.2.c", ("6240000", "E", "U"): "I.A.2.g", ("6290000", "E", "U"): "I.A.2",
    ("6480000", "E", "U"): "I.A.3", ("6490000", "E", "U"): "I.A.4", ("6430000", "E", "U"): "I.A.5",
    ("6500000", "E", "U"): "I.B.1", ("6570000", "E", "U"): "I.B.2", ("6940000", "E", "U"): "I.C",
    ("7020600", "E", "O"): "II.A.1", ("7300000", "E", "O"): "II.A.2.a", ("7301000", "E", "O"): "II.A.2.a",
    ("7373000", "E", "O"): "II.A.2.b", ("7390010", "E", "O"): "II.A.2.c", ("7400000", "E", "O"): "II.A.3.a",
    ("7405000", "E", "O"): "II.A.3.b", ("7480000", "E", "O"): "II.A.4", ("7450000", "E", "O"): "II.A.5",
    ("7500000", "E", "O"): "II.B", ("7940000", "E", "O"): "II.C",
    ("2800000", "I", "U"): "I.A.4", ("2210007", "I", "U"): "I.B.1.a", ("2240007", "I", "U"): "I.B.1.b",
    ("2400000", "I", "U"): "I.B.1.c", ("2500000", "I", "U"): "I.B.1.d", ("2700000", "I", "U"): "I.B.1.e",
    ("2600000", "I", "U"): "I.B.2.a", ("2650000", "I", "U"): "I.B.2.b", ("2140000", "I", "U"): "I.C",
    ("6640000", "I", "U"): "I.D", ("2210007", "I", "O"): "II.B.1.a", ("1500000", "I", "O"): "II.D",
    ("2800000", "I", "O"): "II.A.4", ("2140000", "I", "O"): "II.C",
    ("4210000", "F", "U"): "I.A.1", ("1710000", "F", "U"): "I.A.2", ("1780000", "F", "U"): "I.B",
    ("2903000", "F", "U"): "I.C.1", ("2905000", "F", "U"): "I.C.2", ("4960000", "F", "U"): "I.D",
    ("1000000", "F", "U"): "I.E", ("1710000", "F", "O"): "II.A", ("1780000", "F", "O"): "II.B",
    ("4943000", "F", "O"): "II.C.1.a", ("2903000", "F", "O"): "II.C.1.b", ("2905000", "F", "O"): "II.C.2",
    ("4960000", "F", "O"): "II.D", ("1000000", "F", "O"): "II.E",
}  # fmt: skip
# shares in an AGB are financial fixed assets of their own; the other sectors only choose a row further down
OF_AN_AGB = {("2800000", "I", "U"): "I.A.1", ("2800000", "I", "O"): "II.A.1"}
# accounts that have no row at all: they must stay visible and count in every total
UNKNOWN = (("9990000", "E", "U"), ("9990000", "I", "O"), ("9990000", "F", "U"))
DOMAIN = {
    "0020-00": "Algemene financiering", "0110-00": "Algemeen bestuur", "0200-02": "Zich verplaatsen en mobiliteit",
    "0740-01": "Cultuur en vrije tijd", "0953-03": "Zorg en opvang", "0999-00": "Zorg en opvang",
}  # fmt: skip
KEYS = tuple((soort, zijde) for soort in "EIF" for zijde in "UO")


@dataclass
class Facts:
    """What stands beside the ledger, in cents: debts by (holder, row), agencies by name and row."""

    opening: int = 0
    unavailable: list[tuple[int, ...]] = field(default_factory=list)
    debts: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    agencies: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)


def total(lines: list[Line], year: int, soort: str, zijde: str) -> int:
    """All lines of one soort and zijde in a year."""
    return sum(line[8][year] for line in lines if (line[1], line[2]) == (soort, zijde))


def per_group(lines: list[Line], year: int, group_of: dict[str, str], column: int) -> dict[tuple[str, str, str], int]:
    """Per group, soort and zijde; `column` is the place in the line that decides the group."""
    found: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for line in lines:
        found[group_of[line[column]], line[1], line[2]] += line[8][year]  # type: ignore[index]
    return dict(found)


def t2(lines: list[Line], year: int) -> dict[tuple[str, str], int]:
    """Per soort and row of T2: own lines and those of deeper rows."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        account = line[5], line[1], line[2]
        row = OF_AN_AGB.get(account) if line[6] == "agb" else None
        row = row or T2_ROW.get(account)
        while row:
            if row not in ("I", "II"):
                found[line[1], row] += line[8][year]
            row = row.rpartition(".")[0]
    return dict(found)


def m2(lines: list[Line], facts: Facts, years: int) -> dict[tuple[str, str], list[int]]:
    """Every row of M2 per year, by block and printed number."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    previous = facts.opening
    debt = {holder: facts.debts.get((holder, "begin"), (0,) * years)[0] for holder in ("bestuur", "derden")}
    for year in range(years):

        def of(soort: str, zijde: str, year: int = year) -> int:
            return total(lines, year, soort, zijde)

        def debts(holder: str, row: str, year: int = year) -> int:
            return facts.debts.get((holder, row), (0,) * years)[year]

        exploitation = of("E", "O") - of("E", "U")
        investment = of("I", "O") - of("I", "U")
        financing = of("F", "O") - of("F", "U")
        result = exploitation + investment + financing
        unavailable = sum(each[year] for each in facts.unavailable)
        accumulated = previous + result
        values = {
            "I": exploitation, "I.a": of("E", "O"), "I.b": of("E", "U"), "II": investment, "II.a": of("I", "O"),
            "II.b": of("I", "U"), "III": exploitation + investment, "IV": financing, "IV.a": of("F", "O"),
            "IV.b": of("F", "U"), "V": result, "VI": previous, "VII": accumulated, "VIII": unavailable,
            "IX": accumulated - unavailable,
        }  # fmt: skip
        for row, value in values.items():
            rows["budgettair_resultaat", row].append(value)
        repaid = sum(line[8][year] for line in lines if line[1:3] == ("F", "U") and line[5].startswith("42"))
        back = sum(line[8][year] for line in lines if line[1:3] == ("F", "O") and line[5].startswith("494"))
        margin = exploitation - (repaid - back)
        for row, value in {"I": exploitation, "II": repaid - back, "II.a": repaid, "II.b": back, "III": margin}.items():
            rows["autofinancieringsmarge", row].append(value)
        base = sum(debt.values()) - sum(debts(holder, "korte_termijn") for holder in debt)
        # eight hundredths, half a cent away from zero
        eight = (abs(base) * 8 * 2 + 100) // 200 * (-1 if base < 0 else 1)
        corrected = {"I": margin, "II": repaid - eight, "II.a": repaid, "II.b": eight, "III": margin + repaid - eight}
        for row, value in corrected.items():
            rows["gecorrigeerde_autofinancieringsmarge", row].append(value)
        for row, kind, own in (
            ("I", "bbr", accumulated - unavailable), ("II", "afm", margin), ("III", "gafm", margin + repaid - eight)
        ):  # fmt: skip
            group = own + sum(each.get(kind, (0,) * years)[year] for each in facts.agencies.values())
            rows["geconsolideerd", row].append(group)
        for holder in debt:
            moved = debts(holder, "nieuw") - debts(holder, "periodiek") - debts(holder, "niet_periodiek")
            debt[holder] += moved
        previous = accumulated
    return dict(rows)


def m3(lines: list[Line], year: int) -> dict[tuple[str, str, str], int]:
    """Per entiteit, row and zijde."""
    found: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for line in lines:
        entity, soort, side = line[:3]
        found[entity, soort, side] += line[8][year]
        if soort == "F":
            row = T2_ROW.get((line[5], soort, side), "")
            letter = row.split(".")[1] if row else ""
            part = {"A": "F.1", "C": "F.2"}.get(letter, "F.3")
            found[entity, part, side] += line[8][year]
    return dict(found)

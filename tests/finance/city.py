"""A large ledger in the files of the finance contract, balanced to the cent, for measurements and seeded faults."""

import random
from pathlib import Path

from pipeline.model.bedrag import schrijf_invoer
from tests import generator
from tests.finance.oracle import DOMAIN, T2_ROW

YEARS = generator.YEARS
NORM = generator.Size()
HEADER = "raming;entiteit;soort;zijde;actie;beleidsitem;rekening;sector;project;omschrijving"
_USUAL = tuple(key for key in sorted(T2_ROW) if key[1] != "F")
_ITEMS = tuple(item for item in sorted(DOMAIN) if item != "0999-00")  # this one is in no list


def write(folder: Path, lines: int, size: generator.Size = NORM, seed: int = 1) -> Path:
    """Writes a dossier at step 4 with so many lines, of which the last ones bring it in balance; returns the folder."""
    generator.write(folder, size, seed)
    chance = random.Random(seed)
    actions = [f"AC{number:04}{index}" for number in range(1, size.actieplannen + 1) for index in range(5)]
    rows = [_line(number, chance, actions) for number in range(1, lines - 2)]
    rows += list(_balancing(rows))
    header = f"{HEADER};{';'.join(map(str, YEARS))}"
    text = [header, *(";".join((*row[0], *map(schrijf_invoer, row[1]))) for row in rows)]
    _write(folder, "ramingen", text)
    _write(folder, "beginstand", ["bedrag", "5000000,25"])
    _write(
        folder, "onbeschikbaar", [f"omschrijving;{';'.join(map(str, YEARS))}", "Fonds;1000;1000;1000;1000;1000;1000"]
    )
    header = f"ten_laste;rij;{';'.join(map(str, YEARS))}"
    yearly = ";".join(["3000000"] * len(YEARS))
    _write(
        folder,
        "schulden",
        [header, "bestuur;begin;37500000;;;;;", f"bestuur;nieuw;{yearly}", f"bestuur;periodiek;{yearly}"],
    )
    _write(
        folder, "projecten", ["project;naam;voor;na", *(f"P{number};Project {number};1000;0" for number in range(60))]
    )
    return folder


def _line(number: int, chance: random.Random, actions: list[str]) -> tuple[list[str], tuple[int, ...]]:
    account, soort, zijde = chance.choice(_USUAL)
    amount = chance.randint(10_00, 9_000_00)
    amounts = tuple(amount + chance.randint(0, amount // 10) for _ in YEARS)
    entity = chance.choice(("gemeente", "gemeente", "ocmw"))
    project = f"P{chance.randrange(60)}" if soort == "I" else ""
    keys = [
        f"MJP{number:06}",
        entity,
        soort,
        zijde,
        chance.choice(actions),
        chance.choice(_ITEMS),
        account,
        "",
        project,
    ]
    return [*keys, f"regel {number} van de ramingen"], amounts


def _balancing(rows: list[tuple[list[str], tuple[int, ...]]]) -> list[tuple[list[str], tuple[int, ...]]]:
    """Taxes that pay for everything and for the debt, a loan, and its repayment."""
    need = [3_500_000_00] * len(YEARS)
    for keys, amounts in rows:
        sign = 1 if keys[3] == "U" else -1
        need = [total + sign * cents for total, cents in zip(need, amounts, strict=True)]
    tax = tuple(max(total, 1) for total in need)
    loan = (3_000_000_00,) * len(YEARS)
    return [
        (["MJP900001", "gemeente", "E", "O", "", "0020-00", "7300000", "", "", "opcentiemen"], tax),
        (["MJP900002", "gemeente", "F", "O", "", "0020-00", "1710000", "bank", "", "lening"], loan),
        (["MJP900003", "gemeente", "F", "U", "", "0020-00", "4210000", "bank", "", "aflossing"], loan),
    ]


def _write(folder: Path, name: str, lines: list[str]) -> None:
    (folder / f"financien/{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

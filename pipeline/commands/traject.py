"""The commands about how a plan is made: beslis."""

import argparse
import datetime
import sys

from pipeline.commands import arguments
from pipeline.commands.saying import DONE, WRONG_USE
from pipeline.model.beslissingen import BESLUITEN


def add(commands: arguments.Commands) -> None:
    """Adds these commands."""
    beslis = commands.command("beslis", "noteert een beslissing in beslissingen.csv", _beslis)
    beslis.add_argument("code", metavar="CODE", help="waarover beslist werd, zoals AP012")
    beslis.add_argument("orgaan", metavar="ORGAAN", help="wie besliste, zoals conclaaf of college")
    beslis.add_argument(
        "besluit", choices=[each.replace(" ", "-") for each in BESLUITEN], metavar="BESLUIT",
        help="akkoord, akkoord-mits, niet-akkoord of verdaagd",
    )  # fmt: skip
    beslis.add_argument(
        "motivering", nargs="?", default="", metavar="WAAROM", help="de reden, zoals ze mag verschijnen"
    )
    beslis.add_argument("--datum", type=_dag, metavar="DAG", help="de dag van de beslissing, zoals 2019-02-28")
    beslis.add_argument("--intern", default="", metavar="TEKST", help="een nota die in geen enkel document komt")
    beslis.add_argument("--door", default="", metavar="FUNCTIE", help="de functie van wie dit noteert")
    beslis.inhoud()


def _beslis(given: argparse.Namespace) -> int:
    from pipeline.register import Besluit, NietGenoteerd, noteer

    besluit = given.besluit.replace("-", " ")
    if besluit in ("niet akkoord", "akkoord mits") and not given.motivering.strip():
        print(
            f"Waarom? Bij `{given.besluit}` hoort een reden: zet ze achteraan, tussen aanhalingstekens.",
            file=sys.stderr,
        )
        return WRONG_USE
    dag = given.datum or datetime.date.today()
    what = Besluit(given.code, given.orgaan, besluit, given.motivering, given.intern, given.door)
    try:
        nr = noteer(given.inhoud, what, dag)
    except NietGenoteerd as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    where = given.inhoud / "beslissingen.csv"
    print(f"Genoteerd als beslissing {nr} in {where}: {given.code} {besluit} ({given.orgaan}).")
    if besluit == "niet akkoord":
        print("Een actieplan dat niet akkoord is, staat niet meer in het plan. Zijn bestand blijft waar het is.")
    return DONE


def _dag(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)

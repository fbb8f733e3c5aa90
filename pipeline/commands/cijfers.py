"""The commands about money: schema, schuif, ramingen."""

import argparse
import sys
from datetime import date
from pathlib import Path

from pipeline.commands import arguments
from pipeline.commands.saying import BLOCKED, DONE, WRONG_USE, say_findings


def add(commands: arguments.Commands) -> None:
    """Adds these commands."""
    schema = commands.command("schema", "toont één schema van de BBC over de ramingen", _schema)
    schema.inhoud()
    schema.add_argument("schema", choices=SCHEMAS, metavar="SCHEMA", help=", ".join(SCHEMAS))
    schema.add_argument("--formaat", choices=("tekst", "csv", "json"), default="tekst", help="tekst, csv of json")
    schema.add_argument("--zonder-nulregels", action="store_true", help="laat rijen weg die overal nul zijn")

    schuif = commands.command("schuif", "toont wat er zou veranderen als een bedrag verschuift", _schuif)
    schuif.inhoud()
    schuif.add_argument("code", metavar="CODE", help="een actieplan of een actie")
    schuif.add_argument("jaar", type=int, metavar="JAAR", help="een jaar van het plan")
    schuif.add_argument("bedrag", metavar="BEDRAG", help="in euro, bijvoorbeeld -250000: zoveel minder uitgaven")

    ramingen = commands.command("ramingen", "leest een export van het boekhoudpakket in als ramingen", _ramingen)
    ramingen.inhoud()
    ramingen.add_argument("werk", choices=("lees",), metavar="lees", help="toont wat er zou veranderen")
    ramingen.add_argument("bestanden", nargs="+", type=Path, metavar="BESTAND", help="CSV of xlsx; ook meer dan één")
    ramingen.add_argument("--schrijf", action="store_true", help="vervangt ramingen.csv; de oude blijft bewaard")
    ramingen.add_argument(
        "--bedragen", choices=("belgisch", "engels", "zonder"), help="1.234,50 (belgisch), 1,234.50 of 1234,50 (zonder)"
    )
    ramingen.add_argument(
        "--tekens", choices=("positief", "ontvangsten_negatief", "uitgaven_negatief"), help="wat met een minteken staat"
    )
    ramingen.add_argument(
        "--vast", action="append", default=[], metavar="KOLOM=WAARDE", help="voor elke regel hetzelfde"
    )
    ramingen.add_argument("--totaal", action="append", default=[], metavar="JAAR=BEDRAG", help="een controletotaal")
    ramingen.add_argument("--blad", default="", metavar="NAAM", help="het blad van een werkboek")


SCHEMAS = ("M1", "M2", "M3", "T1", "T2", "T3", "T4")


def _schema(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.finance.uitvoer import as_csv, as_json, as_text
    from pipeline.progress import Stages

    with Stages() as stages:
        tabel, checked = flow.schema_of(given.inhoud, given.schema, stages)
    if tabel is None:
        say_findings(checked.findings)
        return BLOCKED
    write = {"csv": as_csv, "json": as_json, "tekst": as_text}[given.formaat]
    print(write(tabel.zonder_nulregels() if given.zonder_nulregels else tabel).rstrip("\n"))
    return DONE


def _schuif(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.finance.schuif import NietTeSchuiven
    from pipeline.finance.uitvoer import schuif_as_text
    from pipeline.model.bedrag import GeenBedrag, lees_bedrag
    from pipeline.progress import Stages

    try:
        cents = lees_bedrag(given.bedrag)
        with Stages() as stages:
            moved, added, solved = flow.schuif_in(given.inhoud, given.code, given.jaar, cents, stages)
    except GeenBedrag as refusal:
        print(f"`{given.bedrag}` is geen duidelijk bedrag: {refusal.mend}", file=sys.stderr)
        return WRONG_USE
    except NietTeSchuiven as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    if moved is None:
        say_findings(added)
        return BLOCKED
    print(schuif_as_text(moved, given.jaar, cents))
    for title, findings in (("Nieuwe bevindingen", added), ("Bevindingen die wegvallen", solved)):
        print(f"{title}: {'geen.' if not findings else ''}")
        for finding in findings:
            print(finding)
    return DONE


def _ramingen(given: argparse.Namespace) -> int:
    from pipeline import ledger_import
    from pipeline.forms import invoer
    from pipeline.model.voorbeeldjaren import eerste_jaar_in
    from pipeline.progress import Stages

    try:
        totals = invoer.lees_opgaven(given.totaal, eerste_jaar_in(given.inhoud))
        options = invoer.Opties(given.bedragen, given.tekens, invoer.lees_vast(given.vast), totals, given.blad)
    except invoer.FouteOptie as wrong:
        print(str(wrong), file=sys.stderr)
        return WRONG_USE
    with Stages() as stages:
        taken = ledger_import.lees(given.inhoud, given.bestanden, options, stages)
    say_findings(taken.findings)
    if taken.invoer is None or taken.geweigerd:
        print("Niets ingelezen: herstel eerst de fouten hierboven. De ramingen zijn wat ze waren.")
        return BLOCKED
    print(invoer.as_text(taken.invoer))
    if not given.schrijf:
        print("\nEr is niets geschreven. Klopt dit, geef dan dezelfde opdracht met `--schrijf`.")
        return DONE
    for line in ledger_import.schrijf(given.inhoud, taken, options, date.today()):
        print(line)
    return DONE

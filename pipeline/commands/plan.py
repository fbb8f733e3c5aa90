"""The commands that everybody uses: nieuw, controle, plan."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from pipeline.commands import arguments
from pipeline.commands.saying import BLOCKED, DONE, WRONG_USE, say_findings, say_made


def add(commands: arguments.Commands) -> None:
    """Adds these commands."""
    nieuw = commands.command("nieuw", "maakt een klein dossier om mee te beginnen", _nieuw)
    nieuw.add_argument("map", type=Path, metavar="MAP", help="een map die nog niet bestaat of leeg is")
    nieuw.add_argument("--naam", metavar="NAAM", help="het bestuur, zoals `Stad Lier` of `Gemeente Lille`")
    nieuw.add_argument("--periode", metavar="JAREN", help="het eerste en het laatste jaar, zoals 2026-2031")
    nieuw.add_argument("--hoofdstuk", action="append", default=[], metavar="NAAM", help="een hoofdstuk; mag vaker")

    controle = commands.command("controle", "toont alle bevindingen, zonder documenten te maken", _controle)
    controle.inhoud()
    controle.add_argument("--stap", type=int, choices=(1, 2, 3, 4), metavar="N", help="controleer alsof het stap N is")
    controle.voor()
    controle.formaat()

    plan = commands.command("plan", "controleert het dossier en bouwt Word, PDF en HTML", _plan)
    plan.inhoud()
    plan.uit()
    plan.add_argument("--deel", default="", metavar="CODE", help="bouw één hoofdstuk, doelstelling of actieplan")
    plan.add_argument("--stap", type=int, choices=(1, 2, 3, 4), metavar="N", help="bouw alsof het dossier in stap N is")
    plan.voor()


def _nieuw(given: argparse.Namespace) -> int:
    from pipeline import starter
    from pipeline.starter import choices as starter_choices

    options = (given.naam, given.periode, *given.hoofdstuk)
    try:
        if sys.stdin.isatty() and sys.stdout.isatty() and not any(each is not None for each in options):
            choices = starter_choices.ask(input, print, date.today())
        else:
            choices = starter_choices.choose(given.naam, given.periode, given.hoofdstuk, date.today())
        made = starter.write(given.map, choices)
    except (starter_choices.WrongChoice, starter.StarterRefused) as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    print(f"Gemaakt: {made} bestanden in {given.map}. Begin met {given.map / 'LEESMIJ.md'}.")
    print(f"Maak het plan met: {starter.command_for(given.map)}")
    return DONE


def _plan(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.progress import Stages

    with Stages() as stages:
        try:
            built = flow.build(
                given.inhoud, given.uit, stages, given.stap, given.deel, given.voor, replace_other=given.vervang
            )
        except flow.UnknownPart as unknown:
            print(str(unknown), file=sys.stderr)
            return WRONG_USE
    page = given.uit / "controle.html"
    say_findings(built.findings, page)
    if built.blocked:
        print(f"Niets gepubliceerd: herstel eerst de fouten hierboven. Alles staat in {page}.")
        return BLOCKED
    if built.against_raad is not None:
        print(_against_raad(built.against_raad, page))
    say_made(built.published)
    return DONE


def _controle(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.progress import Stages

    with Stages() as stages:
        checked = flow.verdict(given.inhoud, stages, given.stap, given.voor)
    if given.formaat == "json":
        rows = [finding.as_json(blocks=finding.blocks(checked.strictness)) for finding in checked.findings]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        say_findings(checked.findings)
    return BLOCKED if checked.blocked else DONE


def _against_raad(count: int, page: Path) -> str:
    if not count:
        return "Werkversie. Voor de raad houdt geen enkele fout het plan tegen."
    errors = "houdt nog 1 fout" if count == 1 else f"houden nog {count} fouten"
    return f"Werkversie. Voor de raad {errors} het plan tegen: zie {page} of `smjp controle --voor raad`."

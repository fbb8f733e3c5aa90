"""The commands about clear language: taal, handleiding-taal."""

import argparse
import sys
from pathlib import Path

from pipeline.commands import arguments
from pipeline.commands.saying import BLOCKED, DONE, WRONG_USE, say_findings, say_made


def add(commands: arguments.Commands) -> None:
    """Adds these commands."""
    taal = commands.command("taal", "kijkt of losse zinnen klaar en meetbaar geschreven zijn", _taal)
    taal.add_argument(
        "bestand", nargs="?", metavar="BESTAND", help="CSV met de kolommen id, level en text; - is de invoer"
    )
    taal.add_argument("--zin", metavar="ZIN", help="één zin")
    taal.add_argument("--niveau", choices=("doel", "actieplan", "actie"), help="het niveau van die zin")
    taal.add_argument(
        "--leg-vast", action="store_true", help="schrijf de zinnen die er al waren in klare-taal.yaml van het dossier"
    )
    taal.inhoud(needed=False)
    taal.formaat()

    handleiding = commands.command("handleiding-taal", "maakt de handleiding bij de taalregels (Word en pdf)", _manual)
    handleiding.inhoud()
    handleiding.uit()


def _taal(given: argparse.Namespace) -> int:
    if given.leg_vast:
        return _record_existing(given.inhoud)
    from pipeline import own_words
    from pipeline.language import Niveau, losse_zinnen

    if (given.bestand is None) == (given.zin is None) or (given.zin is None) != (given.niveau is None):
        print("Geef een bestand, of een zin met haar niveau: --zin ZIN --niveau doel.", file=sys.stderr)
        return WRONG_USE
    try:
        if given.zin is not None:
            zinnen: tuple[losse_zinnen.LosseZin, ...] = (losse_zinnen.LosseZin("", Niveau(given.niveau), given.zin),)
        elif given.bestand == "-":
            zinnen = losse_zinnen.read_bytes(sys.stdin.buffer.read(), "de invoer")
        else:
            zinnen = losse_zinnen.read_path(Path(given.bestand))
    except losse_zinnen.WrongFile as wrong:
        print(str(wrong), file=sys.stderr)
        return WRONG_USE
    write = losse_zinnen.as_json if given.formaat == "json" else losse_zinnen.as_text
    judge, findings = own_words.judge_of(given.inhoud)
    for finding in findings:
        print(finding, file=sys.stderr)
    print(write(zinnen, judge))
    return DONE


def _record_existing(folder: Path) -> int:
    from pipeline import clear_language
    from pipeline.progress import Stages

    try:
        with Stages() as stages:
            count, checked = clear_language.record_existing(folder, stages)
    except clear_language.AlreadyThere as already:
        print(str(already), file=sys.stderr)
        return WRONG_USE
    if checked.dossier is None:
        say_findings(checked.findings)
        return BLOCKED
    sentences = "geen zinnen" if not count else "1 zin" if count == 1 else f"{count} zinnen"
    print(f"Vastgelegd: {sentences} in {folder / clear_language.FILE}." if count else "Er valt niets vast te leggen.")
    return DONE


def _manual(given: argparse.Namespace) -> int:
    from pipeline import clear_language
    from pipeline.progress import Stages

    with Stages() as stages:
        made = clear_language.write_manual(given.inhoud, given.uit, stages, replace_other=given.vervang)
    say_findings(made.findings)
    if made.blocked:
        print("Niets gepubliceerd: herstel eerst de fouten hierboven.")
        return BLOCKED
    say_made(made.published)
    return DONE

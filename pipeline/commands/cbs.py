"""The commands `smjp cbs …`: arguments in, Dutch text and an exit status out (design.md, Commands)."""

import argparse
import datetime
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import arguments
from pipeline.commands.saying import BLOCKED, DONE, WRONG_USE, say_made
from pipeline.findings import Finding, Level

if TYPE_CHECKING:  # the commands load what they need: most of it takes longer than the parser
    from pipeline.cbs.checking.oordeel import Deckoordeel
    from pipeline.cbs.week.zitting import Punt


def add(commands: arguments.Commands) -> None:
    """Adds `cbs` and what comes after it."""
    cbs = commands.command("cbs", "het college: sjabloon, nieuw, bouw, herteken, check, zitting", _nothing)
    inner = arguments.Commands(cbs)

    sjabloon = inner.command("sjabloon", "maakt het sjabloon voor PowerPoint en de handleiding", _or_refusal(_sjabloon))
    sjabloon.inhoud()
    sjabloon.uit()

    nieuw = inner.command("nieuw", "maakt een nieuw agendapunt met alle velden", _or_refusal(_nieuw))
    nieuw.inhoud()
    nieuw.add_argument("zitting", type=_day, metavar="ZITTING", help="de dag van het college: jaar-maand-dag")
    nieuw.add_argument("titel", metavar="TITEL", help="het onderwerp in één regel")

    bouw = inner.command("bouw", "bouwt de decks, leesbladen en nota's van een zitting", _or_refusal(_bouw))
    bouw.inhoud()
    bouw.uit()
    bouw.add_argument("zitting", type=_day, metavar="ZITTING", help="de dag van het college: jaar-maand-dag")
    bouw.add_argument("--zonder-papier", action="store_true", help="geen leesbladen: alleen decks en nota's")

    herteken = inner.command(
        "herteken", "tekent de tijdbalken opnieuw, na een wijziging van de minuten", _or_refusal(_herteken)
    )
    herteken.inhoud(needed=False)
    herteken.add_argument("deck", type=Path, metavar="DECK", help="een PowerPoint-bestand")

    check = inner.command("check", "kijkt een deck na, wie het ook maakte", _or_refusal(_check))
    check.inhoud(needed=False)
    check.formaat()
    check.add_argument("deck", type=Path, metavar="DECK", help="een PowerPoint-bestand")
    check.add_argument("--zitting", type=_day, metavar="DAG", help="de dag van het college: jaar-maand-dag")
    when = 'wanneer het binnenkwam: "jaar-maand-dag uur:minuten"'
    check.add_argument("--ontvangen", type=_moment, metavar="TIJD", help=when)

    zitting = inner.command(
        "zitting", "maakt het overzicht van een zitting en de mail met de decks", _or_refusal(_zitting)
    )
    zitting.inhoud()
    zitting.uit()
    zitting.formaat()
    zitting.add_argument("zitting", type=_day, metavar="ZITTING", help="de dag van het college: jaar-maand-dag")
    zitting.add_argument("--sluit", action="store_true", help="na de zitting: bevriest de decks en hun cijfers")


def _or_refusal(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The same command, which says why it cannot be carried out."""

    def carried_out(given: argparse.Namespace) -> int:
        from pipeline.college.judging import NietGelukt, Tegengehouden

        try:
            return command(given)
        except NietGelukt as refusal:
            print(str(refusal), file=sys.stderr)
            return BLOCKED if isinstance(refusal, Tegengehouden) else WRONG_USE

    return carried_out


def _nothing(_: argparse.Namespace) -> int:
    return WRONG_USE  # never asked: after `cbs` another word is required


def _day(text: str) -> datetime.date:
    from pipeline.cbs.termijn import lees_dag

    day = lees_dag(text)
    if day is None:
        raise ValueError(text)
    return day


def _moment(text: str) -> datetime.datetime:
    from pipeline.cbs.termijn import lees_moment

    moment = lees_moment(text)
    if moment is None:
        raise ValueError(text)
    return moment


def _sjabloon(given: argparse.Namespace) -> int:
    from pipeline.college import making

    made = making.sjabloon(given.inhoud, given.uit, replace_other=given.vervang)
    _print(made.findings)
    say_made(made.published)
    return BLOCKED if made.blocked else DONE


def _nieuw(given: argparse.Namespace) -> int:
    from pipeline.college import judging

    path = judging.nieuw(given.inhoud, given.zitting, given.titel)
    print(f"Gemaakt: {path}. Vul het in en bouw het met `smjp cbs bouw {given.zitting.isoformat()}`.")
    return DONE


def _bouw(given: argparse.Namespace) -> int:
    from pipeline.college import making

    papier = not given.zonder_papier
    made, judgements = making.bouw(given.inhoud, given.uit, given.zitting, papier=papier, replace_other=given.vervang)
    _print(made.findings)
    if made.blocked:
        print("Niets gebouwd: herstel eerst de fouten hierboven.")
        return BLOCKED
    say_made(made.published)
    for path, judged in judgements.items():
        _print_judgement(judged, f"{path.name}: ")
    refused = [path.name for path, judged in judgements.items() if judged.is_geweigerd]
    if refused:
        print(f"Niet voor het college: {', '.join(refused)}. Herstel het agendapunt en bouw opnieuw.")
    return BLOCKED if refused else DONE


def _herteken(given: argparse.Namespace) -> int:
    from pipeline.college import making

    drawn = making.herteken(given.deck, given.inhoud)
    if drawn.oordeel.is_geweigerd:
        _print_judgement(drawn.oordeel)
        print(f"Niets hertekend: {given.deck} is gebleven zoals het was. Herstel eerst de fouten hierboven.")
        return BLOCKED
    if drawn.vorige is None:
        print(f"{given.deck} was al in orde.")
    else:
        print(f"Hertekend: {given.deck}. Het deck van daarvoor staat in {drawn.vorige}.")
    return DONE


def _check(given: argparse.Namespace) -> int:
    from pipeline.college import judging

    judged = judging.check(given.deck, given.inhoud, given.zitting, given.ontvangen)
    if given.formaat == "json":
        rows = _as_json(judged)
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_judgement(judged)
    return BLOCKED if judged.is_geweigerd else DONE


def _zitting(given: argparse.Namespace) -> int:
    from pipeline.college import sitting

    if given.sluit:
        kept = sitting.sluit(given.inhoud, given.uit, given.zitting)
        print(*(f"Bewaard: {path}" for path in kept), "Gesloten." if kept else "Er was niets te sluiten.", sep="\n")
        return DONE
    meeting, made = sitting.zitting(given.inhoud, given.uit, given.zitting, replace_other=given.vervang)
    if given.formaat == "json":
        print(json.dumps([_item_as_json(each) for each in meeting.punten], ensure_ascii=False, indent=2))
    else:
        _print(made.findings)
        for number, each in enumerate(meeting.punten, start=1):
            urgent = " (hoogdringend)" if each.oordeel is not None and each.oordeel.is_dringend else ""
            late = ", te laat" if each.oordeel is not None and each.oordeel.te_laat else ""
            print(f"{number}. {each.titel}{urgent}: {each.toestand}{late}")
        print(meeting.samenvatting)
        say_made(made.published)
    return (
        BLOCKED if made.blocked or any(each.oordeel and each.oordeel.is_geweigerd for each in meeting.punten) else DONE
    )


def _as_json(judged: "Deckoordeel") -> list[dict[str, object]]:
    """Every fout in a deck refuses it, so every fout blocks."""
    return [
        {**each.finding.as_json(blocks=each.finding.level is Level.FOUT), "slide": each.slide}
        for each in judged.bevindingen
    ]


def _item_as_json(punt: "Punt") -> dict[str, object]:
    judged = punt.oordeel
    return {
        "naam": punt.naam,
        "titel": punt.titel,
        "soort": "kennisname" if judged is None else "beslissing",
        "minuten": 0 if judged is None else judged.seconden / 60,
        "dringend": judged is not None and judged.is_dringend,
        "te_laat": judged is not None and judged.te_laat,
        "gesloten": punt.gesloten,
        "vraag": "" if judged is None else judged.vraag,
        "geweigerd": judged is not None and judged.is_geweigerd,
        "findings": [] if judged is None else _as_json(judged),
    }


def _print_judgement(judged: "Deckoordeel", named: str = "") -> None:
    for each in judged.bevindingen:
        print(each.finding)
    print(f"{named}{judged.uitspraak}")


def _print(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        print(finding)

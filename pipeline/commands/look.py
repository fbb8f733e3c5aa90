"""The commands about templates and editors: sjablonen, huisstijl, editorhulp."""

import argparse
import sys

from pipeline.commands import arguments
from pipeline.commands.saying import BLOCKED, DONE, WRONG_USE, say_findings
from pipeline.findings import Blocking


def add(commands: arguments.Commands) -> None:
    """Adds these commands."""
    sjablonen = commands.command(
        "sjablonen", "kopieert een sjabloon naar het dossier, om het daar te wijzigen", _sjablonen
    )
    sjablonen.inhoud()
    sjablonen.add_argument("namen", nargs="*", metavar="NAAM", help="welke; zonder naam ziet u wat er kan")

    huisstijl = commands.command("huisstijl", "zet huisstijl.yaml in het Word-sjabloon plan.docx", _huisstijl)
    huisstijl.inhoud(needed=False)
    huisstijl.add_argument(
        "--nieuw", action="store_true", help="begin met een vers sjabloon; het vorige wordt plan-vorig.docx"
    )

    editorhulp = commands.command("editorhulp", "schrijft de schema's die een tekstverwerker helpen", _editorhulp)
    editorhulp.inhoud()


def _sjablonen(given: argparse.Namespace) -> int:
    from pipeline.look import templates

    for name in () if given.namen else templates.OWN:
        here = given.inhoud / templates.MAP / name
        print(f"{name:<16}{'eigen: ' + str(here) if here.is_file() else templates.MEANT_FOR[name]}")
    try:
        for name in given.namen:
            print(f"Gekopieerd: {templates.copy_into(given.inhoud, name)}. Wijzig het daar: het wint van dat van smjp.")
    except templates.NotCopied as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    return DONE


def _huisstijl(given: argparse.Namespace) -> int:
    from pipeline.folders import shown
    from pipeline.look.house_style import write_in_template
    from pipeline.look.templates import templates_of
    from pipeline.render.docx import TEMPLATE
    from pipeline.shipped import is_ours

    templates = templates_of(given.inhoud, shown(given.inhoud))
    if len(templates.layers) == 1 and not is_ours(given.inhoud):
        print("Het dossier heeft nog geen eigen huisstijl: begin met `smjp sjablonen huisstijl.yaml`.", file=sys.stderr)
        return WRONG_USE
    findings = write_in_template(templates, fresh=given.nieuw)
    say_findings(findings)
    if any(finding.blocks(Blocking.ALWAYS) for finding in findings):
        print("Niets geschreven: herstel eerst de fouten hierboven.")
        return BLOCKED
    print(f"Geschreven: {templates.layers[0].shown}/{TEMPLATE}.")
    return DONE


def _editorhulp(given: argparse.Namespace) -> int:
    from pipeline import editor_help, flow
    from pipeline.progress import Stages

    with Stages() as stages:
        editor_help.write(given.inhoud, flow.control(given.inhoud, stages).dossier)
    print(f"De schema's in {given.inhoud / '.schema'} zijn bijgewerkt.")
    return DONE

"""The command line: arguments in, Dutch text and an exit status out (design.md, Commands)."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands import arguments, cbs, cijfers, look, plan, taal, traject
from pipeline.commands.saying import DONE, INTERRUPTED, NO_ENVIRONMENT, OUR_BUG, WRONG_USE
from pipeline.shipped import version


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of one command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = _parser()
    if not (sys.argv[1:] if argv is None else argv):
        print(_what_first())
        parser.print_help()
        return DONE
    given = parser.parse_args(argv)
    try:
        if refusal := _choose_folders(given):
            print(refusal, file=sys.stderr)
            return WRONG_USE
        status: int = given.run(given)
        return status
    except BrokenPipeError:  # who reads along has seen enough (`smjp schema M2 | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("Afgebroken. De vorige documenten staan er nog.", file=sys.stderr)
        return INTERRUPTED
    except Exception as failure:  # noqa: BLE001 the one place where a bug of ours becomes a message
        return _explain(failure, getattr(given, "uit", None), publishes=hasattr(given, "uit"))


def _what_first() -> str:
    """What somebody does first who asks for nothing, in the folder where he is."""
    from pipeline import folders

    typed = f"{'py' if os.name == 'nt' else 'python3'} -m pipeline" if Path(sys.argv[0]).stem == "__main__" else "smjp"
    here = folders.dossier_here()
    if folders.no_dossier(here):
        first = f"Hier staat nog geen dossier. Maak er een met `{typed} nieuw MAP` en lees dan LEESMIJ.md in die map."
    else:
        first = (
            f"Hier staat een dossier ({here.resolve().name}): kijk het na met `{typed} controle`, maak het plan met "
            f"`{typed} plan`.\nDe uitleg staat in {here / 'LEESMIJ.md'}."
        )
    also = "" if typed == "smjp" else f"\nTyp `{typed}` waar hieronder of in een melding `smjp` staat."
    return f"{first}{also}\nMeer over één opdracht: `{typed} plan --hulp`.\n"


def _choose_folders(given: argparse.Namespace) -> str:
    """Fills in the folders that the command left open; why they cannot be these, in one line, or an empty text."""
    if not hasattr(given, "inhoud"):
        return ""
    from pipeline import folders

    asked = given.inhoud is not None
    given.inhoud = given.inhoud if asked else folders.dossier_here()
    if (asked or given.needs_dossier) and (refusal := folders.no_dossier(given.inhoud)):
        return refusal
    if not hasattr(given, "uit"):
        return ""
    given.uit = folders.output_of(given.inhoud) if given.uit is None else given.uit
    return folders.no_output(given.uit, given.inhoud)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.Parser(prog="smjp", description="Maakt van een dossier het meerjarenplan: Word, PDF en HTML.")
    parser.add_argument("--versie", action="version", version=f"smjp {version()}", help="toont welke smjp dit is")
    commands = arguments.Commands(parser)
    for group in (plan, traject, look, taal, cijfers, cbs):
        group.add(commands)
    return parser


def _explain(failure: Exception, out: Path | None, *, publishes: bool) -> int:
    from pipeline.files import PublishFailure, of_the_computer

    if isinstance(failure, OSError):
        failure = of_the_computer(failure) or failure
    if isinstance(failure, PublishFailure):
        print(f"{'Niets gepubliceerd' if publishes else 'Niets geschreven'}: {failure}", file=sys.stderr)
        return WRONG_USE if failure.wrong_use else NO_ENVIRONMENT
    report = (out or Path.cwd()) / "smjp-fout.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        told = f"smjp {version()}\n\n{''.join(traceback.format_exception(failure))}"
        report.write_text(told, encoding="utf-8")
        where = f"Het verslag staat in {report}."
    except OSError:
        where = "Het verslag kon niet geschreven worden."
    print(
        f"Dit is een fout in smjp zelf, niet in de inhoud. {where} De vorige documenten staan er nog.", file=sys.stderr
    )
    return OUR_BUG

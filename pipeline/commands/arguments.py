"""argparse in Dutch: the same parser, with every text that a user sees translated."""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

WRONG_USE = 2

# argparse's own sentences, by the shape that Python 3.11 to 3.14 give them, with ours
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.+)", r"dit kennen we niet: \1"),
    (r"argument (.+?): expected one argument", r"na \1 hoort een waarde"),
    (r"argument (.+?): expected at least one argument", r"na \1 hoort minstens één waarde"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 is geen keuze; kies uit \3"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1: \2 past hier niet"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 en \2 gaan niet samen"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 is onduidelijk: bedoelde u \2?"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 krijgt geen waarde (\2)"),
)


class _Help(argparse.HelpFormatter):
    # argparse has no other place for the word in front of the usage

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def __init__(self, *, prog: str, description: str, **more: Any) -> None:
        more = {"add_help": False, "formatter_class": _Help, "allow_abbrev": False, **more}
        super().__init__(prog=prog, description=description, **more)
        # an amount such as -250000,50 is a value, not an option; argparse has no other place to say so
        self._negative_number_matcher = re.compile(r"-[0-9.,]+")
        self._positionals.title, self._optionals.title = "Wat erbij hoort", "Opties"
        self.add_argument("-h", "--help", "--hulp", action="help", help="toont deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Prints what is wrong with the command in Dutch, and stops with status 2."""
        print(f"{in_dutch(message)}\n", file=sys.stderr)
        self.print_help(sys.stderr)
        sys.exit(WRONG_USE)


class Commands:
    """The commands of a program."""

    def __init__(self, parser: Parser) -> None:
        self._commands = parser.add_subparsers(
            title="Opdrachten", metavar="OPDRACHT", required=True, dest="opdracht", parser_class=Command
        )

    def command(self, name: str, description: str, run: Callable[[argparse.Namespace], int]) -> "Command":
        """A new command that runs this function and gives its exit status."""
        sentence = f"{description[0].upper()}{description[1:]}."
        command: Command = self._commands.add_parser(name, help=description, description=sentence)
        command.set_defaults(run=run)
        return command


class Command(Parser):
    """One command, with the options that several commands share."""

    def inhoud(self, *, needed: bool = True) -> None:
        """The folder of the dossier; without `needed` the command can do without, but not with a wrong one."""
        self.add_argument("--inhoud", type=Path, metavar="MAP", help="het dossier (content, of de map waar u bent)")
        self.set_defaults(needs_dossier=needed)

    def uit(self) -> None:
        """The folder to write in, and whether the documents of another dossier may be replaced there."""
        self.add_argument("--uit", type=Path, metavar="MAP", help="waar alles komt (build, of <dossier>-build)")
        self.add_argument("--vervang", action="store_true", help="vervang daar de documenten van een ander dossier")

    def voor(self) -> None:
        """For whom the plan leaves the house; a working version by default."""
        self.add_argument(
            "--voor",
            choices=("college", "raad"),
            default="werkversie",
            metavar="WIE",
            help="college of raad: de versie die het huis verlaat; elke fout houdt ze tegen",
        )

    def formaat(self) -> None:
        """Text or JSON."""
        self.add_argument("--formaat", choices=("tekst", "json"), default="tekst", help="tekst of json")


def in_dutch(message: str) -> str:
    """A sentence of argparse in Dutch; one that is unknown becomes a general one, never English."""
    for pattern, ours in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            return f"Deze opdracht klopt niet: {found.expand(ours)}."
    return "Deze opdracht klopt niet."

"""argparse in Dutch: the same parser, with every text that a user sees translated."""

import argparse
import gettext
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

WRONG_USE = 2

# what argparse says to a user, as its source writes it (Python 3.11 to 3.14), and what we say
DUTCH = {
    "usage: ": "Gebruik: ",
    "positional arguments": "Wat erbij hoort",
    "options": "Opties",
    "%(heading)s:": "%(heading)s:",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "one of the arguments %s is required": "een van deze ontbreekt: %s",
    "unrecognized arguments: %s": "dit kennen we niet: %s",
    "unexpected option string: %s": "dit kennen we niet: %s",
    "expected one argument": "hier hoort een waarde bij",
    "expected at most one argument": "hier hoort hoogstens één waarde bij",
    "expected at least one argument": "hier hoort minstens één waarde bij",
    "expected %s argument": "hier hoort %s waarde bij",
    "expected %s arguments": "hier horen %s waarden bij",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r is geen keuze; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "%(value)r is geen keuze; bedoelde u %(suggestion)r? Kies uit %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r is geen keuze; kies uit %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r past hier niet",
    "not allowed with argument %s": "dit gaat niet samen met %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s is onduidelijk: bedoelde u %(matches)s?",
    "ignored explicit argument %r": "hier hoort geen waarde bij (%r)",
}


class _Catalogue(gettext.NullTranslations):
    """Our words for those of argparse; what is not in it is for who writes the program."""

    def gettext(self, message: str) -> str:
        return DUTCH.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


# argparse asks these two at every message; the catalogue of gettext itself would have to be a compiled file on the disk
vars(argparse).update(_=_Catalogue().gettext, ngettext=_Catalogue().ngettext)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def __init__(self, *, prog: str, description: str, **more: Any) -> None:
        more = {"add_help": False, "allow_abbrev": False, **more}
        super().__init__(prog=prog, description=description, **more)
        # an amount such as -250000,50 is a value, not an option; argparse has no other place to say so
        self._negative_number_matcher = re.compile(r"-[0-9.,]+")
        self.add_argument("-h", "--help", "--hulp", action="help", help="toont deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Prints what is wrong with the command in Dutch, and stops with status 2."""
        print(f"Deze opdracht klopt niet: {message}.\n", file=sys.stderr)
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

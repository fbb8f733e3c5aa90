"""The net under the reading of prose: of every line with words, something must have been read or refused.

Pandoc keeps some lines to itself without a word: the address of a link on a line of its own, a footnote that nothing
refers to, the second of two footnotes with one name.
"""

import re
from collections.abc import Iterator

from pipeline.content.kinds import VERDWENEN_TEKST
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Finding

_ONLY_MARKS = re.compile(r"[\s>|:=+*#~`-]*")
_DEFINITION = re.compile(r"[\s>*+-]*\[(?P<note>\^?)[^\]]+\]:")


def lost_lines(source: ProseSource) -> Iterator[Finding]:
    """A finding for every line of which nothing was taken."""
    for number, line in enumerate(source.lines, start=1):
        if number in source.taken or _ONLY_MARKS.fullmatch(line):
            continue
        shown = line.strip()[:60]
        definition = _DEFINITION.match(line)
        if definition and definition["note"]:
            wrong = f"De voetnoot `{shown}` komt niet in het plan: niets verwijst ernaar, of ze staat er twee keer"
            mend = "zet haar teken, zoals `[^1]`, in de tekst waar ze bij hoort, of verwijder de voetnoot"
        elif definition:
            wrong = f"`{shown}` leest Markdown als het adres van een link; de regel zelf komt niet in het plan"
            mend = "zet het adres meteen bij de link: `[tekst](https://…)`; is het gewone tekst, zet er een `\\` voor"
        else:
            wrong = f"Deze regel komt niet in het plan: `{shown}`"
            mend = "schrijf ze anders, of verwijder ze"
        yield VERDWENEN_TEKST.finding(source.place(number, len(line) - len(line.lstrip()) + 1), wrong, mend)

"""Terms that the glossary explains and no reader of the plan meets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.blocks import Document, Heading, Section
from pipeline.findings import Finding, Kind, Level, several
from pipeline.model.onderdelen import Begrip

ONGEBRUIKT_BEGRIP = Kind("S99", "ongebruikt-begrip", Level.TIP)

GLOSSARY = "bijlage-begrippen"
"""The anchor of the list of terms."""

_SHORTENED = re.compile(r"(aa|ee|oo|uu)([^aeiou])$")  # taak, taken
_SOFTENED = {"f": "v", "s": "z"}  # brief, brieven


def without_glossary(document: Document) -> Document:
    """The document without the list of terms itself."""

    def is_glossary(section: Section) -> bool:
        return any(isinstance(block, Heading) and block.anchor == GLOSSARY for block in section.blocks[:1])

    return replace(document, sections=tuple(each for each in document.sections if not is_glossary(each)))


def unused_terms(begrippen: Iterable[Begrip], printed: Iterable[str]) -> Iterator[Finding]:
    """One finding for all terms that are in none of the printed texts, in any of their usual forms."""
    text = "\n".join(printed)
    unused = [each for each in begrippen if not _term_in(each.term, text)]
    if unused:
        named = several([f"`{each.term}`" for each in unused])
        who, them = ("Dit begrip staat", "het") if len(unused) == 1 else ("Deze begrippen staan", "ze")
        wrong = f"{who} in de begrippenlijst en nergens anders in het plan: {named}"
        finding = ONGEBRUIKT_BEGRIP.finding(unused[0].at, wrong, f"haal {them} weg, of gebruik {them} in een tekst")
        yield replace(finding, also=tuple(sorted(each.at for each in unused[1:])))


def _term_in(term: str, text: str) -> bool:
    """Whether a term, or one of the names in `MJP (meerjarenplan)`, is in the text."""
    names = filter(None, map(str.strip, re.split(r"[()/]", term)))
    return any(_starts_a_word(form).search(text) for name in names for form in _forms(name))


def _starts_a_word(form: str) -> re.Pattern[str]:
    """What finds a form at the start of a word; two capitals are a word by themselves, as they are written."""
    if form.isupper() and len(form) < 3:
        return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
    return re.compile(rf"(?<!\w){re.escape(form)}", re.IGNORECASE)


def _forms(name: str) -> Iterator[str]:
    """How a name starts in the singular and in the plural."""
    yield name
    yield _SHORTENED.sub(lambda found: found[1][0] + found[2], name)
    if name[-1:] in _SOFTENED:
        yield name[:-1] + _SOFTENED[name[-1]]
    for ending in ("en", "s"):
        if len(name) > 5 and name.endswith(ending):
            yield name.removesuffix(ending)

"""`[[bedrag AP012 2021]]`: the small grammar inside prose.

A verwijzing is `[[`, words with spaces between them, `]]`, all on one line. What the words mean is for `plan` to say.
"""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from pipeline.blocks import Blocks, Inline, Inlines, Link, Lookup, Paragraph, Text
from pipeline.content.addresses import bare_addresses
from pipeline.content.kinds import ONGELDIGE_VERWIJZING
from pipeline.content.values import Scalar
from pipeline.findings import Finding, Place

PlaceOf = Callable[[int], Place]

_LOOKUP = re.compile(r"\[\[(?P<words>[^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?)\]\](?!\])")
_WORDS = r"(?:zie|naam|bedrag) +[A-Za-z]+[0-9]+(?: [^{}\[\]\n]*)?|(?:vanaf|tot en met|in) (?:stap|status) \w+|einde"
_OTHER_BRACKETS = re.compile(
    rf"\{{\{{ *(?P<words>{_WORDS}|stap|status) *\}}\}}|(?<!\[)\[(?P<single>{_WORDS})\](?![\](])"
)
_ENOUGH = 100  # characters to tell what is wrong with a verwijzing
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*\n?)+", re.MULTILINE)


def plain_prose(scalar: Scalar) -> tuple[Blocks, tuple[Finding, ...]]:
    """A text field of YAML as paragraphs, with `[[…]]` as Lookups, addresses as Links, no other markup; the findings.

    A blank line starts a new paragraph; a line end inside a paragraph is a space.
    """
    paragraphs: list[Paragraph] = []
    findings: list[Finding] = []
    for match in _PARAGRAPH.finditer(scalar.text):
        start = match.end() - len(match[0].lstrip())

        def place_of(offset: int, start: int = start) -> Place:
            return scalar.place_of(start + offset)

        inlines, more = with_lookups(match[0].strip(), place_of)
        paragraphs.append(Paragraph(inlines, at=place_of(0)))
        findings.extend(more)
    return tuple(paragraphs), tuple(findings)


def with_lookups(
    text: str, place_of: PlaceOf, *, bold: bool = False, italic: bool = False, masked: str = ""
) -> tuple[Inlines, tuple[Finding, ...]]:
    """The text as inlines: `[[…]]` as Lookups, addresses as Links, the rest Text, line ends as spaces; the findings.

    `masked` is the same text with another character wherever the author escaped a bracket.
    """

    def texts(start: int, end: int) -> Iterator[Text | Link]:
        for address in addresses:
            if start <= address.start and address.end <= end:
                yield from plain_texts(start, address.start)
                yield Link(text[address.start : address.end], address.url)
                start = address.end
        yield from plain_texts(start, end)

    def plain_texts(start: int, end: int) -> Iterator[Text]:
        if start < end:
            breaks = tuple(_LINE_END.finditer(text, start, end))
            shorter = accumulate(len(each[0]) - 1 for each in breaks)
            lines = tuple(
                (each.end() - start - less, place_of(each.end())) for each, less in zip(breaks, shorter, strict=True)
            )
            yield Text(_LINE_END.sub(" ", text[start:end]), bold=bold, italic=italic, at=place_of(start), lines=lines)

    inlines: list[Inline] = []
    findings: list[Finding] = []
    done = 0
    searched = masked or text
    addresses = tuple(bare_addresses(searched))
    start = searched.find("[[")
    while start >= 0:
        match = _LOOKUP.match(searched, start)
        if match:
            inlines.extend((*texts(done, start), Lookup(tuple(match["words"].split()), place_of(start))))
            done = end = match.end()
        else:
            findings.append(_malformed(searched[start : start + _ENOUGH], place_of(start)))
            end = start + 2
            while searched.startswith("[", end):
                end += 1
        start = searched.find("[[", end)
    inlines.extend(texts(done, len(text)))
    findings.extend(_other_brackets(searched, place_of))
    return tuple(inlines), tuple(findings)


def _other_brackets(text: str, place_of: PlaceOf) -> Iterator[Finding]:
    """What was meant as a verwijzing, between brackets that are printed as they stand."""
    for match in _OTHER_BRACKETS.finditer(text):
        words = " ".join((match["words"] or match["single"]).split())
        wrong = f"`{match[0]}` is geen verwijzing: een verwijzing staat tussen `[[` en `]]`"
        yield ONGELDIGE_VERWIJZING.finding(place_of(match.start()), wrong, f"schrijf `[[{words}]]`")


def _malformed(text: str, at: Place) -> Finding:
    """What is wrong with the verwijzing that this text starts with."""
    line = text.split("\n")[0]
    if re.match(r"\[\[\s*\]\]", text):
        wrong = "Tussen `[[` en `]]` staat niets"
        mend = "zet er een verwijzing in, zoals `[[zie AP012]]`, of verwijder de haakjes"
    elif match := re.match(r"\[\[([^\[\]\n]+)\]\](?!\])", text):
        wrong = f"In `{match[0]}` staat een spatie te veel na `[[` of voor `]]`"
        mend = f"schrijf `[[{' '.join(match[1].split())}]]`"
    elif match := re.match(r"\[\[((?:[^\[\]\n]|\n(?!\n))+)\]\](?!\])", text):
        wrong = f"De verwijzing `{line}` loopt door op de volgende regel"
        mend = f"zet ze op één regel: `[[{' '.join(match[1].split())}]]`"
    elif match := re.match(r"\[\[[^\]\n]*\[[^\]\n]*\]+|\[\[[^\[\]\n]*\]{3,}", text):
        wrong = f"In de verwijzing `{match[0]}` staan te veel vierkante haakjes"
        mend = "gebruik er precies twee voor en twee na, zoals in `[[zie AP012]]`"
    elif match := re.match(r"\[\[ *((?:zie|naam|bedrag) +[A-Za-z]+[0-9]+(?: +[0-9]{4})?)\b", text):
        wrong = f"De verwijzing `{line[:40].rstrip()}` wordt niet gesloten"
        mend = f"schrijf `[[{' '.join(match[1].split())}]]`, zonder opmaak ertussen"
    else:
        wrong = f"De verwijzing `{line[:40].rstrip()}` wordt niet gesloten"
        mend = "sluit ze af met `]]`, zonder opmaak ertussen, zoals in `[[zie AP012]]`"
    return ONGELDIGE_VERWIJZING.finding(at, wrong, mend)

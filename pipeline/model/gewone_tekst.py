"""What a field of plain text may not hold: the shape of a list or a table, and the marks of Markdown."""

import re
from collections.abc import Iterator

from pipeline.content import Scalar
from pipeline.content.kinds import NIET_ONDERSTEUNDE_OPMAAK
from pipeline.content.lost_shapes import lost_shape_in_field
from pipeline.findings import Finding
from pipeline.model.kinds import OPMAAK_IN_GEWONE_TEKST

_MARKUP = re.compile(
    r"""
      (?P<bold>\*\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\*\*|__(?P<more>[^\s_](?:[^_\n]*[^\s_])?)__)
    | (?P<heading>^\ {0,3}\#{1,6}\ +(?=\S))
    | (?P<image>!\[[^\]\n]*\]\([^)\n]*\))
    | (?P<link>(?<!\[)\[(?P<text>[^\[\]\n]+)\]\((?P<url>[^)\s]+)\))
    | (?P<note>\[\^[^\]\s]+\])
    | (?P<lookup>\[\[[^\[\]\n]*\]\])
    """,
    re.VERBOSE | re.MULTILINE,
)


def gewone_tekst_findings(scalar: Scalar, *, met_verwijzingen: bool = False) -> Iterator[Finding]:
    """The findings on a text that is printed as it stands: a lost list or table, and the first mark of Markdown.

    In some texts `[[…]]` is a verwijzing; in the others it is printed as well.
    """
    if shape := lost_shape_in_field(scalar.text.split("\n")):
        offset = sum(len(line) + 1 for line in scalar.text.split("\n")[: shape.line])
        yield NIET_ONDERSTEUNDE_OPMAAK.finding(scalar.place_of(offset), shape.wrong, shape.mend)
    marks = _MARKUP.finditer(scalar.text)
    if match := next((each for each in marks if not (met_verwijzingen and each["lookup"])), None):
        shown = match[0].strip()
        wrong = f"`{shown[:60]}` is hier geen opmaak: de tekens worden afgedrukt zoals ze er staan"
        yield OPMAAK_IN_GEWONE_TEKST.finding(scalar.place_of(match.start()), wrong, _without(match))


def _without(match: re.Match[str]) -> str:
    if words := match["words"] or match["more"]:
        return f"schrijf `{words}`; vette tekst kan alleen in `teksten/*.md`"
    if match["heading"]:
        return "verwijder de hekjes; koppen kunnen alleen in `teksten/*.md`"
    if match["link"]:
        return f"schrijf het adres zelf in de zin: `{match['text']} ({match['url']})`"
    if match["lookup"]:
        return "schrijf hier de naam of het nummer zelf; verwijzingen kunnen alleen in langere teksten"
    if match["image"]:
        return "verwijder ze hier; afbeeldingen kunnen alleen in `teksten/*.md`"
    return "verwijder ze hier; voetnoten kunnen alleen in `teksten/*.md`"

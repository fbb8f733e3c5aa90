"""Prose in Markdown as blocks: an allow-list walk through pandoc's tree; what is not on the list is a finding.

Headings keep their level; level 1 looks like `kop`, deeper ones like `tussenkop`. Anchors, numbers and descriptions are
left empty for `plan`. The title of an image (`![alt](beelden/x.png "titel")`) is its caption.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.blocks import (
    Block,
    Blocks,
    Figure,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Paragraph,
    Quote,
    Text,
)
from pipeline.content import pandoc
from pipeline.content.footnotes import without_nested_notes
from pipeline.content.kinds import (
    LEEG_BESTAND,
    NIET_ONDERSTEUNDE_OPMAAK,
    ONBRUIKBARE_AFBEELDING,
    TE_DIEP_GENEST,
    TEKST_NIET_OMGEZET,
    VERDWENEN_TEKST,
)
from pipeline.content.line_kinds import is_delimiter
from pipeline.content.lost_shapes import box_in_item, lost_shape
from pipeline.content.pandoc import Json, Node, Tree
from pipeline.content.pictures import UnusablePicture, find_picture, read_picture
from pipeline.content.prose_coverage import lost_lines
from pipeline.content.prose_inlines import InlineReader
from pipeline.content.prose_source import ProseSource, Range, is_wrapper, range_of
from pipeline.content.prose_tables import read_table
from pipeline.content.values import Prose
from pipeline.findings import Finding, Kind, Place

_LONGEST_HEADING = 60  # characters, with one `#`
DEEPEST = 8  # levels of lists and quotes; Word knows nine

_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})\s*(?P<info>.*)")


def read_prose(
    sources: Mapping[str, ProseSource], pictures: Mapping[str, bytes], shown: str
) -> tuple[dict[str, Prose], tuple[Finding, ...]]:
    """The blocks of each text that pandoc can read, by its path below the dossier; and the findings.

    `pictures` are all pictures of the dossier, by path.
    """
    prepared = [without_nested_notes(source) for source in sources.values()]
    findings = [finding for _, more in prepared for finding in more]
    try:
        trees = pandoc.trees([text for text, _ in prepared])
    except pandoc.PandocMissing:
        wrong = "De teksten kunnen niet omgezet worden: het programma pandoc ontbreekt in de werkomgeving"
        mend = "verwijder de map `.venv` en voer de opdracht opnieuw uit: de werkomgeving wordt dan opnieuw gemaakt"
        return {}, (*findings, TEKST_NIET_OMGEZET.finding(Place(f"{shown}/teksten"), wrong, mend))
    prose: dict[str, Prose] = {}
    for (path, source), tree in zip(sources.items(), trees, strict=True):
        findings.extend(_about_pandoc(tree, source))
        if tree.blocks is None:
            continue
        walk = _Walk(source, path, pictures)
        prose[path] = Prose(walk.document(tree.blocks), Place(source.shown))
        findings.extend(walk.findings)
    return prose, tuple(findings)


def _about_pandoc(tree: Tree, source: ProseSource) -> Iterator[Finding]:
    if tree.blocks is None:
        wrong = f"Deze tekst kan niet omgezet worden: {tree.remark}"
        mend = "kijk of ergens heel veel haakjes, sterretjes of streepjes na elkaar staan, of splits de tekst"
        yield TEKST_NIET_OMGEZET.finding(Place(source.shown), wrong, mend)
    elif tree.remark:
        wrong = f"Pandoc heeft een opmerking bij deze tekst: `{' '.join(tree.remark.split())}`"
        mend = "pas de tekst op die plaats aan; een opmerking van pandoc betekent meestal dat er iets wegvalt"
        yield TEKST_NIET_OMGEZET.finding(Place(source.shown), wrong, mend)


class _Walk:
    """Turns the tree of one text into blocks, and collects the findings."""

    def __init__(self, source: ProseSource, path: str, pictures: Mapping[str, bytes]) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._path = path
        self._pictures = pictures
        self._inlines = InlineReader(source, self.findings.append)
        self._levels: tuple[int, int] | None = None  # of the first heading, and of the last one

    def document(self, nodes: Sequence[Node]) -> Blocks:
        """All blocks of the text."""
        blocks = self._blocks(nodes, Range(1, 1, 1, 1), depth=0)
        if not blocks and not self.findings and not any(line.strip() for line in self._source.lines):
            wrong = "In dit bestand staat niets"
            at = Place(self._source.shown)
            self.findings.append(LEEG_BESTAND.finding(at, wrong, "schrijf de tekst, of verwijder het bestand"))
        self.findings.extend(lost_lines(self._source))
        return blocks

    # ---- blocks ----

    def _blocks(self, nodes: Sequence[Node], part: Range, depth: int) -> Blocks:
        if depth > DEEPEST:
            wrong = f"Hier staan meer dan {DEEPEST} lijsten of citaten in elkaar"
            self._source.cover(part)
            self._finding(TE_DIEP_GENEST, part, wrong, "maak de lijst minder diep")
            return ()
        return tuple(block for node in nodes for block in self._block(node, part, depth))

    def _block(self, node: Node, part: Range, depth: int) -> Iterator[Block]:
        content: Json = node.get("c")
        match node["t"]:
            case "Div" if is_wrapper(node):
                # the contents of a list item or a quote stand at the same depth as their wrapper
                for inner in content[1]:
                    yield from self._block(inner, range_of(content[0]) or part, depth)
            case "Para" | "Plain":
                yield from self._paragraph(content, part)
            case "Header":
                yield from self._heading(content, self._source.take(content[1], part), depth)
            case "BulletList":
                self._check_plus(content)
                yield ItemList(self._items(content, part, depth))
            case "OrderedList":
                self._check_numbers(content, part)
                yield ItemList(self._items(content[1], part, depth), ordered=True, start=content[0][0])
            case "BlockQuote":
                yield Quote(self._blocks(content, part, depth + 1))
            case "Table":
                where = self._source.take(content[0], part)
                yield read_table(content, where, self._source, self._inlines, self.findings.append)
            case "CodeBlock":
                yield from self._code(content, self._source.take(content[0], part))
            case "RawBlock":
                self._inlines.refuse_html(part)
            case "HorizontalRule":
                self._source.cover(part)
                wrong = f"De lijn `{self._source.slice(part).strip()}` kan niet in het plan"
                mend = "verwijder ze, of gebruik een tussenkop zoals `## Wat we doen`"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, mend)
            case kind:
                self._inlines.refuse(kind, part)

    def _paragraph(self, nodes: Json, part: Range) -> Iterator[Block]:
        image = _only_image(nodes)
        if image is not None:
            yield from self._figure(image, self._source.take(image[0], part))
            return
        self._check_shape(part)
        yield Paragraph(self._inlines.read(nodes, part), at=self._source.place(part.line, part.column))

    def _check_shape(self, part: Range) -> None:
        """A finding when the lines of a paragraph are a list or a table that Markdown does not see."""
        for number in range(part.line, part.end_line + 1):
            if is_delimiter(self._source.line(number)) and number < part.end_line:
                wrong = "Deze tabel wordt niet als tabel herkend en komt als losse tekst in het plan"
                mend = "laat een witregel voor de tabel, en geef de lijn met streepjes evenveel kolommen als de kop"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, Range(number, 1, number, 1), wrong, mend)
                return
        lines = self._source.typed_lines(part)
        if shape := lost_shape(lines):
            where = part if shape.line == 0 else Range(part.line + shape.line, 1, part.end_line, part.end_column)
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, where, shape.wrong, shape.mend)
            return
        for number, line in enumerate(lines, start=part.line):
            if heading := _heading_without_space(line, alone=len(lines) == 1):
                wrong, mend = heading
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, Range(number, 1, number, 1), wrong, mend)
                return
        for number in range(part.line + 1, part.line + len(lines)):
            if self._source.is_stuck(number, part):
                in_quote = self._source.line(part.line)[: part.column - 1].rstrip().endswith(">")
                shown = self._source.line(number).strip()[:60]
                wrong = f"`{shown}` plakt vast aan het {'citaat' if in_quote else 'punt'} erboven"
                joined = "begin de regel dan met `> `" if in_quote else "laat de regel dan twee spaties inspringen"
                mend = f"laat er een witregel voor; hoort het er toch bij, {joined}"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, Range(number, 1, number, 1), wrong, mend)
                return

    def _heading(self, content: Json, part: Range, depth: int) -> Iterator[Heading]:
        level = content[0]
        typed = self._source.line(part.line)[part.column - 1 :]
        if not typed.startswith("#"):
            wrong = f"`{typed.strip()}` wordt een kop door de streepjes op de regel eronder"
            mend = f"schrijf `## {typed.strip()}`; is het geen kop, laat dan een witregel voor de streepjes"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, mend)
        if depth > 0:
            wrong = f"De kop `{typed.strip()}` staat in een lijst of een citaat"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, "zet de kop erbuiten, aan het begin van een regel")
        else:
            self._check_level(level, typed.strip(), part)
        inlines = self._inlines.read(content[2], part, notes=False)
        if not inlines:
            mend = "zet er tekst achter, of verwijder het hekje"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, "Deze kop is leeg", mend)
            return
        at = self._source.place(part.line, part.column)
        yield Heading(level, inlines, anchor="", style="kop" if level == 1 else "tussenkop", at=at)

    def _check_level(self, level: int, typed: str, part: Range) -> None:
        """A finding for a heading that skips a level, or is higher than the first one: who listens loses the way."""
        text = typed.lstrip("#").strip()
        first, above = self._levels or (level, level)
        if level > above + 1:
            wrong = f"De kop `{typed}` slaat een niveau over: de kop erboven heeft {_marks(above)}"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, f"schrijf `{'#' * (above + 1)} {text}`")
        elif level < first:
            wrong = f"De kop `{typed}` staat hoger dan de eerste kop van deze tekst, die {_marks(first)} heeft"
            mend = f"geef de eerste kop ook {_marks(level)}, of schrijf hier `{'#' * first} {text}`"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, mend)
        self._levels = (first, level)

    def _items(self, items: Json, part: Range, depth: int) -> tuple[Blocks, ...]:
        found = []
        for item in items:
            if not item:
                wrong = "In deze lijst staat een punt zonder tekst"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, "vul het punt aan, of verwijder het")
                continue
            found.append(self._blocks(item, part, depth + 1))
        self._check_boxes(items, part)
        return tuple(found)

    def _check_plus(self, items: Json) -> None:
        """A finding for a `+` that becomes a bullet: it may have been a plus."""
        where = range_of(items[0][0]["c"][0]) if items and items[0] and is_wrapper(items[0][0]) else None
        if where and self._source.line(where.line)[: where.column - 1].rstrip().endswith("+"):
            rest = " ".join(self._source.slice(where).split())[:60]
            wrong = f"De `+` voor `{rest}` wordt een opsommingsteken en valt zelf weg"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, where, wrong, f"schrijf `- {rest}`, of `\\+ {rest}` voor een plus")

    def _check_boxes(self, items: Json, part: Range) -> None:
        """A finding for the first item that is a box to tick."""
        for item in items:
            where = range_of(item[0]["c"][0]) if item and is_wrapper(item[0]) else None
            where = where or part
            text = self._source.slice(where)
            if box := box_in_item(text):
                wrong = f"`{box}` maakt een hokje om aan te vinken; dat kan niet in het plan"
                rest = " ".join(text.splitlines()[0].removeprefix(box).split())[:60]
                mend = f"schrijf `- {rest}`; zeg in woorden wat klaar is"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, where, wrong, mend)
                return

    def _check_numbers(self, content: Json, part: Range) -> None:
        """A finding when a number is not the one that will be printed."""
        typed = [self._typed_number(item) for item in content[1]]
        if len({number and number[0] for number in typed}) == 1:  # `1. 1. 1.` says: number them for me
            return
        for index, number in enumerate(typed):
            printed = content[0][0] + index
            if number is not None and number[0] != printed:
                wrong = f"Dit punt heeft nummer {number[0]}, maar in de lijst wordt het nummer {printed}"
                mend = "laat de nummers doorlopen; tekst tussen twee punten hoort ingesprongen bij het punt erboven"
                self._finding(NIET_ONDERSTEUNDE_OPMAAK, number[1], wrong, mend)
                return

    def _typed_number(self, item: Json) -> tuple[int, Range] | None:
        part = range_of(item[0]["c"][0]) if item and is_wrapper(item[0]) else None
        if part is None:
            return None
        match = re.search(r"(\d+)[.)]\s*$", self._source.line(part.line)[: part.column - 1])
        return (int(match[1]), Range(part.line, match.start() + 1, *part[2:])) if match else None

    # ---- code and pictures ----

    def _code(self, content: Json, part: Range) -> Iterator[Paragraph]:
        if not content[1].strip():
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, "Dit blok code is leeg", "vul het in, of verwijder het")
            return
        opening = _FENCE.match(self._source.line(part.line)[part.column - 1 :])
        if opening is None:
            wrong = f"`{content[1].splitlines()[0].strip()[:60]}` springt vier spaties in en wordt daardoor code"
            mend = "verwijder de spaties vooraan; een punt onder een ander punt springt twee of drie spaties in"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, mend)
            return
        if opening["info"]:
            wrong = f"`{opening['info']}` op de openingsregel van de code komt niet in het plan"
            self._finding(VERDWENEN_TEKST, part, wrong, "verwijder het, of zet het op de volgende regel")
        last = part.end_line if part.end_column > 1 else part.end_line - 1
        closing = self._source.line(last).strip(" >")
        if last == part.line or not re.fullmatch(re.escape(opening["marks"][0]) + "{3,}", closing):
            wrong = "De code die hier begint, wordt niet afgesloten en loopt door tot het einde"
            mend = "zet onder de code dezelfde tekens als op deze regel"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, part, wrong, mend)
        inlines: list[Inline] = []
        for number, line in enumerate(content[1].removesuffix("\n").split("\n"), start=part.line + 1):
            written = self._source.line(number)
            column = len(written) - len(line) + 1 if written.endswith(line) else part.column
            if number > part.line + 1:
                inlines.append(LineBreak())
            if line:
                inlines.append(Text(line, at=self._source.place(number, column)))
        yield Paragraph(tuple(inlines), "code", self._source.place(part.line, part.column))

    def _figure(self, image: Json, part: Range) -> Iterator[Figure]:
        at = self._source.place(part.line, part.column)
        url, title = image[2][0], self._inlines.checked(image[2][1], at)
        alt = self._inlines.plain(image[1], at)
        if alt is None or "[[" in title:
            wrong = f"In de beschrijving of het onderschrift van `{url}` staat opmaak of een verwijzing"
            self._finding(ONBRUIKBARE_AFBEELDING, part, wrong, "gebruik daar alleen gewone tekst")
            return
        if not alt.strip():
            wrong = f"De afbeelding `{url}` heeft geen beschrijving"
            mend = f"beschrijf wat erop te zien is voor wie ze niet kan zien: `![Kaart van de fietsroutes]({url})`"
            self._finding(ONBRUIKBARE_AFBEELDING, part, wrong, mend)
            return
        try:
            picture = read_picture(find_picture(url, self._path, self._pictures), url)
        except UnusablePicture as unusable:
            self._finding(ONBRUIKBARE_AFBEELDING, part, unusable.wrong, unusable.mend)
            return
        yield Figure(picture, alt.strip(), caption=title, at=at)

    def _finding(self, kind: Kind, part: Range, wrong: str, mend: str) -> None:
        self.findings.append(kind.finding(self._source.place(part.line, part.column), wrong, mend))


def _marks(level: int) -> str:
    return "één hekje" if level == 1 else f"{level} hekjes"


def _only_image(nodes: Json) -> Json:
    """The content of the image that is all a paragraph holds, or None."""
    while len(nodes) == 1 and nodes[0]["t"] == "Span" and is_wrapper(nodes[0]):
        nodes = nodes[0]["c"][1]
    return nodes[0]["c"] if len(nodes) == 1 and nodes[0]["t"] == "Image" else None


def _heading_without_space(line: str, *, alone: bool) -> tuple[str, str] | None:
    """What is wrong with `##Kop`, and how to mend it; one `#` may start a hashtag, unless it stands `alone`."""
    match = re.fullmatch(r"(?P<signs>#{1,6})(?P<text>[^\W\d_].*)", line.strip())
    if match is None or (match["signs"] == "#" and not (alone and len(line) < _LONGEST_HEADING)):
        return None
    wrong = f"Tussen `{match['signs']}` en `{match['text'][:60]}` staat geen spatie; zo is het geen kop"
    hashtag = f"; is het gewone tekst, schrijf dan `\\{line.strip()}`" if match["signs"] == "#" else ""
    return wrong, f"schrijf `{match['signs']} {match['text']}`{hashtag}"

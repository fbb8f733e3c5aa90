"""Lists: the numbering definitions of the template, restarted for every numbered list."""

from docx.document import Document as WordDocument
from lxml import etree

from pipeline.render.docx.house import named_styles
from pipeline.render.docx.markup import w

BULLETS, NUMBERS = "Lijst opsomming", "Lijst nummering"
_DEEPEST = 8


class Numbering:
    """The list definitions of a document."""

    def __init__(self, document: WordDocument) -> None:
        """Raises KeyError when a list style has no numbering (the pre-flight says so first)."""
        self._root = document.part.numbering_part.element
        definitions = {each.get(w("abstractNumId")): each for each in self._root.iterfind(w("abstractNum"))}
        self._instances = {
            instance.get(w("numId"), ""): each.get(w("val"), "")
            for instance in self._root.iterfind(w("num"))
            for each in instance.iterfind(w("abstractNumId"))
        }
        self._bullets = style_numbering(document, BULLETS)
        self._numbers = self._instances[style_numbering(document, NUMBERS)]
        self._indents = {
            False: _indents(definitions[self._instances[self._bullets]]),
            True: _indents(definitions[self._numbers]),
        }
        self._next = max(map(int, self._instances)) + 1

    def bulleted(self) -> str:
        """The number of the bulleted list."""
        return self._bullets

    def numbered(self, depth: int, start: int) -> str:
        """The number of a new numbered list at this depth, from `start`."""
        number, self._next = self._next, self._next + 1
        made = etree.SubElement(self._root, w("num"))
        made.set(w("numId"), str(number))
        etree.SubElement(made, w("abstractNumId")).set(w("val"), self._numbers)
        override = etree.SubElement(made, w("lvlOverride"))
        override.set(w("ilvl"), str(level(depth)))
        etree.SubElement(override, w("startOverride")).set(w("val"), str(start))
        return str(number)

    def indent(self, ordered: bool, depth: int) -> tuple[int, int]:
        """Where the text of a list item stands and how far its mark hangs out, in twips."""
        return self._indents[ordered].get(level(depth), (0, 0))


def has_numbering(document: WordDocument, style: str) -> bool:
    """Whether this style belongs to a list of which the document holds the definition."""
    try:
        number = style_numbering(document, style)
    except KeyError:
        return False
    root = document.part.numbering_part.element
    definitions = {each.get(w("abstractNumId")) for each in root.iterfind(w("abstractNum"))}
    return any(
        each.get(w("val")) in definitions
        for instance in root.iterfind(w("num"))
        if instance.get(w("numId")) == number
        for each in instance.iterfind(w("abstractNumId"))
    )


def level(depth: int) -> int:
    """The level, in the file, of a list at this depth from 0; Word knows nine."""
    return min(depth, _DEEPEST)


def style_numbering(document: WordDocument, name: str) -> str:
    """The number of the list that this style belongs to; raises KeyError when it has none."""
    found = named_styles(document)[name.casefold()].element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if found is None:
        raise KeyError(name)
    return str(found.get(w("val")))


def _indents(definition: etree._Element) -> dict[int, tuple[int, int]]:
    indents = {}
    for each in definition.iterfind(w("lvl")):
        found = each.find(f"{w('pPr')}/{w('ind')}")
        if found is not None:
            left = found.get(w("left")) or found.get(w("start")) or "0"
            indents[int(each.get(w("ilvl"), "0"))] = (int(left), int(found.get(w("hanging"), "0")))
    return indents

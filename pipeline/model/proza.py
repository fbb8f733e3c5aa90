"""The prose of the dossier: all of it, and what stands in it."""

from collections.abc import Iterator
from typing import Any

from pipeline.blocks import Blocks, Inline, Inlines, Lookup, Note, Text, inlines_of, walk
from pipeline.model.dossier import Dossier
from pipeline.model.velden import Proza


def all_prose(dossier: Dossier) -> Iterator[Blocks]:
    """Every prose text of the dossier: the files of `teksten/` and the longer fields."""
    for prose in dossier.teksten.values():
        yield prose.blocks
    holders: tuple[Any, ...] = (*dossier.doelstellingen, *dossier.actieplannen, *(actie for _, actie in dossier.acties))
    fields = [holder.toelichting for holder in holders] + [part.inleiding for part in dossier.gegevens.hoofdstukken]
    for field in fields:
        if isinstance(field, Proza):
            yield field.blocks


def lookups_in(blocks: Blocks) -> Iterator[Lookup]:
    """Every `[[…]]` of these blocks, those in footnotes included."""
    return (inline for inline in _inlines(blocks) if isinstance(inline, Lookup))


def texts_in(blocks: Blocks) -> Iterator[Text]:
    """Every run of text of these blocks, those in footnotes included."""
    return (inline for inline in _inlines(blocks) if isinstance(inline, Text))


def _inlines(blocks: Blocks) -> Iterator[Inline]:
    for block in walk(blocks):
        for inlines in inlines_of(block):
            yield from _with_notes(inlines)


def _with_notes(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Note):
            yield from _with_notes(inline.inlines)

"""The web design opened: its templates with what they may call, its style rules and its script."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.blocks import Block, Document, Drawing, on_screen, plain
from pipeline.findings import Finding, Place
from pipeline.render.designs import DesignFault, broken, read_design
from pipeline.render.html.contents import Captions
from pipeline.render.html.drawings import cover_boxes, share, stretches, ticks
from pipeline.render.html.faults import fault_of
from pipeline.render.html.grouping import Fold, LabelRows
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.letters import Letters, packaged_letters
from pipeline.render.html.own_letters import own_letters
from pipeline.render.html.scripts import digest, json_data, own_script
from pipeline.render.html.search import Search
from pipeline.render.html.stylesheet import accent_class, column_class, letter_class
from pipeline.render.html.tables import arranged
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates

Made = TypeVar("Made")
_KINDS = (*get_args(Block), *get_args(Drawing), LabelRows, Fold)


@dataclass(frozen=True, slots=True)
class Design:
    """A folder with a web design, and how messages name it."""

    folder: Path
    named: str

    @classmethod
    def of(cls, templates: Templates) -> Self:
        """The web design of these templates."""
        return cls(templates.design.folder / "html", f"{templates.design.shown}/html")

    def environment(self, document: Document, style: Huisstijl, inline: InlineWriter, search: Search) -> Environment:
        """The templates, with the filters that do not depend on where a page stands."""
        environment = Environment(
            loader=FileSystemLoader(self.folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters |= {
            "accent": lambda chapter: accent_class(style, chapter),
            "address": inline.address,
            "arranged": arranged,
            "choices": search.choices,
            "column": column_class,
            "cover_boxes": cover_boxes,
            "digest": digest,
            "inline": inline.write,
            "json_data": json_data,
            "kind": _kind,
            "letter": letter_class,
            "listed": Captions(document).listed,
            "on_screen": on_screen,
            "share": share,
            "stretches": stretches,
            "ticks": ticks,
            "words": plain,
        }
        return environment

    def letters(self, style: Huisstijl, of_style: Path) -> tuple[Letters, ...]:
        """The letters that the pages use: packaged ones, and those in the folder of the house style."""
        packaged = packaged_letters(style, self.folder / "letters", f"{self.named}/letters")
        return (*packaged, *own_letters(style, of_style))

    def rules(self) -> str:
        """Our own style rules; raises DesignFault."""
        text = read_design(self.folder / "plan.css", self.named)
        if "</" in text:
            line = text[: text.index("</")].count("\n") + 1
            raise DesignFault(broken(Place(f"{self.named}/plan.css", line), "`</` would end the style sheet"))
        return text

    def script(self) -> Markup:
        """Our own script; raises DesignFault."""
        try:
            return own_script(read_design(self.folder / "plan.js", self.named))
        except ValueError as error:
            raise DesignFault(broken(Place(f"{self.named}/plan.js"), str(error))) from None


def written(design: Design, write: Callable[[], Made]) -> tuple[Made | None, tuple[Finding, ...]]:
    """What is written with this design, or nothing and what is wrong with a file of it."""
    try:
        return write(), ()
    except DesignFault as fault:
        return None, (fault.finding,)
    except Exception as error:
        finding = fault_of(error, design.folder, design.named)
        if finding is None:
            raise
        return None, (finding,)


def _kind(block: object) -> str:
    """The name by which the templates know a block or a drawing. Raises TypeError for anything else."""
    if not isinstance(block, _KINDS):
        raise TypeError(f"no HTML for {block!r}")
    return type(block).__name__

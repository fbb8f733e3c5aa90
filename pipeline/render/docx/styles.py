"""The styles that the writer asks of the template, and which values of `huisstijl.yaml` each of them takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.render.docx.markup import escape

StyleKind = Literal["paragraph", "character", "table"]


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A style that the template must have.

    `name` is what the file calls it; `shown` is what Word in Dutch calls it, for the styles that are Word's own.
    `maat` is its key in `maten`; `kleur`, `lijn` and `vlak` are the keys in `kleuren` of its letters, its borders and
    its ground. What is empty is left to whoever edits the template. `monospaced` styles keep their own typeface.
    """

    name: str
    kind: StyleKind = "paragraph"
    shown: str = ""
    maat: str = ""
    kleur: str = ""
    lijn: str = ""
    vlak: str = ""
    monospaced: bool = False

    @property
    def label(self) -> str:
        """The name as the person who edits the template knows it."""
        return self.shown or self.name


STYLES = (
    StyleRule("Normal", shown="Standaard", maat="standaard", kleur="inkt"),
    StyleRule("Leestekst", maat="standaard", kleur="inkt"),
    StyleRule("Intro", maat="intro", kleur="inkt"),
    # the cover
    StyleRule("Omslagkop", kleur="inkt"),
    StyleRule("Omslagtitel", maat="omslagtitel", kleur="nacht"),
    StyleRule("Omslagjaren", maat="omslagtitel", kleur="nacht"),
    StyleRule("Omslagondertitel", maat="intro", kleur="inkt"),
    StyleRule("Omslagjaartal", kleur="inkt2"),
    StyleRule("Omslagnaam", kleur="nacht"),
    StyleRule("Omslagbalk", vlak="nacht"),
    StyleRule("Omslagtussen"),
    StyleRule("Omslagbijschrift", maat="noot", kleur="inkt2"),
    StyleRule("Omslagvoet", maat="standaard", kleur="inkt", lijn="nacht"),
    # headings
    StyleRule("heading 1", shown="Kop 1", maat="hoofdstuk", kleur="inkt", lijn="nacht"),
    StyleRule("Kop 1 voorwerk", maat="deel", kleur="nacht"),
    StyleRule("Kop 1 buiten inhoud", maat="deel", kleur="nacht"),
    StyleRule("heading 2", shown="Kop 2", maat="kop", kleur="inkt"),
    StyleRule("heading 3", shown="Kop 3", kleur="inkt"),
    StyleRule("heading 4", shown="Kop 4", kleur="inkt"),
    StyleRule("Doelstellingzin", maat="doelstelling", kleur="inkt"),
    StyleRule("Doelstellingzin lang", kleur="inkt"),
    StyleRule("Actieplanzin", maat="actieplan", kleur="inkt"),
    StyleRule("Tussenkop", maat="tussenkop", kleur="inkt"),
    StyleRule("Tussenkop actieplan", maat="tussenkop", kleur="inkt"),
    # parts of a doelstelling or an actieplan
    StyleRule("Strook", kleur="inkt"),
    StyleRule("Strook nieuwe bladzijde", kleur="inkt"),
    StyleRule("Strook doelstelling", kleur="inkt"),
    StyleRule("Labelregel", maat="standaard", kleur="inkt"),
    StyleRule("Labelregel kop", maat="label", kleur="inkt2"),
    StyleRule("Label ernaast", maat="label", kleur="inkt2"),
    StyleRule("Meetcijfers", kleur="inkt", lijn="nacht"),
    StyleRule("Meetbijschrift", maat="noot", kleur="inkt2"),
    StyleRule("Kaartlabel", maat="label", kleur="inkt2"),
    StyleRule("Kaarttekst", kleur="inkt"),
    StyleRule("Rolnaam", kleur="inkt"),
    StyleRule("Kerncijfer", kleur="nacht", lijn="nacht"),
    StyleRule("Kerncijfertekst", kleur="inkt"),
    # prose
    StyleRule("Lijst opsomming", maat="standaard", kleur="inkt"),
    StyleRule("Lijst nummering", maat="standaard", kleur="inkt"),
    StyleRule("Quote", shown="Citaat", maat="standaard", kleur="inkt", lijn="lijn"),
    StyleRule("Codeblok", kleur="inkt", vlak="vlak", monospaced=True),
    StyleRule("Noot", maat="noot", kleur="inkt2"),
    StyleRule("footnote text", shown="Voetnoottekst", maat="noot", kleur="inkt"),
    # tables and figures
    StyleRule("caption", shown="Bijschrift", maat="tabel", kleur="inkt"),
    StyleRule("Bijschrift figuur", maat="tabel", kleur="inkt"),
    StyleRule("Figuur"),
    StyleRule("Tabelkop", maat="tabel", kleur="inkt"),
    StyleRule("Tabelkop rechts", maat="tabel", kleur="inkt"),
    StyleRule("Tabeltekst", maat="tabel", kleur="inkt"),
    StyleRule("Tabeltekst rechts", maat="tabel", kleur="inkt"),
    StyleRule("Tabelrij", maat="tabel", kleur="inkt"),
    StyleRule("Tabelbedrag", maat="tabel", kleur="inkt"),
    StyleRule("Tabelgroep", maat="tabel", kleur="nacht"),
    StyleRule("Tabeltotaal", maat="tabel", kleur="inkt"),
    StyleRule("Tabeltotaal rechts", maat="tabel", kleur="inkt"),
    StyleRule("Na tabel"),
    StyleRule("Tabelnaam", maat="tabel", kleur="inkt"),
    StyleRule("Tabelcode", maat="tabel", kleur="nacht"),
    StyleRule("Tabelnoot", maat="noot", kleur="inkt2"),
    StyleRule("Paneeltitel", maat="tussenkop", kleur="inkt", lijn="vlak", vlak="vlak"),
    StyleRule("Legende", maat="noot", kleur="inkt2"),
    # charts: a paragraph without text is a bar
    StyleRule("Balk", vlak="nacht"),
    StyleRule("Tijdbalk", vlak="nacht"),
    StyleRule("Tijdbalk open", lijn="nacht"),
    StyleRule("Kolom", vlak="nacht"),
    StyleRule("Kolomjaar", maat="tabel", kleur="inkt"),
    StyleRule("Kolomwaarde", maat="tabel", kleur="inkt"),
    # the plan on one page
    StyleRule("Overzichttitel", kleur="nacht", lijn="nacht"),
    StyleRule("Overzichtnoot", kleur="inkt2"),
    StyleRule("Overzichtkop", kleur="inkt"),
    StyleRule("Overzichtregel", kleur="inkt"),
    # contents
    StyleRule("toc 1", shown="Inhopg 1", kleur="inkt"),
    StyleRule("toc 2", shown="Inhopg 2", kleur="inkt"),
    StyleRule("toc 3", shown="Inhopg 3", kleur="inkt"),
    StyleRule("Inhoud hoofdstuk", kleur="nacht", lijn="nacht"),
    StyleRule("table of figures", shown="Lijst met afbeeldingen", kleur="inkt"),
    # the edges of the page
    StyleRule("header", shown="Koptekst", maat="kopregel", kleur="inkt2"),
    StyleRule("footer", shown="Voettekst", maat="kopregel", kleur="inkt2"),
    StyleRule("Koptekst liggend", maat="kopregel", kleur="inkt2"),
    StyleRule("Voettekst liggend", maat="kopregel", kleur="inkt2"),
    # letters
    StyleRule("Label", "character", maat="label", kleur="inkt2"),
    StyleRule("Codevak", "character", maat="label", kleur="nacht", lijn="nacht"),
    StyleRule("Vlag", "character", maat="label", vlak="nacht"),
    StyleRule("Vlag open", "character", maat="label", kleur="inkt2", lijn="lijnsterk"),
    StyleRule("Strookverwijzing", "character", maat="noot", kleur="inkt2"),
    StyleRule("Streefcijfer", "character", kleur="nacht"),
    StyleRule("Legendevak", "character", vlak="nacht"),
    StyleRule("Legendevak open", "character", lijn="nacht"),
    StyleRule("Overzichtcode", "character", kleur="nacht"),
    StyleRule("Hoofdstuknummer", "character", kleur="nacht"),
    StyleRule("Kopnummer", "character", kleur="nacht"),
    StyleRule("Bijschriftlabel", "character"),
    StyleRule("Code", "character", monospaced=True),
    StyleRule("Strong", "character", shown="Zwaar"),
    StyleRule("Emphasis", "character", shown="Nadruk"),
    StyleRule("Rubriek", "character", kleur="nacht"),
    StyleRule("Statusvak", "character", kleur="inkt", lijn="inkt"),
    StyleRule("Paginanummer", "character", kleur="inkt"),
    StyleRule("Verwijzing", "character", kleur="nacht"),
    StyleRule("Hyperlink", "character", shown="Hyperlink", kleur="nacht"),
    StyleRule("footnote reference", "character", shown="Voetnootmarkering"),
    # tables as a whole
    StyleRule("Tabel lijst", "table", lijn="lijn"),
    StyleRule("Tabel bedragen", "table"),
    StyleRule("Tabel matrix", "table", lijn="lijn"),
    StyleRule("Tabel paneel", "table", lijn="lijnsterk"),
    StyleRule("Tabel tijdlijn", "table", lijn="lijn"),
    StyleRule("Tabel balken", "table", lijn="lijn"),
    StyleRule("Tabel kolommen", "table"),
    # layout: what stands side by side
    StyleRule("Tabel kaarten", "table"),
    StyleRule("Tabel overzicht", "table"),
    StyleRule("Tabel omslag", "table"),
)

# Styles that carry the accent of a chapter: what is in the house colour in them, or on the ground of the house, gets a
# variant per chapter.
ACCENTED = (
    "heading 1",
    "Omslagnaam",
    "Omslagbalk",
    "Meetcijfers",
    "Kerncijfer",
    "Tabelgroep",
    "Tabelcode",
    "Paneeltitel",
    "Balk",
    "Tijdbalk",
    "Tijdbalk open",
    "Kolom",
    "Overzichttitel",
    "Inhoud hoofdstuk",
    "Codevak",
    "Vlag",
    "Streefcijfer",
    "Legendevak",
    "Legendevak open",
    "Overzichtcode",
    "Hoofdstuknummer",
    "Kopnummer",
    "Rubriek",
)


class StyleIds:
    """The ids of the styles of a document by name; Word changes ids with its language, never names."""

    def __init__(self, styles: Iterable[tuple[str, str]]) -> None:
        """From pairs of a name and its id."""
        self._ids = {name: escape(style_id) for name, style_id in styles}

    def __getitem__(self, name: str) -> str:
        return self._ids[name]

    def accented(self, name: str, accent: int) -> str:
        """The id of the variant of this style for an accent; that of the style itself for accent 0."""
        return self._ids[variant_name(name, accent)] if accent else self._ids[name]


def variant_name(name: str, accent: int) -> str:
    """What the variant of a style for an accent is called."""
    return f"{_LABELS[name]}{_ACCENT}{accent}"


def is_variant(name: str) -> bool:
    """Whether this is the name of a variant for an accent."""
    return _ACCENT in name


_ACCENT = " accent "
_LABELS = {rule.name: rule.label for rule in STYLES}

"""A document that uses every block, with hostile text in every field: what the tests of the writers share."""

import struct
import zlib

from pipeline.blocks import (
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    ItemList,
    LabelRow,
    LineBreak,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Section,
    Strip,
    Table,
    Text,
)

HOSTILE = (
    "a < b > c & d {{ 7*7 }} {% raw %} [[ ]] # $x$ \\euro{5} \" ' “nl” ‘x’ @x <b>y</b> ]]> // /* */ *z* _q_ `r` ~ ^"
)
LONG_WORD = "meerjarenplanningsverantwoordelijkheidsoverdrachtsprocedure" * 2


def picture() -> Picture:
    """A PNG of 40 by 20 pixels in one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + b"\x16\x32\x4f" * 40 for _ in range(20))
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )
    return Picture(data, "image/png", 40, 20)


def words(text: str) -> tuple[Text, ...]:
    """Plain inline text."""
    return (Text(text),)


def amounts_table(number: int, years: tuple[int, ...] = (2020, 2021, 2022, 2023, 2024, 2025)) -> Table:
    """A table of amounts per year with a group row, a subtotal and a total."""

    def row(label: str, value: int, style: str = "gewoon") -> Row:
        shown = f"{value:,}".replace(",", ".").replace("-", "\u2212")
        cells = (Cell(words(label), heads="row"), *(Cell(words(shown)) for _ in (*years, "totaal")))
        return Row(cells, style)  # type: ignore[arg-type]

    return Table(
        columns=(Column(30), *(Column(18.4, "right") for _ in years), Column(22.6, "right")),
        head=(Row((Cell(words("In euro")), *(Cell(words(str(year))) for year in years), Cell(words("Totaal")))),),
        body=(
            Row((Cell(words("Exploitatie"), colspan=len(years) + 2, heads="rows"),), "groep"),
            row("Uitgaven", 1_398_500),
            row("Ontvangsten", 560_200),
            row("Saldo", -838_300, "subtotaal"),
            row("Totaal saldo", -99_999_999, "totaal"),
        ),
        number=number,
        caption=f"Ontvangsten en uitgaven {HOSTILE}",
        anchor=f"tabel-{number}",
        description="Uitgaven, ontvangsten en saldo per jaar",
        notes=((Text("Voorbeeldcijfers. "), Text(HOSTILE)),),
        style="bedragen",
    )


def document() -> Document:
    """The whole sample."""
    prose: tuple[Paragraph | ItemList | Quote | Table | Figure, ...] = (
        Paragraph(words(HOSTILE), "intro"),
        Paragraph(
            (
                Text("Gewoon "),
                Text("vet < &", bold=True),
                Text(" en "),
                Text("schuin", italic=True),
                Text(" en "),
                Text("beide", bold=True, italic=True),
                Text(" en "),
                Text("code <x> # $", code=True),
                Text(", H"),
                Text("2", raised="sub"),
                Text("O en m"),
                Text("2", raised="super"),
                LineBreak(),
                Text("op de volgende regel. Zie "),
                Reference("AP001", "AP001"),
                Text(" en "),
                Link("de site & meer", "https://www.turnhout.be/?a=1&b=2"),
                Text(", of de noot"),
                Note((Text("De voetnoot " + HOSTILE),)),
                Text("."),
            )
        ),
        Paragraph(words(f"Een lang woord: {LONG_WORD}.")),
        ItemList(
            (
                (Paragraph(words("eerste punt " + HOSTILE)),),
                (
                    Paragraph(words("tweede punt met sublijst")),
                    ItemList(((Paragraph(words("binnenin")),),), ordered=True, start=3),
                ),
            )
        ),
        ItemList(((Paragraph(words("een")),), (Paragraph(words("twee")),)), ordered=True),
        ItemList(((Paragraph(words("opnieuw een")),), (Paragraph(words("opnieuw twee")),)), ordered=True),
        Quote((Paragraph(words("Een citaat " + HOSTILE)),)),
        Paragraph(words("x = 1  # code $ \\"), "code"),
        Table(
            columns=(Column(), Column(30, "right")),
            head=(Row((Cell(words("Naam")), Cell(words("Aantal")))),),
            body=(
                Row((Cell(words(HOSTILE), heads="row"), Cell(words("12")))),
                Row((Cell(words("leeg"), heads="row"), Cell())),
            ),
            description="Een tabel uit een tekst",
        ),
        Figure(picture(), "Een vlak in nachtblauw " + HOSTILE, 1, "Het vlak " + HOSTILE, "figuur-1"),
    )
    matrix = Table(
        columns=(Column(40), Column(), Column(), Column(), Column()),
        head=(
            Row(
                (
                    Cell(words("Ambitie"), rowspan=2),
                    Cell(words("Doelstellingen"), colspan=3),
                    Cell(words("Elders"), rowspan=2),
                )
            ),
            Row((Cell(words("BD01")), Cell(words("BD02")), Cell(words("BD03")))),
        ),
        body=(
            Row(
                (
                    Cell(words("W1"), rowspan=2, heads="row"),
                    Cell((Reference("AP001", "AP001", page=False),)),
                    Cell(),
                    Cell(),
                    Cell(),
                )
            ),
            Row((Cell(words("b")), Cell(words("c")), Cell(words("d")), Cell())),
            Row((Cell(words("W2"), heads="row"), Cell(words("Niet opgenomen. " + HOSTILE), colspan=4))),
        ),
        number=3,
        caption="Van ambitie naar actieplan",
        anchor="tabel-3",
        description="Per ambitie de actieplannen",
        style="matrix",
    )
    return Document(
        title="Strategisch meerjarenplan & <meer>",
        years="2020–2025",
        subtitle="Ondertitel " + HOSTILE,
        entities="Stad en OCMW Turnhout",
        version="versie 0.2",
        issued="14 maart 2019",
        issued_iso="2019-03-14",
        status="Ontwerp",
        adopted="",
        example="Dit plan bevat voorbeeldteksten en voorbeeldcijfers.",
        edition="Stad en OCMW Turnhout · versie 0.2 · 14 maart 2019 · gegevens 4F2A91C0",
        fingerprint="4F2A91C0",
        sections=(
            Section(
                (
                    Heading(1, words("Colofon"), "colofon", "deel"),
                    LabelRow("Status", (Paragraph(words("Ontwerp")),)),
                    LabelRow(
                        "Lang " + HOSTILE,
                        (Paragraph(words("eerste alinea")), Paragraph(words("tweede alinea " + HOSTILE))),
                    ),
                    PageBreak(),
                    Contents("Inhoud"),
                ),
                "Vooraf",
            ),
            Section((Heading(1, words("Leeswijzer"), "leeswijzer", "deel", contents=True), *prose), "Leeswijzer"),
            Section(
                (
                    Heading(1, words("Welzijn"), "welzijn", "hoofdstuk", number="1", contents=True),
                    Paragraph(words("Inleiding op het hoofdstuk."), "intro"),
                    Strip("BD01", "Beleidsdoelstelling", flag="Prioritair", filled=True),
                    Heading(
                        2,
                        words(
                            "We reduceren tegen 2030 het aantal Turnhoutenaars "
                            "die onder de armoedegrens leven met de helft"
                        ),
                        "BD01",
                        "doelstelling",
                        number="1.1",
                        contents=True,
                    ),
                    Heading(3, words("Wat het kost"), "BD01-kost", "tussenkop"),
                    amounts_table(1),
                    Strip("AP001", "Actieplan", parent="bij BD01 " + HOSTILE, flag="Niet-prioritair"),
                    Heading(3, words("We ontwikkelen " + HOSTILE), "AP001", "actieplan", number="1.1.1", contents=True),
                    LabelRow("Partners", (Paragraph(words("LOGO, Orion")),)),
                    Heading(4, words("Wat we doen"), "AP001-acties", "tussenkop"),
                    Paragraph(words("Een zin met een noot."), "noot"),
                ),
                "1 Welzijn",
                accent=1,
            ),
            Section(
                (Heading(1, words("Schema"), "schema", "deel", contents=True), amounts_table(2)),
                "Deel 3",
                landscape=True,
            ),
            Section((Heading(1, words("Bijlage"), "bijlage", "deel", contents=True), matrix), "Bijlagen"),
        ),
    )

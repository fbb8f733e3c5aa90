"""A document that uses every block, with hostile text in every field: what the tests of the writers share."""

import struct
import zlib

from pipeline.blocks import (
    Bar,
    CaptionList,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    CoverGroup,
    CoverPicture,
    CoverStretch,
    Document,
    Figure,
    Flag,
    Heading,
    ItemList,
    KeyEntry,
    LabelRow,
    LineBreak,
    Link,
    Milestone,
    Note,
    Overview,
    OverviewColumn,
    OverviewEntry,
    PageBreak,
    Paragraph,
    Picture,
    Pillar,
    Quote,
    Reference,
    Row,
    Section,
    Span,
    Spans,
    Strip,
    Table,
    TargetLine,
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


YEARS = ("2020", "2021", "2022", "2023", "2024", "2025")


def panel() -> Table:
    """What stands at the foot of a chapter opening."""
    flagged = Row(
        (
            Cell(words("BD01"), heads="row"),
            Cell((Reference("Armoede halveren " + HOSTILE, "BD01"),)),
            Cell((Flag("Prioritair", filled=True),)),
            Cell(words("\u2212100.000")),
        )
    )
    loose = Row((Cell(words("BD02"), heads="row"), Cell(words("Nog een")), Cell((Flag("Nee"),)), Cell(words("0"))))
    total = Row((Cell(words("Samen, 2020–2025"), heads="row", colspan=3), Cell(words("\u2212100.000"))), "totaal")
    return Table(
        columns=(Column(14), Column(), Column(30), Column(24, "right")),
        head=(Row(tuple(Cell(words(each)) for each in ("Code", "Doelstelling", "Prioriteit", "Saldo in euro"))),),
        body=(flagged, loose, total),
        caption="Wat je in dit hoofdstuk vindt",
        description="De doelstellingen van dit hoofdstuk",
        style="paneel",
    )


def timeline(number: int) -> Table:
    """Acties on a scale of years; row anchors, words under each sentence, who leads it, a key."""

    def row(code: str, text: str, when: str, *spans: Span) -> Row:
        cells = (
            Cell((Text(text), Text(code, quiet=True)), heads="row", note=words(when)),
            Cell(colspan=len(YEARS), drawing=Spans(spans, 2 * len(YEARS))),
            Cell(words("dienst Welzijn" if spans else "")),
        )
        return Row(cells, anchor=code)

    return Table(
        columns=(Column(47), *(Column(16.5, "right") for _ in YEARS), Column(17)),
        head=(Row((Cell(words("Actie")), *(Cell(words(year)) for year in YEARS), Cell(words("Trekker")))),),
        body=(
            row("AC001", "We openen het onthaal. " + HOSTILE, "eerste helft 2020", Span(0, 1)),
            row("AC0123", "We bezoeken gezinnen.", "2020–2022, verwacht tot 2025", Span(0, 6), Span(6, 12, firm=False)),
            row("AC003", "We tellen elk jaar.", "verwacht 2024", Span(8, 10, firm=False)),
            row("AC004", "We kiezen later.", "nog te bepalen"),
        ),
        number=number,
        caption="Acties van AP001",
        anchor="tabel-AP001-acties",
        description="De acties met hun code en looptijd",
        notes=(words("Elke actie telt."),),
        style="tijdlijn",
        key=(KeyEntry("uitgewerkt", firm=True), KeyEntry("verwacht, na 2022", firm=False)),
    )


def bars(number: int) -> Table:
    """Parts of a whole."""

    def row(label: str, note: str, length: int, value: str, share: str) -> Row:
        last = (Cell(words(value)), Cell(words(share)))
        return Row((Cell(words(label), heads="row", note=words(note)), Cell(drawing=Bar(length)), *last))

    total = (Cell(words("Samen"), heads="row"), Cell(), Cell(words("18,0")), Cell(words("100")))
    return Table(
        columns=(Column(58), Column(), Column(20, "right"), Column(20, "right")),
        head=(Row((Cell(words("Hoofdstuk")), Cell(), Cell(words("miljoen euro")), Cell(words("op 100 euro")))),),
        body=(
            row("Welzijn", "armoede, gezondheid " + HOSTILE, 1000, "12,0", "67"),
            row("Omgeving", "straten en groen", 500, "6,0", "33"),
            row("Beleving", "nog niets", 0, "0,0", "0"),
            Row(total, "totaal"),
        ),
        number=number,
        caption="Uitgaven per hoofdstuk",
        anchor="figuur-hoofdstukken",
        description="Het meest gaat naar Welzijn, het minst naar Beleving.",
        notes=(words("Voorbeeldcijfers."),),
        style="balken",
        series="Figuur",
    )


def pillars(number: int) -> Table:
    """Amounts per year, one row per chapter."""

    def row(label: str, *amounts: tuple[str, int]) -> Row:
        cells = (Cell(words(value), drawing=Pillar(height)) for value, height in amounts)
        return Row((Cell(words(label), heads="row"), *cells))

    amounts = (("7,8", 780), ("10,0", 1000), ("9,5", 950), ("6,3", 630), ("4,6", 460), ("0,0", 0))
    return Table(
        columns=(Column(36), *(Column() for _ in YEARS)),
        head=(Row((Cell(words("In miljoen euro")), *(Cell(words(year)) for year in YEARS))),),
        body=(row("1 Welzijn", *amounts), row("2 Omgeving", *reversed(amounts))),
        number=number,
        caption="Uitgaven per hoofdstuk en per jaar",
        anchor="figuur-jaren",
        description="Het hoogst in 2021, het laagst in 2025.",
        style="kolommen",
        series="Figuur",
    )


def overview() -> Overview:
    """A plan on one page: two chapters."""

    def column(number: int, name: str, target: str) -> OverviewColumn:
        entries = (
            OverviewEntry("BD01", "Armoede halveren " + HOSTILE, "BD01", leads=True),
            OverviewEntry("AP001", "Hulp dicht bij huis", "AP001"),
        )
        return OverviewColumn(f"{number} {name}", target, number, "12,0 miljoen euro", entries)

    return Overview((column(1, "Welzijn", "welzijn"), column(2, "Omgeving", "welzijn")))


def _line(*stretches: tuple[int, int]) -> tuple[CoverStretch, ...]:
    """A line in these stretches, each half as thick as the one before, filled up to the middle of the years."""
    return tuple(CoverStretch(start, end, 1000 >> index, end <= 6) for index, (start, end) in enumerate(stretches))


def cover() -> CoverPicture:
    """Two chapters with a few bars."""
    groups = (
        CoverGroup("1 Welzijn", "3 actieplannen", 1, (_line((0, 6), (6, 12)), _line((0, 1)), _line((5, 9)))),
        CoverGroup("2 Omgeving", "2 actieplannen", 2, (_line((2, 4)), ())),
    )
    captions = ("Elke lijn is een actieplan, per halfjaar.", "Elke lijn is een actieplan.")
    return CoverPicture(YEARS, groups, *captions)


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
        cover=cover(),
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
                    panel(),
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
                    LabelRow(
                        "Zo meten we het",
                        (
                            Paragraph(words("Kinderen in een kansarm gezin, op 100 kinderen")),
                            TargetLine(
                                Milestone("24,8 %", "nulmeting 2018"),
                                Milestone("18,6 %", "streefcijfer 2025"),
                                7,
                                "Van 24,8 % in 2018 naar 18,6 % in 2025.",
                                "een kwart minder",
                            ),
                            TargetLine(
                                Milestone("", "nulmeting volgt"),
                                Milestone("50 % minder", "streefcijfer 2030"),
                                10,
                                "Naar 50 % minder in 2030.",
                            ),
                            Paragraph(words("Bron: index."), "noot"),
                        ),
                    ),
                    Heading(3, words("Wat het kost"), "BD01-kost", "tussenkop"),
                    amounts_table(1),
                    Strip(
                        "AP001",
                        "Actieplan",
                        parent=(*words("bij " + HOSTILE), Reference("BD01", "BD01")),
                        flag="Niet-prioritair",
                    ),
                    Heading(3, words("We ontwikkelen " + HOSTILE), "AP001", "actieplan", number="1.1.1", contents=True),
                    Cards(
                        (
                            Card("Aanspreekpunt", words("schepen van Welzijn")),
                            Card("Trekker", words("dienst Welzijn " + HOSTILE)),
                            Card("Partners", (Text("LOGO"), LineBreak(), Reference("AC001", "AC001"))),
                            Card("Ambities", words("W1")),
                        ),
                        "feiten",
                    ),
                    LabelRow("Partners", (Paragraph(words("LOGO, Orion")),)),
                    Heading(4, words("Wat we doen"), "AP001-acties", "tussenkop"),
                    timeline(4),
                    Heading(4, words("Wie doet wat"), "AP001-wie", "tussenkop"),
                    Cards(
                        (
                            Card("De stad", words("leidt het team, " + HOSTILE)),
                            Card("De partners", words("melden gezinnen")),
                            Card("De inwoners", words("beslissen mee")),
                        ),
                        "rollen",
                    ),
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
            Section(
                (
                    Heading(1, words("Geld in het kort"), "geld", "deel", contents=True),
                    Cards(
                        (
                            Card("10", words("doelstellingen, waarvan 6 prioritair")),
                            Card("46", words("actieplannen")),
                            Card("102,2", words("miljoen euro voor investeringen")),
                            Card("0,1", words("miljoen euro autofinancieringsmarge")),
                        ),
                        "kerncijfers",
                    ),
                    Heading(2, words("Het meest gaat naar Welzijn"), "geld-hoofdstuk", "tussenkop"),
                    bars(2),
                    Heading(2, words("De meeste uitgaven vallen in 2021"), "geld-jaren", "tussenkop"),
                    pillars(3),
                ),
                "Geld in het kort",
            ),
            Section(
                (Heading(1, words("Het plan op één pagina"), "overzicht", "deel", contents=True), overview()),
                "Vooraf",
                landscape=True,
            ),
            Section(
                (
                    Heading(1, words("Bijlage"), "bijlage", "deel", contents=True),
                    matrix,
                    Heading(2, words("Tabellen"), "lijst-tabellen", "kop"),
                    CaptionList("Tabel"),
                    Heading(2, words("Figuren"), "lijst-figuren", "kop"),
                    CaptionList("Figuur"),
                ),
                "Bijlagen",
            ),
        ),
    )

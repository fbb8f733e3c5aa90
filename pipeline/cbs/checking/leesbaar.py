"""Legible, complete, calm: words and sizes, empty fields, leftovers, pictures without text, animations."""

import re
from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.herkennen import eender
from pipeline.cbs.checking.lezing import Lezing, Vasteslide
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.reading.shapes import Vorm
from pipeline.cbs.sjabloon import KOP_IDX, MINUTEN_IDX, Grenzen, Sjabloon, Veld

_LEFTOVER = re.compile(r"(^|\n)\s*(?:…|\.\.\.|x{3,}|invullen|lorem ipsum.*)\s*(\n|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\[\]\n]{2,40}\]|\bdd/mm/jjjj\b")
_FILE_NAME = re.compile(
    r".*\.(?:png|jpe?g|gif|emf|bmp|svg|tiff?)|(?:afbeelding|picture|image|foto|beeld|graphic|tabel|table)\s*\d*",
    re.IGNORECASE,
)
_FURNITURE = ("ftr", "sldNum", "dt")
_BAR = "tijdbalk:"


def check(lezing: Lezing) -> Iterator[Melding]:
    """Everything about what stands on the shown slides."""
    for vaste in lezing.vaste:
        yield from _title(vaste, lezing.sjabloon)
        for veld in vaste.soort.velden:
            yield from _field(vaste, veld, lezing.sjabloon)
        yield from _shapes(vaste, lezing.sjabloon)
        yield from _movement(vaste)


def _title(vaste: Vasteslide, sjabloon: Sjabloon) -> Iterator[Melding]:
    number, title = vaste.slide.nummer, vaste.slide.titel
    text = title.tekst.strip() if title is not None else ""
    if title is None or not text or (vaste.soort.vraag_titel and eender(text) == eender(vaste.soort.titel)):
        mend = f"vul de titel in: {vaste.soort.titel}"
        yield Melding(kinds.TITEL_ONTBREEKT, number, "de slide heeft geen titel", mend)
        return
    most = sjabloon.grenzen.tekens_titel
    if len(text) > most:
        wrong = f"de titel telt {len(text)} tekens; na {most} komt hij op twee regels"
        yield Melding(kinds.LANGE_TITEL, number, wrong, "houd het onderwerp over, de rest staat in de vraag")
    if vaste.slide.vormen[0] is not title:
        wrong = "de titel staat niet eerst in de leesvolgorde"
        mend = "zet hem bovenaan in Start > Schikken > Selectievenster (onderaan in die lijst)"
        yield Melding(kinds.TITEL_NIET_EERST, number, wrong, mend)


def _field(vaste: Vasteslide, veld: Veld, sjabloon: Sjabloon) -> Iterator[Melding]:
    number, text = vaste.slide.nummer, vaste.tekst(veld)
    if not text and not veld.mag_leeg:
        wrong, mend = f"het vak ‘{veld.naam}’ is leeg", f"vul het in. {veld.prompt}"
        if vaste.slide.vorm(veld.idx) is None:
            wrong = f"het vak ‘{veld.naam}’ is verwijderd of vervangen door een los tekstvak"
            mend = f"haal het terug met Start > Opnieuw instellen, en vul het in. {veld.prompt}"
        kind = kinds.VRAAG_ONTBREEKT if veld.sleutel == "vraag" else kinds.LEEG_VAK
        yield Melding(kind, number, wrong, mend)
    if _LEFTOVER.search(text):
        wrong = f"in ‘{veld.naam}’ staat nog een invulteken"
        yield Melding(kinds.INVULTEKEN, number, wrong, "vul het aan of haal het weg")
    if veld.soort == "tabel":
        yield from _table(vaste, veld, sjabloon.grenzen)


def _table(vaste: Vasteslide, veld: Veld, limits: Grenzen) -> Iterator[Melding]:
    rows = vaste.rijen(veld)
    for row in rows:
        if not all(row):
            label = (row[0] or "zonder naam").split("\n")[0]
            empty = sum(not cell for cell in row)
            wrong = f"in de rij ‘{label}’ van ‘{veld.naam}’ {'zijn' if empty > 1 else 'is'} {empty} vakjes leeg"
            wrong = wrong.replace("1 vakjes", "1 vakje")
            yield Melding(kinds.LEEG_VAK, vaste.slide.nummer, wrong, "vul ze aan; geen kost is 0, niets is ‘geen’")
    if veld.sleutel == "opties" and rows and not limits.opties_minstens <= len(rows) <= limits.opties_hoogstens:
        wrong = f"er staan {len(rows)} opties" if len(rows) != 1 else "er staat maar één optie"
        fewest, most = limits.opties_minstens, limits.opties_hoogstens
        mend = f"geef het college {fewest} tot {most} opties; ook ‘niets doen’ is er een"
        yield Melding(kinds.AANTAL_OPTIES, vaste.slide.nummer, wrong, mend)


def _shapes(vaste: Vasteslide, sjabloon: Sjabloon) -> Iterator[Melding]:
    number, limits = vaste.slide.nummer, sjabloon.grenzen
    heads = {veld.idx + KOP_IDX for veld in vaste.soort.velden if veld.kop}
    words = 0
    languages: set[str] = set()
    for shape in vaste.slide.vormen:
        if shape.naam.startswith(_BAR) or shape.rol in _FURNITURE:
            continue
        yield from _picture(shape, number)
        languages |= {each for each in shape.talen if not each.lower().startswith("nl")}
        if shape.idx == MINUTEN_IDX:
            continue
        if shape.idx not in heads or not shape.rol:
            words += len(shape.tekst.split())
        yield from _size(shape, number, limits)
        if found := _BRACKETS.search(shape.tekst):
            wrong = f"‘{found[0]}’ lijkt nog in te vullen"
            yield Melding(kinds.NOG_IN_TE_VULLEN, number, wrong, "vul het aan of haal het weg")
    most = vaste.soort.woorden or limits.woorden
    if words > most:
        wrong = f"er staan {words} woorden op de slide; ten hoogste {most}"
        yield Melding(kinds.VEEL_WOORDEN, number, wrong, "kort in, of zet de uitleg in de notities of in een bijlage")
    if languages:
        wrong = f"een deel van de tekst staat als andere taal ingesteld ({', '.join(sorted(languages))})"
        mend = "selecteer alles en kies Controleren > Taal > Nederlands (België)"
        yield Melding(kinds.ANDERE_TAAL, number, wrong, mend)


def _picture(shape: Vorm, number: int) -> Iterator[Melding]:
    needs = (shape.is_beeld or shape.is_groep) and not shape.in_groep
    if needs and not shape.decoratief and (not shape.uitleg or _FILE_NAME.fullmatch(shape.uitleg)):
        wrong = f"‘{shape.naam}’ heeft geen bruikbare alternatieve tekst"
        mend = "klik met rechts > Alternatieve tekst bewerken, en zeg in één zin wat het toont"
        yield Melding(kinds.BEELD_ZONDER_UITLEG, number, wrong, mend)


def _size(shape: Vorm, number: int, limits: Grenzen) -> Iterator[Melding]:
    least = limits.punt_tabel if shape.rijen else limits.punt_tekst
    if shape.kleinste is not None and shape.kleinste < least:
        size = f"{shape.kleinste:g}".replace(".", ",")
        wrong = f"‘{shape.naam}’ heeft letters van {size} punt; minstens {least}"
        yield Melding(kinds.KLEINE_LETTER, number, wrong, "maak de letters groter en schrap tekst")
    if shape.verkleining < limits.verkleining * 1000:
        wrong = f"PowerPoint verkleint ‘{shape.naam}’ tot {shape.verkleining // 1000} %, omdat er te veel tekst staat"
        yield Melding(kinds.VERKLEINDE_TEKST, number, wrong, "schrap tekst tot ze weer op ware grootte past")


def _movement(vaste: Vasteslide) -> Iterator[Melding]:
    if vaste.slide.animaties:
        wrong = "er staat een animatie op: dan klopt de tijd niet meer, en de geprinte slide ook niet"
        yield Melding(kinds.ANIMATIE, vaste.slide.nummer, wrong, "verwijder ze in Animaties > Animatievenster")
    if vaste.slide.media:
        wrong = "er staat een film of geluid op de slide"
        yield Melding(kinds.FILM_OF_GELUID, vaste.slide.nummer, wrong, "vervang ze door een beeld, of toon ze apart")

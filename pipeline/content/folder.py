"""The files of a dossier folder, each read by its kind."""

import gc
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from pipeline.content import characters, csv_text, file_names, markdown, yaml_text
from pipeline.content.kinds import FOUTE_BESTANDSNAAM, ONLEESBAAR_BESTAND, VERBODEN_TEKEN
from pipeline.content.letters import CanPrint, scalars, without_shape
from pipeline.content.prose_source import ProseSource
from pipeline.content.values import CsvTable, Mapping, Prose, Sequence, TableRow
from pipeline.findings import Finding, Place, by_cause, in_order

LARGEST = {".csv": 50_000_000, ".md": 1_000_000}
LARGEST_OTHER = 5_000_000

_NOT_PRINTED = ("klare-taal.yaml", "financien/import.yaml", "financien/ramingen.csv", "beslissingen.csv")


@dataclass(frozen=True, slots=True)
class Content:
    """All files of a dossier, by path below the folder (POSIX, NFC, sorted), and the findings of reading them.

    `digests` holds the sha256 of every file read, pictures included: what the fingerprint of the data is made of.
    A file that could not be read at all is absent here and has a finding. `shown` is the folder as messages name it.
    `unprintable` are the characters that the documents have no shape for; they have a finding where they stand.
    """

    shown: str
    yaml: dict[str, Mapping | Sequence]
    tables: dict[str, CsvTable]
    prose: dict[str, Prose]
    digests: dict[str, str]
    findings: tuple[Finding, ...]
    unprintable: frozenset[str] = frozenset()


def read_folder(folder: Path, shown: str, *, prose: bool = True, can_print: CanPrint = lambda _: True) -> Content:
    """Everything below `folder`; `shown` is how places name it (`content`). Without `prose` no Markdown is read.

    `can_print` says whether the documents have a shape for a character.
    """
    with no_garbage_collection():
        findings: list[Finding] = []
        files = dict(sorted(_files(folder, "", shown, findings)))
        if not prose:
            files = {path: data for path, data in files.items() if not path.endswith(".md")}
        return _read(files, shown, findings, can_print)


def digests_of(folder: Path) -> dict[str, str]:
    """The sha256 of every file of a dossier that counts now, by its path: to see whether it still is what was read."""
    return {path: _digest(data) for path, data in _files(folder, "", "", [])}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(files: dict[str, bytes], shown: str, findings: list[Finding], can_print: CanPrint) -> Content:
    texts, pictures = _texts(files, shown, findings)
    yaml: dict[str, Mapping | Sequence] = {}
    tables: dict[str, CsvTable] = {}
    proses = {path: ProseSource(text, f"{shown}/{path}") for path, text in _of_kind(".md", texts).items()}
    with ThreadPoolExecutor(max_workers=1) as meanwhile:  # pandoc is a process of its own: nobody has to wait for it
        converted = meanwhile.submit(markdown.read_prose, proses, pictures, shown) if proses else None
        for path, text in _of_kind(".yaml", texts).items():
            value, more = yaml_text.parse(text, f"{shown}/{path}")
            findings.extend(more)
            if value is not None:
                yaml[path] = value
        for path, text in _of_kind(".csv", texts).items():
            table, more = csv_text.parse(text, f"{shown}/{path}")
            findings.extend(more)
            if table is not None:
                tables[path] = table
        prose, more = converted.result() if converted is not None else ({}, ())
    digests = {path: _digest(data) for path, data in files.items()}
    shapeless = list(_without_shape(yaml, tables, proses.values(), can_print))
    told = {place for each in findings if each.code == VERBODEN_TEKEN.code for place in (each.at, *each.also)}
    findings = [*findings, *more, *by_cause((_script(sign), each) for sign, each in shapeless if each.at not in told)]
    unprintable = frozenset(character for character, _ in shapeless)
    return Content(shown, yaml, tables, prose, digests, in_order(findings), unprintable)


def _without_shape(
    yaml: dict[str, Mapping | Sequence],
    tables: dict[str, CsvTable],
    proses: Iterable[ProseSource],
    can_print: CanPrint,
) -> Iterator[tuple[str, Finding]]:
    """The characters that cannot be printed, in what the documents print."""
    for path, value in yaml.items():
        if path not in _NOT_PRINTED:
            for scalar in scalars(value):
                yield from without_shape(scalar.text, scalar.place_of, can_print)
    for path, table in tables.items():
        if path not in _NOT_PRINTED:
            for row in table:
                for index, cell in enumerate(row.cells):
                    yield from without_shape(cell, partial(_place_in_cell, row, index), can_print)
    for source in proses:
        for number, line in enumerate(source.lines, start=1):
            yield from without_shape(line, partial(_place_in_line, source, number), can_print)


def _script(character: str) -> str:
    """What a letter belongs to (`ARABIC`, `CJK`), and a sign by itself: a word of another script is one cause."""
    return unicodedata.name(character, character).split(" ")[0] if character.isalpha() else character


def _place_in_cell(row: TableRow, index: int, offset: int) -> Place:
    return row.place(index)


def _place_in_line(source: ProseSource, number: int, offset: int) -> Place:
    return source.place(number, offset + 1)


def _texts(files: dict[str, bytes], shown: str, findings: list[Finding]) -> tuple[dict[str, str], dict[str, bytes]]:
    """The files that are text and have passed the gate for characters; and the pictures."""
    texts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    for path, data in files.items():
        if PurePosixPath(path).suffix.lower() in file_names.PICTURES:
            pictures[path] = data
            continue
        text, more = characters.decode(data, f"{shown}/{path}")
        findings.extend(more)
        if text is not None:
            texts[path] = text
    return texts, pictures


def _of_kind(suffix: str, texts: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path.endswith(suffix)}


# ---- the folder -----------------------------------------------------------------------------------------------


def _files(folder: Path, below: str, shown: str, findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file that counts as content; a finding for every other one."""
    try:
        with os.scandir(folder) as scan:
            entries = [(_shown_name(entry.name), entry) for entry in sorted(scan, key=lambda entry: entry.name)]
    except OSError as error:
        findings.append(_unreadable_folder(error, below, shown))
        return
    siblings = frozenset(name for name, _ in entries)
    seen: dict[str, str] = {}
    for name, entry in entries:
        path = f"{below}/{name}" if below else name
        at = Place(f"{shown}/{path}")
        if file_names.is_silent(name):
            continue
        try:
            if (objection := _objection_to_entry(entry, name, at)) is not None:
                findings.append(objection)
            elif entry.is_dir(follow_symlinks=False):
                if (objection := file_names.objection_to_folder(below, name, at)) is not None:
                    findings.append(objection)
                elif path not in file_names.OF_OTHER_ROOMS:
                    yield from _files(Path(entry.path), path, shown, findings)
            elif (objection := file_names.objection(below, name, siblings, at)) is not None:
                findings.append(objection)
            elif name.casefold() in seen:
                wrong = f"`{name}` en `{seen[name.casefold()]}` zijn op Windows een en hetzelfde bestand"
                findings.append(FOUTE_BESTANDSNAAM.finding(at, wrong, "geef een van beide een andere naam"))
            elif (objection := _objection_to_size(entry.stat().st_size, name, at)) is not None:
                findings.append(objection)
            else:
                seen[name.casefold()] = name
                yield path, Path(entry.path).read_bytes()
        except OSError:
            wrong = f"`{name}` kan niet gelezen worden"
            mend = "kijk of het bestand open staat in een ander programma, en of u het mag lezen"
            findings.append(ONLEESBAAR_BESTAND.finding(at, wrong, mend))


def _objection_to_entry(entry: os.DirEntry[str], name: str, at: Place) -> Finding | None:
    if "\N{REPLACEMENT CHARACTER}" in name:
        wrong = f"In de naam `{name}` staat een teken dat niet op elke computer kan"
        mend = "hernoem het bestand met gewone letters, cijfers en streepjes"
        return FOUTE_BESTANDSNAAM.finding(at, wrong, mend)
    if entry.is_symlink():
        wrong = f"`{name}` is een koppeling naar een bestand of map ergens anders"
        return ONLEESBAAR_BESTAND.finding(at, wrong, "zet het bestand zelf in het dossier")
    if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
        return ONLEESBAAR_BESTAND.finding(at, f"`{name}` is geen gewoon bestand", "verwijder het uit het dossier")
    return None


def _objection_to_size(size: int, name: str, at: Place) -> Finding | None:
    largest = LARGEST.get(PurePosixPath(name).suffix, LARGEST_OTHER)
    if size <= largest:
        return None
    wrong = f"`{name}` is {_megabytes(size)} groot; het dossier leest hoogstens {_megabytes(largest)} van dit soort"
    is_picture = PurePosixPath(name).suffix.lower() in file_names.PICTURES
    return ONLEESBAAR_BESTAND.finding(at, wrong, "verklein de afbeelding" if is_picture else "splits het bestand")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",").replace(",0 ", " ")


def _unreadable_folder(error: OSError, below: str, shown: str) -> Finding:
    path = f"{shown}/{below}" if below else shown
    wrong, mend = f"De map `{path}` kan niet gelezen worden", "kijk of u ze mag openen"
    if isinstance(error, FileNotFoundError):
        wrong = f"De map `{path}` bestaat niet"
        mend = "kijk het pad na, of maak een nieuw dossier met `smjp nieuw`"
    elif isinstance(error, NotADirectoryError):
        wrong, mend = f"`{path}` is geen map", "geef de map van het dossier op, niet een bestand"
    return ONLEESBAAR_BESTAND.finding(Place(path), wrong, mend)


def _shown_name(name: str) -> str:
    """The name in NFC, with U+FFFD for what cannot be shown."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for character in unicodedata.normalize("NFC", name)
    )


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Reading makes hundreds of thousands of objects that all stay: looking for garbage among them doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

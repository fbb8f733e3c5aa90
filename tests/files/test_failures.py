"""What the user reads when bytes cannot be put on the disk."""

import errno

import pytest

from pipeline.files import (
    Busy,
    Damaged,
    DiskFault,
    DiskFull,
    FileOpen,
    NoTemporary,
    NotWritable,
    OfAnother,
    PublishFailure,
    Unfinished,
    WrongName,
)
from pipeline.files.failures import explanation

MESSAGES = {
    Busy("build", 4312): (
        "er is al een andere opdracht bezig in de map `build` (proces 4312)\n"
        "    Herstel: wacht tot die klaar is en start opnieuw"
    ),
    Busy("build", None): (
        "er is al een andere opdracht bezig in de map `build`\n    Herstel: wacht tot die klaar is en start opnieuw"
    ),
    DiskFull("smjp.docx"): (
        "er is niet genoeg plaats op de schijf voor `smjp.docx`\n    Herstel: maak plaats vrij en start opnieuw"
    ),
    NotWritable("smjp.docx"): (
        "`smjp.docx` kan niet geschreven worden: er is geen toegang, of er staat iets anders met die naam\n"
        "    Herstel: zorg dat u in de map mag schrijven, of kies een andere map met `--uit`, en start opnieuw"
    ),
    WrongName("x" * 300, too_long=True): (
        f"de naam `{'x' * 40}…` is te lang (300 tekens): deze schijf kan hem niet bewaren\n"
        "    Herstel: kies een kortere naam"
    ),
    WrongName("wat?", too_long=False): (
        "de naam `wat?` bevat een teken dat hier niet kan: deze schijf kan hem niet bewaren\n"
        "    Herstel: kies een naam met gewone letters, cijfers en streepjes"
    ),
    OfAnother("build", "“Plan”, 2020-2025, Stad A", "“Plan”, 2020-2025, Stad B"): (
        "in `build` staan documenten van een ander dossier (“Plan”, 2020-2025, Stad A); "
        "dit dossier is “Plan”, 2020-2025, Stad B\n"
        "    Herstel: laat die staan en kies een andere map met `--uit`, of geef dezelfde opdracht met `--vervang` "
        "als ze vervangen mogen worden"
    ),
    NoTemporary(): (
        "er is geen map voor tijdelijke bestanden waarin geschreven kan worden\n"
        "    Herstel: maak plaats vrij op de schijf, of wijs met TMPDIR (op Windows TEMP) een map aan, en start opnieuw"
    ),
    FileOpen("smjp.docx"): (
        "`smjp.docx` is nog open in een ander programma, bijvoorbeeld in Word, of is alleen-lezen\n"
        "    Herstel: sluit dat bestand (of zet alleen-lezen af) en start opnieuw"
    ),
    DiskFault("smjp.docx", 5): (
        "de schijf gaf fout 5 bij `smjp.docx`\n    Herstel: start opnieuw; "
        "blijft het zo, kies dan een andere map met `--uit` en laat de schijf nakijken"
    ),
    DiskFault("smjp.docx"): (
        "de schijf gaf andere gegevens terug dan geschreven waren bij `smjp.docx`\n    Herstel: start opnieuw; "
        "blijft het zo, kies dan een andere map met `--uit` en laat de schijf nakijken"
    ),
    Unfinished("build", DiskFull("smjp.docx")): (
        "er is niet genoeg plaats op de schijf voor `smjp.docx`; "
        "daardoor horen de bestanden in `build` nu misschien niet bij elkaar\n"
        "    Herstel: maak plaats vrij en start opnieuw; "
        "bij de volgende start worden de bestanden eerst weer in orde gebracht"
    ),
    Damaged("build"): (
        "het plaatsen van de bestanden in `build` is eerder onderbroken, "
        "en wat nodig is om dat recht te zetten is beschadigd\n"
        "    Herstel: bewaar wat u nodig hebt uit `build` (ook uit `.nieuw` en `.oud`), "
        "verwijder daar `.journaal.json` en start opnieuw"
    ),
}


@pytest.mark.parametrize("failure", MESSAGES, ids=lambda failure: type(failure).__name__)
def test_the_user_reads_what_is_wrong_and_what_to_do(failure: PublishFailure) -> None:
    assert str(failure) == MESSAGES[failure]


def test_every_failure_has_a_message_here() -> None:
    assert {type(failure) for failure in MESSAGES} == set(PublishFailure.__subclasses__())


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, NotWritable),
        (errno.EPERM, NotWritable),
        (errno.EROFS, NotWritable),
        (errno.ENOENT, NotWritable),
        (errno.EISDIR, NotWritable),
        (errno.ENAMETOOLONG, WrongName),
        (errno.EILSEQ, WrongName),
        (errno.EIO, DiskFault),
        (errno.EMFILE, DiskFault),
    ],
)
def test_an_error_of_the_system_is_explained_by_its_kind(number: int, kind: type[PublishFailure]) -> None:
    assert type(explanation(OSError(number, "in some language"), "smjp.docx")) is kind
    assert "language" not in str(explanation(OSError(number, "in some language"), "smjp.docx"))


@pytest.mark.parametrize(("winerror", "said"), [(206, "is te lang"), (123, "een teken dat hier niet kan")])
def test_what_windows_says_of_a_name_is_told_as_it_is(winerror: int, said: str) -> None:
    error = OSError(errno.ENOENT, "in some language")
    error.winerror = winerror  # type: ignore[attr-defined]
    failure = explanation(error, "C:/plannen/mijn plan")
    assert failure.wrong_use
    assert said in str(failure)

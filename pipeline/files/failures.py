"""Why bytes could not be put on the disk, in the words of the user."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ACCESS = {
    errno.EACCES,
    errno.EEXIST,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
}
_WINDOWS_TOO_LONG, _WINDOWS_WRONG_NAME = 206, 123  # ERROR_FILENAME_EXCED_RANGE, ERROR_INVALID_NAME
_SHOWN = 40  # characters of a name that is too long

# what only the computer can cause; a file that is not there can be a bug of ours
_OF_THE_COMPUTER = {
    *_NO_ROOM,
    errno.EACCES,
    errno.EBUSY,
    errno.EILSEQ,
    errno.EIO,
    errno.EMFILE,
    errno.ENAMETOOLONG,
    errno.ENFILE,
    errno.ENODEV,
    errno.ENOMEM,
    errno.EPERM,
    errno.EROFS,
    errno.ESTALE,
    errno.ETIMEDOUT,
}
_MEGABYTES = 20  # of room that the temporary files of a large plan need


class PublishFailure(Exception):
    """Something could not be written: `wrong` says what, `mend` what the user can do; nothing old was lost.

    `wrong_use` is whether the command asked for what cannot be, rather than the computer refusing it.
    """

    wrong_use = False

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong, mend)
        self.wrong = wrong
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.wrong}\n    Herstel: {self.mend}"


class Busy(PublishFailure):
    """Another build holds the output folder; `pid` is its process, when known."""

    def __init__(self, folder: str, pid: int | None) -> None:
        who = "" if pid is None else f" (proces {pid})"
        super().__init__(
            f"er is al een andere opdracht bezig in de map `{folder}`{who}",
            "wacht tot die klaar is en start opnieuw",
        )
        self.pid = pid


class DiskFull(PublishFailure):
    """There is no room for a file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"er is niet genoeg plaats op de schijf voor `{name}`", "maak plaats vrij en start opnieuw")


class NoTemporary(PublishFailure):
    """There is no folder in which temporary files can be written."""

    def __init__(self) -> None:
        super().__init__(
            "er is geen map voor tijdelijke bestanden waarin geschreven kan worden",
            "maak plaats vrij op de schijf, of wijs met TMPDIR (op Windows TEMP) een map aan, en start opnieuw",
        )


class NotWritable(PublishFailure):
    """A file or folder may not be written, or something else stands in its place."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` kan niet geschreven worden: er is geen toegang, of er staat iets anders met die naam",
            "zorg dat u in de map mag schrijven, of kies een andere map met `--uit`, en start opnieuw",
        )


class FileOpen(PublishFailure):
    """A published file is held by another program, which only Windows allows."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` is nog open in een ander programma, bijvoorbeeld in Word, of is alleen-lezen",
            "sluit dat bestand (of zet alleen-lezen af) en start opnieuw",
        )
        self.name = name


class WrongName(PublishFailure):
    """A name that this disk cannot hold: too long, or with characters that it does not take."""

    wrong_use = True

    def __init__(self, name: str, *, too_long: bool) -> None:
        short = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        why = f"is te lang ({len(name)} tekens)" if too_long else "bevat een teken dat hier niet kan"
        mend = "kies een kortere naam" if too_long else "kies een naam met gewone letters, cijfers en streepjes"
        super().__init__(f"de naam `{short}` {why}: deze schijf kan hem niet bewaren", mend)


class OfAnother(PublishFailure):
    """The output folder holds the set of another dossier."""

    wrong_use = True

    def __init__(self, folder: str, theirs: str, ours: str) -> None:
        super().__init__(
            f"in `{folder}` staan documenten van een ander dossier ({theirs}); dit dossier is {ours}",
            "laat die staan en kies een andere map met `--uit`, of geef dezelfde opdracht met `--vervang` "
            "als ze vervangen mogen worden",
        )


class DiskFault(PublishFailure):
    """The disk gave an error, or gave back other bytes than were written."""

    def __init__(self, name: str, number: int | None = None) -> None:
        cause = "gaf andere gegevens terug dan geschreven waren" if number is None else f"gaf fout {number}"
        super().__init__(
            f"de schijf {cause} bij `{name}`",
            "start opnieuw; blijft het zo, kies dan een andere map met `--uit` en laat de schijf nakijken",
        )


class Unfinished(PublishFailure):
    """The new set was only partly placed and could not be taken back; the next start puts that right."""

    def __init__(self, folder: str, cause: PublishFailure) -> None:
        super().__init__(
            f"{cause.wrong}; daardoor horen de bestanden in `{folder}` nu misschien niet bij elkaar",
            f"{cause.mend}; bij de volgende start worden de bestanden eerst weer in orde gebracht",
        )


class Damaged(PublishFailure):
    """An interrupted publication can be neither completed nor undone, since its own files are damaged."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"het plaatsen van de bestanden in `{folder}` is eerder onderbroken, "
            "en wat nodig is om dat recht te zetten is beschadigd",
            f"bewaar wat u nodig hebt uit `{folder}` (ook uit `.nieuw` en `.oud`), verwijder daar `.journaal.json` "
            "en start opnieuw",
        )


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raises an OSError from inside as the PublishFailure that explains it; `name` is what was being written."""
    try:
        yield
    except OSError as error:
        raise explanation(error, name) from error


def of_the_computer(error: OSError) -> PublishFailure | None:
    """What this error means when the computer is to blame, wherever it came up; None when it may be a bug of ours."""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return NoTemporary()  # what tempfile raises when no folder will do
    if error.errno not in _OF_THE_COMPUTER:
        return None
    return explanation(error, str(error.filename2 or error.filename or tempfile.gettempdir()))


def refuse_full(folder: Path) -> None:
    """Raises OSError when there is no room in this folder: found by writing, since a disk may have limits per user."""
    with tempfile.TemporaryFile(dir=folder) as probe:
        for _ in range(_MEGABYTES):
            probe.write(bytes(1_000_000))
        probe.flush()


def explanation(error: OSError, name: str) -> PublishFailure:
    """What this error means for the user."""
    if error.errno in _NO_ROOM:
        return DiskFull(name)
    windows = getattr(error, "winerror", None)
    if error.errno == errno.ENAMETOOLONG or windows == _WINDOWS_TOO_LONG:
        return WrongName(_longest_part(name), too_long=True)
    if error.errno == errno.EILSEQ or windows == _WINDOWS_WRONG_NAME:
        return WrongName(Path(name).name, too_long=False)
    if isinstance(error, PermissionError) or error.errno in _NO_ACCESS:
        return NotWritable(name)
    return DiskFault(name, error.errno or 0)


def _longest_part(name: str) -> str:
    return max(Path(name).parts, key=len, default=name)

"""What was published, and from what: the content of `manifest.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from pipeline.files.digests import digest, is_digest
from pipeline.files.names import is_plain


@dataclass(frozen=True, slots=True)
class Owner:
    """The dossier that a set belongs to, as its readers know it: never by a path, which changes when folders move."""

    titel: str
    periode: str
    entiteiten: tuple[str, ...]

    def __str__(self) -> str:
        return f"“{self.titel}”, {self.periode}, {' en '.join(self.entiteiten)}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A published set: the sha256 of each file by name, the fingerprints of what it was made from, its version.

    `fingerprints` has the keys `inhoud`, `sjablonen` and `programma`; `versie` is the version as the plan prints it;
    `dossier` says whose set it is, when that is known.
    """

    files: Mapping[str, str]
    fingerprints: Mapping[str, str]
    versie: str
    dossier: Owner | None = None

    @classmethod
    def of(
        cls, files: Mapping[str, bytes], fingerprints: Mapping[str, str], versie: str, dossier: Owner | None = None
    ) -> "Manifest":
        """The manifest of these files."""
        return cls({name: digest(data) for name, data in files.items()}, dict(fingerprints), versie, dossier)

    @classmethod
    def from_json(cls, data: bytes) -> "Manifest | None":
        """The manifest that these bytes hold, or None when they are damaged."""
        try:
            read = json.loads(data)
            files, fingerprints, versie = read["bestanden"], read["vingerafdrukken"], read["versie"]
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        if not (isinstance(versie, str) and _holds_texts(files) and _holds_texts(fingerprints)):
            return None
        if not all(is_plain(name) and is_digest(value) for name, value in files.items()):
            return None
        return cls(files, fingerprints, versie, _owner(read.get("dossier")))

    def to_json(self) -> bytes:
        """The manifest as bytes, the same for the same manifest."""
        content = {
            "bestanden": dict(self.files),
            "vingerafdrukken": dict(self.fingerprints),
            "versie": self.versie,
            **({} if self.dossier is None else {"dossier": asdict(self.dossier)}),
        }
        return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")


def _owner(read: object) -> Owner | None:
    """Whose set it is; None when that is not said, as in a set from before, or not in these words."""
    match read:
        case {"titel": str(titel), "periode": str(periode), "entiteiten": [*entiteiten]}:
            return Owner(titel, periode, tuple(map(str, entiteiten)))
    return None


def _holds_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())

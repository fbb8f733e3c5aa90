"""What is kept of an item when its sitting is over: its facts, and the sha256 of the deck that the college saw."""

import json
from dataclasses import dataclass

from pipeline.cbs.feiten import Feiten
from pipeline.files.digests import digest


@dataclass(frozen=True, slots=True)
class Sluiting:
    """A closed item; `sha256` is empty for a note without a deck."""

    feiten: Feiten
    sha256: str

    @classmethod
    def van(cls, feiten: Feiten, deck: bytes) -> "Sluiting":
        """The closing of an item with this deck."""
        return cls(feiten, digest(deck))

    @classmethod
    def from_json(cls, data: bytes) -> "Sluiting | None":
        """The closing in these bytes, or None when they are damaged."""
        try:
            read = json.loads(data)
            facts, sha256 = Feiten.from_json(read["feiten"]), read["sha256"]
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        return cls(facts, sha256) if facts is not None and isinstance(sha256, str) else None

    def to_json(self) -> bytes:
        """The closing as bytes, the same for the same closing."""
        content = {"feiten": self.feiten.to_json(), "sha256": self.sha256}
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()

    def is_deck(self, data: bytes) -> bool:
        """Whether these bytes are the deck that the college saw."""
        return digest(data) == self.sha256

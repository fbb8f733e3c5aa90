"""A deck as a file: a PowerPoint presentation that passed the gate, or a refusal with the remedy of its presenter."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.cbs import kinds
from pipeline.files.ooxml import POWERPOINT, Package, Refused, Why, open_package
from pipeline.findings import Kind

_ITSELF = "bezorg de presentatie zelf, gemaakt met het sjabloon (.pptx)"
_REPAIR = "open het deck in PowerPoint, kies Herstellen en bewaar het opnieuw"
_ANEW = "maak het deck opnieuw met het sjabloon, en verklein grote beelden"
_REMEDIES = {
    Why.OTHER_KIND: (kinds.VERKEERD_SOORT_BESTAND, _ITSELF),
    Why.OLD_FORM: (kinds.VERKEERD_SOORT_BESTAND, "bewaar het in PowerPoint als PowerPoint-presentatie (.pptx)"),
    Why.PASSWORD: (kinds.VERKEERD_SOORT_BESTAND, "haal het wachtwoord weg en bewaar het als .pptx"),
    Why.DAMAGED: (kinds.ONLEESBAAR_DECK, _REPAIR),
    Why.TOO_LARGE: (kinds.ONVEILIG_DECK, _ANEW),
    Why.UNSAFE: (kinds.ONVEILIG_DECK, _ANEW),
    Why.MACROS: (kinds.MACRO_IN_DECK, "plak de slides in een nieuwe presentatie uit het sjabloon"),
}


class Geweigerd(Exception):
    """The file cannot be judged; `wrong` and `mend` say why in Dutch, `kind` is the kind of finding."""

    def __init__(self, kind: Kind, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.kind, self.wrong, self.mend = kind, wrong, mend


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The parts of a deck, a template or a show; raises Geweigerd, also for a part that is read inside."""
    try:
        yield open_package(data, POWERPOINT)
    except Refused as refused:
        kind, mend = _REMEDIES[refused.why]
        raise Geweigerd(kind, refused.wrong, mend) from None

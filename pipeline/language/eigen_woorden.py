"""The own words of a dossier: those that it allows itself are no faults, those that it avoids count as jargon."""

from pipeline.language.regel import Taalregel
from pipeline.language.regels import regels_met
from pipeline.model.onderdelen import EigenWoorden


def eigen_woorden(woorden: EigenWoorden | None) -> tuple[tuple[str, ...], tuple[Taalregel, ...]]:
    """The words that a dossier allows itself, and the rules with those that it avoids."""
    allowed = () if woorden is None else tuple(each.woord for each in woorden.mag)
    avoided = () if woorden is None else tuple((each.woord, each.beter) for each in woorden.liever_niet)
    return allowed, regels_met(avoided)

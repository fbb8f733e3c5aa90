"""What an agenda item says that its options cost, once and each year, and whether it costs anything at all."""

from pipeline.cbs.agendapunt import Agendapunt, Optie
from pipeline.model.bedrag import GeenBedrag, lees_bedrag, schrijf_bedrag

NIET_GERAAMD = "niet geraamd"


def kosten_van(option: Optie) -> tuple[str, str]:
    """What an option costs once and each year, as its author wrote it: who writes only 0 means both."""
    once, yearly = option.kost, option.kost_per_jaar
    unknown = "0" if _is_nothing(once or yearly) else NIET_GERAAMD
    return once or unknown, yearly or unknown


def samen(option: Optie, years: int) -> str:
    """What an option costs once and in so many years together; what is not known is said, never counted as nothing."""
    once, yearly = (_cents(each) for each in kosten_van(option))
    if once is None and yearly is None:
        return NIET_GERAAMD
    known = schrijf_bedrag((once or 0) + (yearly or 0) * years)
    if once is None or yearly is None:
        return f"{known} en {'werking' if yearly is None else 'eenmalig'}"
    return known


def kost_niets(punt: Agendapunt) -> bool:
    """Whether no option costs anything, nor the decision itself."""
    options = all(_is_nothing(each) for option in punt.opties for each in kosten_van(option))
    return options and not any(cents for cost in punt.kosten for cents in cost.bedragen.values())


def in_euro(text: str) -> str:
    """A cost as a column of euros prints it; words stay as they are."""
    bare = text.removesuffix(" euro")
    try:
        return schrijf_bedrag(lees_bedrag(bare))
    except GeenBedrag:
        return bare


def _is_nothing(text: str) -> bool:
    return _cents(text) == 0


def _cents(text: str) -> int | None:
    """Euro cents, None when it is no amount."""
    try:
        return lees_bedrag(text.removesuffix(" euro"))
    except GeenBedrag:
        return None

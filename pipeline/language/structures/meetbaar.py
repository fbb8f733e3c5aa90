"""A doelstelling without a quantity, total or end state; an actie that only promises effort or `more`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.niveau import Niveau
from pipeline.language.structures.vaag_werkwoord import is_aside
from pipeline.language.vondst import Vondst

if TYPE_CHECKING:
    from pipeline.language.regels import Regel
    from pipeline.language.zin import Zin

_READY = frozenset(
    [
        "open",
        "klaar",
        "gebouwd",
        "aangelegd",
        "afgewerkt",
        "gerenoveerd",
        "opgeleverd",
        "vernieuwd",
        "heraangelegd",
        "afgeschaft",
        "gesloopt",
        "verdwenen",
    ]
)

_CHANGES = frozenset(
    (
        *("verhogen", "verhoogt", "verbeteren", "verbetert", "vergroten", "vergroot", "verminderen", "vermindert"),
        *("verlagen", "verlaagt", "maken", "maakt", "meer", "minder", "beter", "betere"),
    )
)


def find(zin: "Zin", regel: "Regel") -> Iterator[Vondst]:
    """The verb of the sentence (or the sentence itself), when nobody can check what it promises."""
    if not zin.tokens:
        return
    if zin.niveau is Niveau.DOEL:
        if not (zin.hoeveelheden or _checkable_total(zin) or _ready_by_a_year(zin)):
            yield Vondst(0, len(zin.tokens) - 1)
    elif not zin.hoeveelheden and not _names_a_thing(zin):
        vague = [hit for hit in zin.gevonden("vaag-werkwoord") if not is_aside(zin, hit.first)]
        vague += [
            hit for hit in zin.patronen(regel.id) if hit.first == 0 or zin.hoofdwerkwoord in (None, hit.first, hit.last)
        ]
        if vague:
            yield Vondst(vague[0].first, vague[0].last)


def _checkable_total(zin: "Zin") -> bool:
    """Whether `alle`, `elk` or `geen enkel` goes with a property that can be checked (guideline, 5.5)."""
    vague = zin.woorden.classes["vaag_doel"]
    if not zin.termijnen:
        if zin.hoofdwerkwoord is None:
            return False
        vague |= zin.woorden.classes["vaag_zonder_termijn"]
    if zin.totalen:
        if not any(_counts(zin, first) for first, _ in zin.totalen):
            return False
        return not (
            any(token.low in vague for token in zin.tokens)
            or zin.gevonden("leeg-woord")
            or zin.gevonden("vaag-werkwoord")
        )
    return (
        any(token.low == "iedereen" for token in zin.tokens)
        and bool(zin.termijnen)
        and not any(token.low in vague for token in zin.tokens)
    )


def _counts(zin: "Zin", first: int) -> bool:
    """Whether a total says something of its group; in `veiliger in alle wijken` it only says where."""
    if not zin.has_class(first - 1, "voorzetsel"):
        return True
    return zin.hoofdwerkwoord is not None and not any(token.low in _CHANGES for token in zin.tokens)


def _ready_by_a_year(zin: "Zin") -> bool:
    """Whether a thing is finished by a date: `Tegen 2028 is het zwembad open`, `We bouwen een school tegen 2027`."""
    if not zin.termijnen or zin.gevonden("vaag-werkwoord"):
        return False
    return any(token.low in _READY or token.low in zin.woorden.concrete for token in zin.tokens)


def _names_a_thing(zin: "Zin") -> bool:
    """Whether an actie also holds a verb that builds, plants or buys: then the result can be seen."""
    return any(token.low in zin.woorden.concrete for token in zin.tokens)

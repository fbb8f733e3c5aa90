"""Parts that belong together with many words between: only where counting is certain, silence elsewhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language import finite
from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

# The guideline counts eight; two careful readers differ there, so the rule waits until nobody doubts.
_SUBJECT_TO_VERB = 11
_VERB_TO_VERB = 8
_ARTICLE_TO_NOUN, _LAST_NOUN = 4, 11  # `de door de buurt gekozen naam`
_SHORT_SUBJECT = 5
_SUBJECT_OPENS = 8  # words before the clause that parts subject and verb
_AUXILIARIES = lijst("tang", "tang_hulpwerkwoord")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The two parts, with what stands between."""
    embedded = _embedded_participle(zin)
    if embedded is not None:
        yield embedded
        return
    main = zin.hoofdwerkwoord
    if main is None:
        return
    if (opened := _insertion(zin, main)) is not None:
        yield Vondst(opened, main, zin.tokens[main].text)
        return
    opened = next((i for i in range(1, main) if finite.opens_subordinate(zin.tokens, i, zin.woorden)), None)
    if opened is not None and opened <= _SUBJECT_OPENS and _words(zin, opened, main) >= _SUBJECT_TO_VERB:
        yield Vondst(opened - 1, main, zin.tokens[main].text)
        return
    if (last := _particle(zin, main)) is not None:
        yield Vondst(main, last, zin.tokens[last].text)
        return
    if zin.low(main) in _AUXILIARIES:
        last = _closing_verb(zin, main)
        if last is not None and _words(zin, main + 1, last) >= _VERB_TO_VERB:
            yield Vondst(main, last, zin.tokens[last].text)


def _particle(zin: "OntleedeZin", main: int) -> int | None:
    """The far-off second part of a separable verb: `We sluiten de straat … af`."""
    for position in range(main + 1, len(zin.tokens)):
        low = zin.low(position)
        if low in (".", ";", ":", ",") or finite.opens_subordinate(zin.tokens, position, zin.woorden):
            return None
        ends = position + 1 == len(zin.tokens) or zin.tokens[position + 1].soort is Tokensoort.TEKEN
        if ends and zin.has_class(position, "eerste_deel"):
            return position if _words(zin, main + 1, position) >= _VERB_TO_VERB else None
    return None


def _embedded_participle(zin: "OntleedeZin") -> Vondst | None:
    """`de door de buurt zelf gekozen naam`: an article, a preposition at once, and the noun much later."""
    for index in range(len(zin.tokens) - _ARTICLE_TO_NOUN):
        follows = index + 1 + (zin.low(index + 1) in ("reeds", "al", "nog", "nu"))
        if zin.low(index) not in ("de", "het", "een") or not zin.has_class(follows, "voorzetsel"):
            continue
        for position in range(index + _ARTICLE_TO_NOUN, min(index + 1 + _LAST_NOUN, len(zin.tokens) - 1)):
            low = zin.low(position).removesuffix("e") if zin.low(position).endswith(("de", "te")) else zin.low(position)
            if zin.tokens[position].soort is Tokensoort.TEKEN:
                break
            if zin.woorden.is_participle(low) or low in ("geschikt", "bestemd", "bedoeld", "bekend"):
                return Vondst(index, position + 1, zin.tokens[position + 1].text)
    return None


def _insertion(zin: "OntleedeZin", main: int) -> int | None:
    """The word before a comma that starts an insertion of many words, closed by a comma before the verb."""
    if zin.low(main - 1) != "," or zin.has_class(0, "voorzetsel") or zin.has_class(0, "onderschikkend"):
        return None
    first = next((index for index in range(1, main - 1) if zin.low(index) == ","), None)
    if first is None or first > _SHORT_SUBJECT or _words(zin, first, main) < _VERB_TO_VERB:
        return None
    return first - 1


def _closing_verb(zin: "OntleedeZin", main: int) -> int | None:
    """The infinitive or participle that ends the clause of this auxiliary."""
    for position in range(main + 1, len(zin.tokens)):
        low = zin.low(position)
        if finite.opens_subordinate(zin.tokens, position, zin.woorden) or low in (".", ";", ":"):
            return None
        if zin.has_class(position, "ook_naamwoord") or zin.low(position - 1) == "te":
            continue
        if zin.woorden.is_infinitive(low) or zin.woorden.is_participle(low):
            return position
    return None


def _words(zin: "OntleedeZin", first: int, last: int) -> int:
    return sum(token.soort is not Tokensoort.TEKEN for token in zin.tokens[first:last])

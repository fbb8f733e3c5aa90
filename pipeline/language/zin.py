"""One sentence as the rules see it: text, tokens, and what was found in it so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.language import finite, hoeveelheid, termijn
from pipeline.language.normalised import Normalised
from pipeline.language.patterns import Hit, Owner
from pipeline.language.regel import Niveau
from pipeline.language.termijn import Span
from pipeline.language.tokens import Token, Tokensoort
from pipeline.language.woorden import Woorden


@dataclass(frozen=True)
class OntleedeZin:
    """A sentence with its level, and what the patterns of all rules found in it."""

    normalised: Normalised
    tokens: tuple[Token, ...]
    niveau: Niveau
    woorden: Woorden
    hits: Mapping[Owner, list[Hit]]
    plan_begin: int | None = None

    def patronen(self, rule_id: str) -> Sequence[Hit]:
        """What the patterns of this rule found."""
        return self.hits.get((rule_id, "patronen"), ())

    def uitzonderingen(self, rule_id: str) -> Sequence[Hit]:
        """Where an exception of this rule stands."""
        return self.hits.get((rule_id, "uitzonderingen"), ())

    def vrijgesteld(self, rule_id: str) -> set[int]:
        """The indexes of the words that an exception of this rule covers."""
        return {index for each in self.uitzonderingen(rule_id) for index in range(each.first, each.last + 1)}

    def gevonden(self, rule_id: str) -> Sequence[Hit]:
        """What the patterns of this rule found, except where one of its exceptions touches it; each word once."""
        taken = self.vrijgesteld(rule_id)
        kept: list[Hit] = []
        for hit in self.patronen(rule_id):
            words = range(hit.first, hit.last + 1)
            if taken.isdisjoint(words):
                kept.append(hit)
                taken.update(words)
        return kept

    @cached_property
    def hoofdwerkwoord(self) -> int | None:
        """The index of the finite verb of the main clause, None in a title."""
        return finite.main_verb(self.tokens, self.woorden)

    @cached_property
    def hoeveelheden(self) -> tuple[Span, ...]:
        """Where a figure or share stands."""
        return hoeveelheid.hoeveelheden(self.tokens, self.woorden)

    @cached_property
    def totalen(self) -> tuple[Span, ...]:
        """Where `alle …` or `geen enkel …` stands."""
        return hoeveelheid.totalen(self.tokens, self.woorden)

    @cached_property
    def termijnen(self) -> tuple[Span, ...]:
        """Where a deadline, period or rhythm stands."""
        return termijn.termijnen(self.tokens, self.woorden)

    @cached_property
    def telbaar(self) -> tuple[int, ...]:
        """The indexes of the words as a reader counts them: a number and a word with hyphens are one."""
        return tuple(index for index, token in enumerate(self.tokens) if token.soort is not Tokensoort.TEKEN)

    def low(self, index: int) -> str:
        """The token at this index in small letters, or an empty text outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def has_class(self, index: int, name: str) -> bool:
        """Whether the token at this index is a word of this class."""
        return self.low(index) in self.woorden.classes[name]

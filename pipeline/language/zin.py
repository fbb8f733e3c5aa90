"""One sentence as the rules see it: text, tokens, and what was found in it so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.language import finite, hoeveelheid, termijn
from pipeline.language.niveau import Niveau
from pipeline.language.normalised import Normalised
from pipeline.language.patterns import Hit
from pipeline.language.termijn import Span
from pipeline.language.tokens import Soort, Token
from pipeline.language.woorden import Woorden


@dataclass(frozen=True)
class Zin:
    """A sentence with its level; `gevonden` gives what the patterns of another rule find in it."""

    normalised: Normalised
    tokens: tuple[Token, ...]
    niveau: Niveau
    woorden: Woorden
    gevonden: Callable[["Zin", str], list[Hit]] = field(repr=False)
    plan_begin: int | None = None

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
        return tuple(index for index, token in enumerate(self.tokens) if token.soort is not Soort.TEKEN)

    def low(self, index: int) -> str:
        """The token at this index in small letters, or an empty text outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def has_class(self, index: int, name: str) -> bool:
        """Whether the token at this index is a word of this class."""
        return self.low(index) in self.woorden.classes[name]

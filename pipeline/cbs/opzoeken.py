"""`[[bedrag AP012 2020]]` in the texts of an agenda item: filled in from the dossier, and remembered as a fact."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.blocks import Lookup
from pipeline.cbs import kinds
from pipeline.finance.totalen import Totalen
from pipeline.findings import Finding, Place
from pipeline.model.bedrag import schrijf_bedrag, schrijf_miljoen
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk, MetCode
from pipeline.model.opzoeking import Onbegrepen, Opzoeking, opzoeking

_LOOKUP = re.compile(r"\[\[([^\[\]]*)\]\]")
_COUNT = "aantal"
STAP_VAN_BEDRAGEN = 2
GEEN_BEDRAG = "nog geen bedrag"


@dataclass(slots=True)
class Opzoeker:
    """Fills in the lookups of one agenda item; `gevonden` and `findings` grow while it works.

    `aantallen` is how many of each kind the item is about: what `[[aantal actieplannen]]` gives.
    """

    dossier: Dossier
    totalen: Totalen
    aantallen: Mapping[str, int]
    findings: list[Finding] = field(default_factory=list)

    def vul(self, text: str, at: Place, found: Callable[[str], None]) -> str:
        """The text with its lookups filled in; `found` hears every value."""

        def value(match: re.Match[str]) -> str:
            said = self._value(match, at)
            found(said)
            return said

        return _LOOKUP.sub(value, text)

    def _value(self, match: re.Match[str], at: Place) -> str:
        words = tuple(match[1].split()) or ("",)
        if words[0] == _COUNT and words[1:] in {(each,) for each in self.aantallen}:
            return f"{self.aantallen[words[1]]}"
        try:
            understood = opzoeking(Lookup(words, at), self.dossier)
        except Onbegrepen as refusal:
            kind = kinds.PUNT_ONBEKENDE_OPZOEKING
            self.findings.append(kind.finding(at, f"`{match[0]}`: {refusal.wrong}", refusal.mend))
            return match[0]
        if not understood.code:
            return str(getattr(self.dossier.gegevens, understood.wat))
        item = self.dossier.met_code[understood.code]
        return self._amount(understood, item, at) if understood.wat == "bedrag" else naam_van(item)

    def _amount(self, asked: Opzoeking, item: MetCode, at: Place) -> str:
        if self.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
            wrong = f"in stap 1 zijn er nog geen bedragen, dus `[[bedrag {asked.code}]]` zegt niets"
            mend = "laat het bedrag weg, of zet `stap: 2` als het college de enveloppen al ziet"
            self.findings.append(kinds.BEDRAG_IN_STAP_1.finding(at, wrong, mend))
            return GEEN_BEDRAG
        if not isinstance(item, Hoofdstuk | Doelstelling | Actieplan):
            raise TypeError(f"{item.code} has no amount")
        amounts = self.totalen.van(item)
        series = {
            "uitgaven": amounts.zijde("U"),
            "ontvangsten": amounts.zijde("O"),
            "saldo": amounts.saldo(),
        }[asked.zijde]
        cents = series[self.dossier.jaren.index(asked.jaar)] if asked.jaar else sum(series)
        return schrijf_miljoen(cents) if asked.afgerond else f"{schrijf_bedrag(cents)} euro"


def naam_van(item: MetCode) -> str:
    """The name of an entry as a slide prints it: the short form when there is one."""
    for key in ("kort", "naam", "functie", "titel", "samenvatting"):
        if text := getattr(item, key, ""):
            return str(text)
    return item.code

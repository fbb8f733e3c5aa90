"""What a rule of kind `structuur` can ask: one small function per name that a rule file may give."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.language.regel import Vondst
from pipeline.language.structures import (
    afkorting,
    dubbele_ontkenning,
    een_boodschap,
    effect,
    glazen_bol,
    haakjes,
    instrument,
    koppelteken,
    leeg_woord,
    lijdend,
    meetbaar,
    naamwoordstijl,
    nulmeting,
    opsomming,
    tang,
    tekens,
    vaag_werkwoord,
    wij_actief,
)

FUNCTIONS: Mapping[str, Callable[[Any, Any], Iterator[Vondst]]] = {
    "afkorting": afkorting.find,
    "dubbele_ontkenning": dubbele_ontkenning.find,
    "een_boodschap": een_boodschap.find,
    "effect": effect.find,
    "glazen_bol": glazen_bol.find,
    "haakjes": haakjes.find,
    "instrument": instrument.find,
    "koppelteken": koppelteken.find,
    "leeg_woord": leeg_woord.find,
    "lijdend": lijdend.find,
    "meetbaar": meetbaar.find,
    "naamwoordstijl": naamwoordstijl.find,
    "nulmeting": nulmeting.find,
    "opsomming": opsomming.find,
    "tang": tang.find,
    "tekens": tekens.find,
    "vaag_werkwoord": vaag_werkwoord.find,
    "wij_actief": wij_actief.find,
}

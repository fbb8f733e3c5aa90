"""Whether the college can answer the question with yes, no or one of the options, and the decision follows from it.

Rules only, no guessing at meaning: the fixed form is easier to learn than to judge. The words are in the template.
"""

import re
from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.herkennen import eender
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.findings import Kind

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OPTION = re.compile(r"\b[A-D]\b")
_CHOICE = re.compile(r"welke (?:optie|variant|locatie|van de (?:twee|drie|vier))\b")
_EXACT = re.compile(r"\d|€|\bversie\b|\bbijlage\b|\boptie\b")
_FORM = "schrijf bijvoorbeeld ‘Keurt het college … goed?’ of ‘Welke optie kiest het college: A … of B …?’"
_COMMON = 4  # letters: shorter words say nothing
_SAME_ENOUGH = 50  # percent of the longer words of the question that come back in the decision


def check(vraag: str, besluit: str, slide: int, sjabloon: Sjabloon) -> Iterator[Melding]:
    """What is wrong with the question and with the decision on slide number `slide`; both must be filled in."""
    for kind, wrong, mend in (
        *_question(eender(vraag), sjabloon),
        *_decision(eender(vraag), eender(besluit), sjabloon),
    ):
        yield Melding(kind, slide, wrong, mend)


def _question(vraag: str, sjabloon: Sjabloon) -> Iterator[tuple[Kind, str, str]]:
    low = vraag.lower()
    first = _words(low)[0] if _words(low) else ""
    if not vraag.endswith("?"):
        yield kinds.VRAAG_NIET_BESLISBAAR, "de vraag eindigt niet op een vraagteken", _FORM
    if vraag.count("?") > 1:
        mend = "houd één vraag over, of maak er twee punten van"
        yield kinds.MEER_DAN_EEN_VRAAG, "er staat meer dan één vraag", mend
    count, most = len(vraag.split()), sjabloon.grenzen.woorden_vraag
    if count > most:
        wrong = f"de vraag telt {count} woorden; ten hoogste {most}"
        yield kinds.LANGE_VRAAG, wrong, "zet de uitleg bij de aanleiding of in het besluit"
    for vague in sjabloon.vraag.vage_woorden:
        if re.search(rf"(?<!\w){re.escape(vague)}(?!\w)", low):
            yield kinds.VRAAG_NIET_BESLISBAAR, f"‘{vague}’ maakt de vraag niet beslisbaar", _FORM
    if _CHOICE.match(low):
        if len(set(_OPTION.findall(vraag))) < 2:
            wrong = "een keuzevraag noemt de opties in de vraag zelf"
            yield kinds.VRAAG_NIET_BESLISBAAR, wrong, "schrijf ‘Welke optie kiest het college: A … of B …?’"
    elif first in sjabloon.vraag.open_woorden:
        wrong = f"een vraag met ‘{first}’ is open: het college kan er niet met ja, nee of een optie op antwoorden"
        yield kinds.VRAAG_NIET_BESLISBAAR, wrong, _FORM
    elif "het college" not in low:
        yield kinds.VRAAG_NIET_BESLISBAAR, "‘het college’ staat niet als beslisser in de vraag", _FORM
    elif first not in sjabloon.vraag.werkwoorden:
        verbs = ", ".join(sorted(sjabloon.vraag.werkwoorden))
        wrong = f"‘{first}’ is geen werkwoord waarmee het college beslist"
        yield kinds.VRAAG_NIET_BESLISBAAR, wrong, f"begin de vraag met een van deze: {verbs}"
    else:
        parts = sjabloon.vraag.werkwoorden[first]
        if parts and not set(parts) & set(_words(low)):
            options = "’ of ‘".join(parts)
            yield kinds.VRAAG_NIET_BESLISBAAR, f"bij ‘{first}’ hoort ‘{options}’", _FORM
    if not _EXACT.search(low) and not _CHOICE.match(low):
        wrong = "de vraag noemt geen datum, bedrag, aantal of versie"
        yield kinds.VAGE_VRAAG, wrong, "zeg precies waarover het college beslist, met een datum, bedrag of versie"


def _decision(vraag: str, besluit: str, sjabloon: Sjabloon) -> Iterator[tuple[Kind, str, str]]:
    kind = kinds.BESLUIT_ANTWOORDT_NIET
    low, asked = besluit.lower(), vraag.lower()
    if not low.startswith("het college "):
        yield kind, "het besluit begint niet met ‘Het college’", "schrijf ‘Het college keurt … goed.’"
    if "?" in besluit:
        yield kind, "in het besluit staat een vraagteken", "schrijf het besluit als een zin die het college aanneemt"
    choice = _CHOICE.match(asked)
    verb = "kiest" if choice else (_words(asked) or [""])[0]
    if verb in sjabloon.vraag.werkwoorden and verb not in _words(low):
        wrong = f"het besluit beantwoordt de vraag niet: ‘{verb}’ komt er niet in voor"
        yield kind, wrong, f"gebruik hetzelfde werkwoord als in de vraag: ‘Het college {verb} …’"
    if choice:
        return
    missing = [each for each in dict.fromkeys(_NUMBER.findall(vraag)) if each not in _NUMBER.findall(besluit)]
    if missing:
        wrong = f"deze cijfers uit de vraag staan niet in het besluit: {', '.join(missing)}"
        yield kind, wrong, "neem de cijfers van de vraag over in het besluit"
    words = {each for each in _words(asked) if len(each) >= _COMMON}
    shared = words & set(_words(low))
    if words and len(shared) * 100 < len(words) * _SAME_ENOUGH:
        wrong = "het besluit gebruikt heel andere woorden dan de vraag"
        yield kinds.VAGE_VRAAG, wrong, "schrijf de vraag als zin: dezelfde woorden, in de aantonende wijs"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)

"""Clear language: the title of every doelstelling, actieplan and actie judged at its own level, prose in tips.

The rules themselves are data in `pipeline/language/rules/`; here they meet the dossier: its names, its terms, the
exceptions beside a sentence, and the sentences from before the rules (`klare-taal.yaml`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.blocks import Block, Quote, Text, inlines_of, walk
from pipeline.findings import Blocking, Finding, Kind, Level, Place, Remark, Sentence, Share, Wording, by_cause
from pipeline.language import Beoordelaar, Mark, Niveau, Taalregel, regels, verdict
from pipeline.language.handleiding import rule_pages
from pipeline.language.regels import eigen_woorden
from pipeline.model.dossier import Dossier, Toegelaten
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling, Hoofdstuk
from pipeline.model.typed import near

HERSCHRIJF = Kind("K90", "herschrijf-deze-zin", Level.FOUT, Blocking.ONCE_ADOPTED)
HERSCHRIJF_ALS_HET_KAN = Kind("K90", "herschrijf-deze-zin", Level.WAARSCHUWING, Blocking.ONCE_ADOPTED)
UITZONDERING_ZONDER_FOUT = Kind("K91", "uitzondering-zonder-fout", Level.WAARSCHUWING, Blocking.ONCE_ADOPTED)
ONBEKENDE_TAALREGEL = Kind("K92", "onbekende-taalregel", Level.FOUT, Blocking.ONCE_ADOPTED)
BEKENDE_ZIN_VERDWENEN = Kind("K93", "bekende-zin-verdwenen", Level.WAARSCHUWING, Blocking.ONCE_ADOPTED)
BEKENDE_ZINNEN = Kind("K94", "bekende-zinnen", Level.TIP, Blocking.ONCE_ADOPTED)
UITZONDERING_ZONDER_VERANTWOORDELIJKE = Kind(
    "K95", "uitzondering-zonder-verantwoordelijke", Level.FOUT, Blocking.ON_LEAVING
)
KINDS = (
    HERSCHRIJF,
    UITZONDERING_ZONDER_VERANTWOORDELIJKE,
    UITZONDERING_ZONDER_FOUT,
    ONBEKENDE_TAALREGEL,
    BEKENDE_ZIN_VERDWENEN,
    BEKENDE_ZINNEN,
)

_NAMES = {Niveau.DOEL: "doelstelling", Niveau.ACTIEPLAN: "actieplan", Niveau.ACTIE: "actie"}
_THIS = {Niveau.DOEL: "deze doelstelling", Niveau.ACTIEPLAN: "dit actieplan", Niveau.ACTIE: "deze actie"}
_SKELETON = {
    Niveau.DOEL: "zeg wat er verandert, hoeveel en tegen wanneer: “We [doen iets] tegen [jaar] [wat] [met hoeveel]”",
    Niveau.ACTIEPLAN: "zeg in gewone woorden welke aanpak u kiest: “We [doen iets] [voor wie of waar]”",
    Niveau.ACTIE: "zeg wat er klaar is als de actie gedaan is: “We [doen iets] [hoeveel] [wat] [waar]”",
}
# In prose a sentence promises nothing, so only what is hard to read there is worth a tip.
_ABOUT_WORDS = frozenset(("leeg-woord", "jargon", "engels", "formeel", "beeldspraak"))
Item = Doelstelling | Actieplan | Actie


@dataclass(frozen=True, slots=True)
class _Judged:
    """One title: what it is, its group, what the rules say of it, and which marks no reason excuses."""

    item: Item
    niveau: Niveau
    group: str
    marks: tuple[Mark, ...]
    open: tuple[Mark, ...]
    known: bool

    @property
    def approved(self) -> bool:
        """The verdict by the guideline; a sentence from before the rules is left alone."""
        return self.known or verdict(self.open, self.niveau) == "ok"


class KlareTaal:
    """The judgement of all sentences of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        names = {name for name in _names(dossier) if name != name.lower()}
        allowed, rules = eigen_woorden(dossier.woorden)
        terms = (*(begrip.term for begrip in dossier.begrippen), *allowed)
        self._judge = Beoordelaar(names, terms, dossier.gegevens.periode.van, rules=rules)
        self._known = {(each.code, each.zin) for each in dossier.bekende_zinnen}
        self._toegelaten_bij: dict[str, tuple[Toegelaten, ...]] = {}
        for each in dossier.uitzonderingen:
            self._toegelaten_bij[each.bij] = (*self._toegelaten_bij.get(each.bij, ()), each)

    def findings(self) -> Iterator[Finding]:
        """Everything to say about the titles, the exceptions, the sentences from before the rules, and the prose."""
        for judged in self._judged:
            yield from self._of_exceptions(judged)
            if not judged.known:
                yield from _of_title(judged)
        yield from self._of_known_sentences()
        yield from by_cause(self._of_prose())

    @property
    def wording(self) -> Wording:
        """The sentences with their remarks, per chapter the share of good goals, and the manual of the rules."""
        pages = rule_pages(self._dossier.gegevens.periode.van)
        return Wording(tuple(map(self._sentence, self._judged)), tuple(self._shares()), pages)

    def baseline(self) -> str:
        """The text of `klare-taal.yaml` that lists every sentence that has to be rewritten now; empty for none."""
        lines = []
        for judged in self._judged:
            if verdict(judged.open, judged.niveau) != "ok":
                quoted = judged.item.titel.replace("\\", "\\\\").replace('"', '\\"')
                lines += [f"- code: {judged.item.code}", f'  zin: "{quoted}"']
        if not lines:
            return ""
        why = "# Deze zinnen stonden er al voor de taalregels. Zolang een zin niet verandert, wordt ze niet gemeld."
        return "\n".join((why, *lines, ""))

    @cached_property
    def _judged(self) -> tuple[_Judged, ...]:
        return tuple(self._all())

    def _all(self) -> Iterator[_Judged]:
        dossier = self._dossier
        for doelstelling in dossier.doelstellingen:
            yield self._one(doelstelling, Niveau.DOEL, dossier.hoofdstuk_van(doelstelling))
        for actieplan in dossier.actieplannen:
            hoofdstuk = dossier.hoofdstuk_van(actieplan)
            yield self._one(actieplan, Niveau.ACTIEPLAN, hoofdstuk)
            for actie in actieplan.acties:
                yield self._one(actie, Niveau.ACTIE, hoofdstuk)

    def _one(self, item: Item, niveau: Niveau, hoofdstuk: Hoofdstuk | None) -> _Judged:
        marks = self._judge.oordeel(item.titel, niveau).marks
        excused = {each.regel for each in self._toegelaten(item)}
        left = tuple(mark for mark in marks if mark.regel.id not in excused)
        group = hoofdstuk.naam if hoofdstuk else "Zonder hoofdstuk"
        return _Judged(item, niveau, group, marks, left, (item.code, item.titel) in self._known)

    def _of_exceptions(self, judged: _Judged) -> Iterator[Finding]:
        old = judged.item.klare_taal.toegelaten if judged.item.klare_taal else {}
        fired = {mark.regel.id for mark in judged.marks}
        known = tuple(rule.id for rule in regels())
        for each in self._toegelaten(judged.item):
            name = each.regel
            if name not in known and name in old:  # of the other exceptions, `uitzonderingen` knows more rules
                wrong = f"`{name}` is geen taalregel"
                mend = near(name, known) or f"kies uit {', '.join(sorted(known))}"
                yield ONBEKENDE_TAALREGEL.finding(each.at, wrong, mend)
            elif name in known and name not in fired:
                wrong = f"de uitzondering op `{name}` bij {judged.item.code} is niet meer nodig"
                place = "onder `toegelaten:`" if name in old else "uit `uitzonderingen:`"
                yield UITZONDERING_ZONDER_FOUT.finding(each.at, wrong, f"haal `{name}` weg {place}")
        unsigned = [each for each in self._toegelaten(judged.item) if not each.verantwoordelijke]
        names = ", ".join(f"`{each.regel}`" for each in unsigned if each.regel in fired)
        if names:
            wrong = f"de uitzondering op {names} bij {judged.item.code} noemt geen functie die ze verantwoordt"
            mend = "voeg onder `klare_taal:` toe: `verantwoordelijke: algemeen directeur`, met de juiste functie"
            yield UITZONDERING_ZONDER_VERANTWOORDELIJKE.finding(unsigned[0].at, wrong, mend)

    def _toegelaten(self, item: Item) -> tuple[Toegelaten, ...]:
        return self._toegelaten_bij.get(item.code, ())

    def _of_known_sentences(self) -> Iterator[Finding]:
        sentences = {(judged.item.code, str(judged.item.titel)) for judged in self._judged}
        left = 0
        for each in self._dossier.bekende_zinnen:
            if (each.code, each.zin) in sentences:
                left += 1
                continue
            wrong = f"de zin van {each.code} die hier staat, is veranderd of verdwenen"
            mend = "haal ze weg uit dit bestand: de nieuwe zin wordt gewoon nagekeken"
            yield BEKENDE_ZIN_VERDWENEN.finding(each.at, wrong, mend)
        if left:
            first = self._dossier.bekende_zinnen[0].at
            zinnen = "1 zin wordt" if left == 1 else f"{left} zinnen worden"
            wrong = f"{zinnen} niet nagekeken op klare taal, omdat ze in dit bestand staan"
            mend = "herschrijf ze een voor een en haal ze hier weg"
            yield BEKENDE_ZINNEN.finding(Place(first.file), wrong, mend)

    def _of_prose(self) -> Iterator[tuple[tuple[str, str], Finding]]:
        """Word rules on the files of `teksten/`, each word one cause; quotations are somebody else's words."""
        for prose in self._dossier.teksten.values():
            for text in _own_words(prose.blocks):
                for mark in self._judge.opmerkingen(text.text):
                    word = (mark.regel.id, text.text[mark.start : mark.end].casefold())
                    if mark.regel.id in _ABOUT_WORDS and (at := text.place_of(mark.start)):
                        yield word, _kind(mark.regel, Level.TIP).finding(at, mark.message, mark.suggestion)

    def _sentence(self, judged: _Judged) -> Sentence:
        remarks = tuple(
            Remark(mark.start, mark.end, mark.ernst, mark.regel.naam, mark.message, mark.suggestion)
            for mark in judged.open
        )
        fired = {mark.regel.id for mark in judged.marks}
        excused = (each for each in self._toegelaten(judged.item) if each.regel in fired)
        return Sentence(
            at=judged.item.titel.place_of(0),
            code=judged.item.code,
            kind=_NAMES[judged.niveau],
            group=judged.group,
            text=str(judged.item.titel),
            approved=judged.approved,
            remarks=() if judged.known else remarks,
            excused=tuple((each.regel, each.reden) for each in excused),
        )

    def _shares(self) -> Iterator[Share]:
        for hoofdstuk in self._dossier.gegevens.hoofdstukken:
            goals = [each for each in self._judged if each.niveau is Niveau.DOEL and each.group == hoofdstuk.naam]
            if goals:
                good = sum({"meetbaar", "termijn"}.isdisjoint(mark.regel.id for mark in each.marks) for each in goals)
                yield Share(hoofdstuk.naam, good, len(goals))


def _of_title(judged: _Judged) -> Iterator[Finding]:
    """The marks of a title; when only lighter ones add up to its verdict, the verdict alone, which lists them."""
    titel = judged.item.titel
    if judged.approved or any(mark.ernst is Level.FOUT for mark in judged.open):
        for mark in judged.open:
            yield _kind(mark.regel, mark.ernst).finding(titel.place_of(mark.start), mark.message, mark.suggestion)
        return
    kind = HERSCHRIJF if judged.niveau is Niveau.DOEL else HERSCHRIJF_ALS_HET_KAN
    said = "; ".join(mark.message[:1].lower() + mark.message[1:] for mark in judged.open)
    wrong = f"{_THIS[judged.niveau]} vraagt een andere zin: “{titel}” ({said})"
    yield kind.finding(titel.place_of(0), wrong, _SKELETON[judged.niveau])


def _kind(rule: Taalregel, level: Level) -> Kind:
    return Kind(rule.code, rule.id, level, Blocking.ONCE_ADOPTED)


def _names(dossier: Dossier) -> Iterator[str]:
    """Names that stand in the dossier: of organisations, services, plans and entities."""
    yield from (each.naam for each in dossier.gegevens.entiteiten)
    for group in (dossier.partners, dossier.andere_plannen, dossier.diensten, dossier.clusters, dossier.adviesraden):
        yield from (each.naam for each in group)


def _own_words(blocks: Iterable[Block]) -> Iterator[Text]:
    quoted = {id(inner) for block in walk(blocks) if isinstance(block, Quote) for inner in walk(block.blocks)}
    for block in walk(blocks):
        if id(block) not in quoted:
            yield from (inline for run in inlines_of(block) for inline in run if isinstance(inline, Text))

"""Codes that nothing has, each cause once: a slip, an entry that is gone, a file that is gone with all its codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.findings import Finding, Place, several
from pipeline.model import kinds
from pipeline.model.beslissingen import NIET_AKKOORD, Beslissing
from pipeline.model.codes import CODESOORTEN, Codes, naamruimte, naast, reeksen, soort_van
from pipeline.model.velden import schrijf_datum


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A code as something names it: the kinds it may be (none for a lookup, whose words are kept), and where."""

    code: str
    soorten: tuple[str, ...]
    at: Place
    opzoeking: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What other findings say already, so that nothing needs to be said of what follows from it.

    `codes` stand in files with a mistake, of `soorten` some could not be read, and those of `in_names` only the name of
    a file says: that finding takes the places along where the code is named. `beslissingen` are those that hold, by
    code: what was turned down is not there any more. With `periode` the years are wrong.
    """

    codes: frozenset[str] = frozenset()
    soorten: frozenset[str] = frozenset()
    in_names: Mapping[str, Finding] = field(default_factory=dict)
    beslissingen: Mapping[str, Beslissing] = field(default_factory=dict)
    periode: bool = False


@dataclass(frozen=True, slots=True)
class _Missing:
    """A code that nothing has: what it may be, where it is named (in order), and whether it is a slip.

    `hint` names the code that was meant, if one looks like it; `elders` is the kind of what does have this code, and
    `bestaande` are the codes that it may be.
    """

    code: str
    soorten: tuple[str, ...]
    named: tuple[Vermelding, ...]
    is_slip: bool
    hint: str
    elders: str
    bestaande: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is named, in order."""
        return tuple(each.at for each in self.named)


def missing_findings(unknown: Iterable[Vermelding], codes: Codes, told: Told, shown: str) -> Iterator[Finding]:
    """One finding per cause for codes that do not exist; `shown` is the folder of the dossier as messages name it."""
    missing = tuple(_per_code(unknown, codes))
    places = {each.code: each.places for each in missing}
    yield from (replace(finding, also=places.get(code, ())) for code, finding in told.in_names.items())
    turned_down = [each for each in missing if _is_turned_down(each.code, told)]
    for code in sorted({told.beslissingen[each.code].code for each in turned_down}):
        group = [each for each in turned_down if told.beslissingen[each.code].code == code]
        yield _turned_down(group, told.beslissingen[code])
    untold = [each for each in missing if not _is_told(each, told) and each not in turned_down]
    yield from (_finding((each,)) for each in untold if each.is_slip)
    gone = [each for each in untold if not each.is_slip]
    of_files = _per_file(gone, codes)
    for plaats, group in of_files.items():
        yield _file_finding(plaats, group, shown)
    with_file = {each for group in of_files.values() for each in group}
    for cause in _per_cause([each for each in gone if each not in with_file], codes):
        yield _finding(cause)


def _per_code(unknown: Iterable[Vermelding], codes: Codes) -> Iterator[_Missing]:
    named: defaultdict[tuple[str, str], list[Vermelding]] = defaultdict(list)
    spaces: dict[str, str] = {}
    for each in sorted(unknown, key=lambda each: not each.soorten):  # fields first: they tell what a lookup means
        if each.soorten:
            spaces[each.code] = naamruimte(each.soorten[0])
        named[spaces.get(each.code, ""), each.code].append(each)
    for (_, code), group in named.items():
        allowed = [set(each.soorten) for each in group if each.soorten]
        both = set.intersection(*allowed) if allowed else set()
        soorten = soort_van(code, tuple(sorted(both or set().union(*allowed))))
        is_other = any(codes.kent(code, *naast(soort)) for soort in soorten)
        hint = codes.lijkt_op(code, soorten)
        in_order = tuple(sorted(group, key=lambda each: each.at))
        elders = next((soort for soort in CODESOORTEN if codes.kent(code, soort)), "")
        is_slip = is_other or codes.is_vertypt(code, soorten)
        bestaande = codes.bekend(*soorten) if soorten else ()
        yield _Missing(code, soorten, in_order, is_slip, hint, elders, bestaande)


def _is_told(missing: _Missing, told: Told) -> bool:
    if missing.code in told.codes or missing.code in told.in_names:
        return True
    may_be_unread = bool(told.soorten.intersection(missing.soorten) if missing.soorten else told.soorten)
    return may_be_unread and not missing.is_slip


def _is_turned_down(code: str, told: Told) -> bool:
    held = told.beslissingen.get(code)
    return held is not None and held.besluit == NIET_AKKOORD


def _turned_down(missing: list[_Missing], held: Beslissing) -> Finding:
    """The finding about all that one decision took out of the plan and that is still named: with it go its acties."""
    places = sorted(place for each in missing for place in each.places)
    others = sorted(each.code for each in missing if each.code != held.code)
    decided = f"`{held.code}` is niet akkoord ({held.orgaan}, {schrijf_datum(held.datum)}) en staat niet in het plan"
    also = f", en zijn acties ook niet ({several([f'`{each}`' for each in others])})" if others else ""
    mend = f"haal het hier weg; kwam de beslissing terug, noteer dat met `smjp beslis {held.code} …`"
    return kinds.AFGEWEZEN_MAAR_GENOEMD.finding(
        places[0], f"{decided}{also}, maar het wordt hier genoemd", mend, tuple(places[1:])
    )


def _per_file(gone: list[_Missing], codes: Codes) -> dict[str, list[_Missing]]:
    """The missing codes of files (or folders) that hold no code at all, when they are more than one."""
    found: defaultdict[str, list[_Missing]] = defaultdict(list)
    for each in gone:
        if len(each.soorten) == 1 and not codes.bekend(*each.soorten):
            plaats = CODESOORTEN[each.soorten[0]].plaats
            folder = plaats[: plaats.find("/") + 1]
            whole = folder and not any(
                codes.bekend(naam) for naam, soort in CODESOORTEN.items() if soort.plaats.startswith(folder)
            )
            found[folder if whole else plaats].append(each)
    return {plaats: group for plaats, group in found.items() if len(group) > 1}


def _file_finding(plaats: str, group: list[_Missing], shown: str) -> Finding:
    named = several(sorted(f"`{each.code}`" for each in group))
    is_folder = plaats.endswith("/")
    wrong = f"{'de map ' if is_folder else ''}`{plaats}` ontbreekt of is leeg"
    wrong += f", en {len(group)} codes die erin horen, worden elders genoemd: {named}"
    example = min(each.code for each in group)
    mend = f"zet het bestand terug, of maak het opnieuw met elke code, zoals `- code: {example}`"
    mend = "zet de map terug met haar bestanden" if is_folder else mend
    also = tuple(sorted(place for each in group for place in each.places))
    return kinds.BESTAND_ONTBREEKT.finding(Place(f"{shown}/{plaats}".rstrip("/")), wrong, mend, also)


def _per_cause(gone: list[_Missing], codes: Codes) -> list[tuple[_Missing, ...]]:
    """The missing codes that went together: numbers that follow each other, an actieplan with its acties."""
    per_soort: defaultdict[tuple[str, ...], dict[str, _Missing]] = defaultdict(dict)
    for each in gone:
        per_soort[each.soorten][each.code] = each
    causes = {
        soorten: [tuple(group[code] for code in run) for run in reeksen(group, codes.bekend(*soorten))]
        for soorten, group in per_soort.items()
    }
    plannen, acties = causes.get(("actieplan",), []), causes.get(("actie",), [])
    if plannen and acties:  # which acties went with which actieplan, nothing tells
        together = tuple(each for run in acties for each in run)
        causes["actie",] = [together] if len(plannen) > 1 else []
        causes["actieplan",] = plannen if len(plannen) > 1 else [(*plannen[0], *together)]
    return [run for runs in causes.values() for run in runs]


def _finding(cause: tuple[_Missing, ...]) -> Finding:
    named = sorted((each for missing in cause for each in missing.named), key=lambda each: each.at)
    only_lookups = all(each.opzoeking for each in named)
    kind = kinds.ONBEKENDE_OPZOEKING if only_lookups else kinds.ONBEKENDE_VERWIJZING
    wrong = _wrong(cause)
    if len(cause) == 1 and cause[0].elders and cause[0].soorten:
        wrong = f"`{cause[0].code}` is een {cause[0].elders}, geen {' of '.join(cause[0].soorten)}"
    if only_lookups and len(cause) == 1:
        wrong = f"`[[{named[0].opzoeking}]]`: er bestaat niets met de code `{cause[0].code}`"
    return kind.finding(named[0].at, wrong, _mend(cause, named), tuple(each.at for each in named[1:]))


def _wrong(cause: tuple[_Missing, ...]) -> str:
    codes: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for each in cause:
        codes[each.soorten].append(f"`{each.code}`")
    parts = []
    for soorten, names in codes.items():
        if len(names) == 1:
            parts.append(f"geen {' of '.join(soorten) or 'onderdeel'} met de code {names[0]}")
        else:
            words = " of ".join(CODESOORTEN[soort].meervoud for soort in soorten) or "onderdelen"
            parts.append(f"geen {words} met de codes {several(names)}")
    return f"er {'bestaat' if ' met de code ' in parts[0] else 'bestaan'} {', en ook '.join(parts)}"


def _mend(cause: tuple[_Missing, ...], named: list[Vermelding]) -> str:
    first = cause[0]
    if first.hint and (first.is_slip or len(named) == 1):
        return first.hint
    if len(first.soorten) != 1 or len(named) == 1:
        if named[0].opzoeking:
            return "kijk de code na in de lijst met codes achteraan in het plan"
        entries = " of ".join(f"{CODESOORTEN[soort].lidwoord} {soort}" for soort in first.soorten)
        places = " of ".join(dict.fromkeys(f"`{CODESOORTEN[soort].plaats}`" for soort in first.soorten))
        known = several([f"`{each}`" for each in first.bestaande])
        there = f" (deze {'is' if len(first.bestaande) == 1 else 'zijn'} er: {known})" if known else ""
        return f"kijk de code na{there}, of maak eerst {entries} aan in {places}"
    soort = CODESOORTEN[first.soorten[0]]
    of_one_soort = [each for each in cause if each.soorten == first.soorten]
    back = "zet het bestand terug waarin ze stonden" if len(of_one_soort) > 1 else soort.terug.format(first.code)
    return f"{back}, of verbeter {'de codes' if len(cause) > 1 else 'de code'} op elke plaats"

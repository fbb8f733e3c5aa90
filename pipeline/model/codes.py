"""Every code of a dossier, with what it stands for, where it is kept, and what looks like it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath

from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Bestuursakkoordhoofdstuk, MetCode
from pipeline.model.typed import near


@dataclass(frozen=True, slots=True)
class Codesoort:
    """What a code can stand for, in words; the file (or folder, with a `/`) that holds it, and how to put it back."""

    naam: str
    lidwoord: str
    meervoud: str
    plaats: str
    terug: str
    eigen_bestand: bool = False

    def kan_staan_in(self, path: PurePosixPath) -> bool:
        """Whether such codes may stand in a file or folder (without its suffix) whose name does not tell them."""
        own = PurePosixPath(self.plaats.removesuffix(".yaml"))
        return path in (own, *own.parents[:-1]) or (own in path.parents and not self.eigen_bestand)


def _lijst(naam: str, lidwoord: str, meervoud: str, plaats: str, waar: str = "") -> Codesoort:
    return Codesoort(naam, lidwoord, meervoud, plaats, f"zet `- code: {{}}` terug {waar or f'in `{plaats}`'}")


def _bestanden(naam: str, lidwoord: str, meervoud: str) -> Codesoort:
    return Codesoort(naam, lidwoord, meervoud, f"{meervoud}/", f"zet `{meervoud}/{{}}-korte-naam.yaml` terug", True)


CODESOORTEN = {
    soort.naam: soort
    for soort in (
        _lijst("hoofdstuk", "het", "hoofdstukken", "dossier.yaml", "bij `hoofdstukken:` in `dossier.yaml`"),
        _lijst("ambitie", "de", "ambities", "bestuursakkoord/", "in een bestand van `bestuursakkoord/`"),
        _bestanden("doelstelling", "de", "doelstellingen"),
        _bestanden("actieplan", "het", "actieplannen"),
        _lijst("actie", "de", "acties", "actieplannen/", "bij `acties:` van haar actieplan"),
        _lijst("cluster", "de", "clusters", "organisatie/clusters.yaml"),
        _lijst("dienst", "de", "diensten", "organisatie/diensten.yaml"),
        _lijst("mandataris", "de", "mandatarissen", "organisatie/mandatarissen.yaml"),
        _lijst("adviesraad", "de", "adviesraden", "organisatie/adviesraden.yaml"),
        _lijst("partner", "de", "partners", "organisatie/partners.yaml"),
        _lijst("ander plan", "het", "andere plannen", "andere-plannen.yaml"),
        _lijst("opportuniteit", "de", "opportuniteiten", "opportuniteiten.yaml"),
    )
}
# chapter and department may share a word ("welzijn"): only what has a place in the documents shares a name space
_NAAMRUIMTEN = dict.fromkeys(("hoofdstuk", "doelstelling", "actieplan", "actie", "ambitie"), "plan")
_VOORVOEGSELS = {"BD": "doelstelling", "AP": "actieplan", "AC": "actie"}
_IN_LIJSTEN = {"ambitie", "partner", "adviesraad", "ander plan"}  # fields with such codes take more than one
_NAMEN = ("naam", "titel", "kort", "functie", "nummer")
_GETELD = re.compile(r"(.*?)([0-9]+)")


def naamruimte(soort: str) -> str:
    """The name space of a kind of code: within it a code stands for one thing."""
    return _NAAMRUIMTEN.get(soort, soort)


def naast(soort: str) -> tuple[str, ...]:
    """The other kinds in the name space of this one: a code of those cannot be one of this kind as well."""
    return tuple(each for each in CODESOORTEN if each != soort and naamruimte(each) == naamruimte(soort))


def soort_van(code: str, soorten: tuple[str, ...]) -> tuple[str, ...]:
    """Which of these kinds a code must be, as far as its first letters tell: `AP012` is an actieplan."""
    told = _VOORVOEGSELS.get(code[:2], "") if _GETELD.fullmatch(code) else ""
    return (told,) if told in soorten or (told and not soorten) else soorten


@dataclass(frozen=True)
class Codes:
    """The entries that have a code, per kind; ambities of a chapter that does not exist included."""

    per_soort: dict[str, tuple[MetCode, ...]]

    @classmethod
    def of(cls, dossier: Dossier, akkoord: Iterable[Bestuursakkoordhoofdstuk]) -> "Codes":
        """The codes of a dossier; `akkoord` are the parts of the bestuursakkoord as they were read."""
        return cls(
            {
                "hoofdstuk": dossier.gegevens.hoofdstukken,
                "ambitie": tuple(ambitie for part in akkoord for ambitie in part.ambities),
                "doelstelling": dossier.doelstellingen,
                "actieplan": dossier.actieplannen,
                "actie": tuple(actie for _, actie in dossier.acties),
                "cluster": dossier.clusters,
                "dienst": dossier.diensten,
                "mandataris": dossier.mandatarissen,
                "adviesraad": dossier.adviesraden,
                "partner": dossier.partners,
                "ander plan": dossier.andere_plannen,
                "opportuniteit": dossier.opportuniteiten,
            }
        )

    @cached_property
    def _bekend(self) -> dict[str, dict[str, None]]:
        return {soort: dict.fromkeys(entry.code for entry in entries) for soort, entries in self.per_soort.items()}

    def bekend(self, *soorten: str) -> tuple[str, ...]:
        """The codes of these kinds, or of all."""
        return tuple(code for soort in soorten or self._bekend for code in self._bekend[soort])

    def kent(self, code: str, *soorten: str) -> bool:
        """Whether something of these kinds has this code."""
        return any(code in self._bekend[soort] for soort in soorten)

    def lijkt_op(self, code: str, soorten: tuple[str, ...]) -> str:
        """The remedy that names what was meant, or an empty text.

        That is the code of these kinds (or of any) that looks most like this one, the one of the entry that has this
        name or number, or the codes that stand in it.
        """
        several = [each for each in re.split(r"\s*[,;/&+]\s*|\s+en\s+", code) if each]
        if len(several) > 1 and all(self.kent(each, *(soorten or CODESOORTEN)) for each in several):
            if _IN_LIJSTEN.issuperset(soorten):
                return f"zet een komma tussen de codes: `{', '.join(several)}`"
            return f"hier past één code: {' of '.join(f'`{each}`' for each in several)}"
        named = self._op_naam(soorten)
        if code.casefold() in named:
            return f"schrijf de code: `{named[code.casefold()]}`"
        if hint := near(code, self.bekend(*soorten)):
            return hint
        found = get_close_matches(code.casefold(), sorted(named), n=1, cutoff=0.7)
        return f"bedoelde u `{named[found[0]]}`?" if found else ""

    def _op_naam(self, soorten: tuple[str, ...]) -> dict[str, str]:
        """The codes of these kinds by what else their entries are called; not by what two of them are called."""
        named: dict[str, list[str]] = {}
        for soort in soorten or self.per_soort:
            for entry in self.per_soort[soort]:
                for field in _NAMEN:
                    if name := str(getattr(entry, field, "")):
                        named.setdefault(name.casefold(), []).append(entry.code)
        return {name: codes[0] for name, codes in named.items() if len(set(codes)) == 1}

    def is_vertypt(self, code: str, soorten: tuple[str, ...]) -> bool:
        """Whether a code looks like one that exists and has not the form that codes of its kind have.

        `AP12` is a slip where others are called `AP013`; `AP014` may well be a code whose entry is gone.
        """
        forms = {vorm(each) for each in self.bekend(*soorten)}
        return bool(self.lijkt_op(code, soorten)) and not (_GETELD.fullmatch(code) and vorm(code) in forms)


def vorm(code: str) -> str:
    """The form of a code: `AP012` is `aa000`."""
    return re.sub(r"[0-9]", "0", re.sub(r"[^\W0-9]", "a", code))


def reeksen(missing: Iterable[str], known: Iterable[str]) -> list[tuple[str, ...]]:
    """The missing codes in runs: numbered ones that follow each other, without one that is known between them."""
    gone = set(missing)
    runs: list[list[str]] = []
    previous = ""
    for code in sorted(gone.union(known), key=_volgorde):
        if code in gone:
            if previous in gone and _same_row(previous, code):
                runs[-1].append(code)
            else:
                runs.append([code])
        previous = code
    return [tuple(run) for run in runs]


def _volgorde(code: str) -> tuple[str, int, int, str]:
    found = _GETELD.fullmatch(code)
    return (found[1], len(found[2]), int(found[2]), code) if found else (code, 0, 0, code)


def _same_row(one: str, other: str) -> bool:
    first, second = _volgorde(one), _volgorde(other)
    return bool(first[1]) and first[:2] == second[:2]

"""From the words of a package to the keys of the ledger: entiteit, soort, zijde, actie, beleidsitem, rekening."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.finance.boek import Boek
from pipeline.finance.rekeningenkaart import niet_budgettair
from pipeline.forms.invoer.kolommen import gewoon
from pipeline.model.onderdelen import Actie, Actieplan, Importwijze
from pipeline.model.soorten import (
    SOORT_IN_WOORDEN,
    SOORTEN,
    ZIJDE_IN_WOORDEN,
    ZIJDEN,
    Soort,
    Zijde,
)
from pipeline.model.typed import near

_SOORT: dict[str, Soort] = {**SOORT_IN_WOORDEN, "e": "E", "i": "I", "f": "F"}
_ZIJDE: dict[str, Zijde] = {**ZIJDE_IN_WOORDEN, "u": "U", "o": "O"}


class Onvertaalbaar(ValueError):
    """A text that gives no key: what is wrong and how to mend it, in Dutch."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong, self.mend = wrong, mend


class OnbekendeActie(Onvertaalbaar):
    """A code that no actie and no actieplan of the dossier has."""


@dataclass(frozen=True)
class Vertaling:
    """How texts of one export become keys of the ledger of a dossier."""

    boek: Boek
    wijze: Importwijze | None
    beleidsvelden: Mapping[str, str]

    def entiteit(self, text: str) -> str:
        """`gemeente` or `ocmw`; raises Onvertaalbaar."""
        words = set(gewoon(text).split())
        found = {"gemeente": bool(words & {"gemeente", "stad", "gem"}), "ocmw": "ocmw" in words}
        if words & {"agb", "apb"}:
            mend = "laat deze regels uit de export: een autonoom bedrijf heeft een eigen plan (`agb.csv`)"
            raise Onvertaalbaar(f"`{text}` is geen gemeente of OCMW", mend)
        names = [name for name, fits in found.items() if fits]
        if len(names) != 1:
            mend = (
                "schrijf `gemeente` of `ocmw`; is het voor alle regels hetzelfde, geef dan `--vast entiteit=gemeente`"
            )
            raise Onvertaalbaar(f"`{text}` zegt niet of dit de gemeente of het OCMW is", mend)
        return names[0]

    def enige_entiteit(self) -> str:
        """The entiteit of a dossier that has only one with a ledger; raises Onvertaalbaar."""
        kinds = sorted({each.soort for each in self.boek.dossier.gegevens.entiteiten} - {"agb"})
        if len(kinds) != 1:
            mend = "voeg een kolom `entiteit` toe, of geef `--vast entiteit=gemeente` als alles van de gemeente is"
            raise Onvertaalbaar("geen enkele kolom zegt of een regel van de gemeente of van het OCMW is", mend)
        return kinds[0]

    def soort(self, text: str) -> Soort:
        """`E`, `I` or `F`; raises Onvertaalbaar."""
        found = _SOORT.get(gewoon(text))
        if found is None:
            raise Onvertaalbaar(f"`{text}` is geen soort", "schrijf `E` (exploitatie), `I` (investeringen) of `F`")
        return found

    def zijde(self, text: str) -> Zijde:
        """`U` or `O`; raises Onvertaalbaar."""
        found = _ZIJDE.get(gewoon(text))
        if found is None:
            raise Onvertaalbaar(f"`{text}` is geen zijde", "schrijf `U` (uitgave) of `O` (ontvangst)")
        return found

    def beleidsitem(self, text: str) -> str:
        """`0200-02`; a beleidsveld alone gets item 00. Raises Onvertaalbaar."""
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:[\s:].*)?", text, re.DOTALL)
        if found is None:
            mend = "schrijf vier cijfers en het item, zoals `0200-02`"
            if re.fullmatch(r"[0-9]{1,3}(?:-[0-9]{2})?", text):
                mend = "Excel liet de nul vooraan weg: zet de kolom op `Tekst` en exporteer opnieuw, zoals `0200-02`"
            raise Onvertaalbaar(f"`{text}` is geen beleidsveld of beleidsitem", mend)
        return f"{found[1]}-{found[2] or '00'}"

    def beleidsveld(self, id: str) -> str:
        """The beleidsitem of an id in the table of beleidsvelden (layout d); raises Onvertaalbaar."""
        code = self.beleidsvelden.get(id)
        if code is None or not re.match(r"[0-9]{4}", code):
            what = (
                "geen beleidsveld"
                if id == "0"
                else f"een beleidsveld `{id}` dat niet in de lijst van beleidsvelden staat"
            )
            mend = "geef het bestand met de beleidsvelden mee, of geef `--vast beleidsitem=0010-00` voor regels zonder"
            raise Onvertaalbaar(f"deze regel heeft {what}", mend)
        return self.beleidsitem(code)

    def rekening(self, text: str) -> str:
        """The digits of the account, four to seven; raises Onvertaalbaar."""
        line = " ".join(text.split())
        text = (self.wijze.rekeningen if self.wijze else {}).get(line, line)
        found = re.fullmatch(r"([0-9]{4,7})(?:[^0-9].*)?", text)
        if found is None:
            mend = f'zet bij `rekeningen` in `import.yaml` welke rekening dit is: `"{line[:60]}": "6130000"`'
            raise Onvertaalbaar(f"`{line[:60]}` is geen algemene rekening van vier tot zeven cijfers", mend)
        if holds := niet_budgettair(found[1]):
            mend = "laat deze regels uit de export"
            raise Onvertaalbaar(f"rekening `{found[1]}` is voor {holds}: dat is geen ontvangst of uitgave", mend)
        return found[1]

    def soort_en_zijde(self, rekening: str, sector: str, soort: str, zijde: str) -> tuple[Soort, Zijde]:
        """What the account map says of an account, within what the row says itself; raises Onvertaalbaar."""
        fits = [pair for pair in self._paren(rekening, sector) if soort in ("", pair[0]) and zijde in ("", pair[1])]
        if len(fits) == 1:
            return fits[0]
        if not fits:
            wrong = f"van rekening `{rekening}` is niet bekend of het exploitatie, investering of financiering is"
            mend = "zet ze in `rekeningen.csv`, of voeg de kolommen `soort` en `zijde` toe aan de export"
        else:
            options = " of ".join(f"{soort}.{zijde}" for soort, zijde in fits)
            wrong = f"rekening `{rekening}` kan {options} zijn"
            mend = "voeg een kolom `zijde` toe aan de export, of geef `--vast zijde=U` als alles uitgave is"
        raise Onvertaalbaar(wrong, mend)

    def _paren(self, rekening: str, sector: str) -> Iterator[tuple[Soort, Zijde]]:
        for soort in SOORTEN:
            for zijde in ZIJDEN:
                if self.boek.kaart.rij(rekening, soort, zijde, sector):
                    yield soort, zijde

    def actie(self, text: str) -> str:
        """The code in the dossier of an actie or actieplan, or nothing; raises OnbekendeActie.

        Goal columns of BBC-DR hold lines of text with `Code: AC000086` among them.
        """
        line = " ".join(text.split())
        own = self.wijze.acties if self.wijze else {}
        code = found[1] if (found := re.search(r"(?:^|\n)\s*Code: *(\S+)", text)) else ""
        for each in (line, code, line.split(":")[0].strip(), line.split(" ")[0]):
            if each in own:
                return own[each]
            if each in self._codes:
                return each
        if not line or gewoon(line) in ("0", "geen", "geen actie", "geen actieplan"):
            return ""
        shown = code or line[:40]
        hint = near(shown, self._codes)
        example = self._codes[0] if self._codes else "AC001"
        mend = f'zet bij `acties` in `import.yaml` welke actie dit is: `"{shown}": {example}`'
        mend += ", of voeg ze toe aan het dossier"
        raise OnbekendeActie(f"het dossier heeft geen actie of actieplan `{shown}`", f"{hint} {mend}".strip())

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        entries = self.boek.dossier.met_code
        return tuple(code for code, entry in entries.items() if isinstance(entry, Actie | Actieplan))

    @staticmethod
    def omschrijving(text: str) -> str:
        """The text on one line."""
        return " ".join(text.split())

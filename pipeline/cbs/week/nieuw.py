"""A new agenda item: a YAML file with every key, and above each what belongs there."""

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.cbs.agendapunt import Agendapunt, Hoogdringend
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.termijn import schrijf_moment, uiterste_moment

_LONGEST_NAME = 40
_ROWS = {
    "opties": (
        ("naam: A Niets doen", "inhoud:", "kost: 0", "kost_per_jaar: 0", "voordeel:", "nadeel:"),
        ("naam: B", "inhoud:", "kost:", "kost_per_jaar:", "voordeel:", "nadeel:", "voorstel: ja"),
    ),
    "kosten": (("wat: Kost van deze beslissing", "bedragen:"),),
    "risicos": (("risico:", "aanpak:"),),
    "stappen": (("wat:", "wie:", "tegen:"),),
}
_FOR_NOTES = ("toelichting",)
_LEFT_OUT = ("at", "titel", "soort", "voorbeeld", "minuten", "notities", "hoogdringend", *_FOR_NOTES)


def bestandsnaam(titel: str, taken: Iterable[str]) -> str:
    """The name of the file for a new item: the next free number and the title in plain letters."""
    plain = unicodedata.normalize("NFKD", titel).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "punt"
    numbers = [int(found[1]) for each in taken if (found := re.match(r"(\d\d)-", each))]
    return f"{max(numbers, default=0) + 1:02d}-{name}.yaml"


def nieuw_punt(titel: str, zitting: datetime.date, sjabloon: Sjabloon) -> str:
    """The text of that file: valid YAML, of which the author fills in what is empty."""
    return "\n".join(_lines(titel, zitting, sjabloon)) + "\n"


def _lines(titel: str, zitting: datetime.date, sjabloon: Sjabloon) -> Iterator[str]:
    last = schrijf_moment(uiterste_moment(zitting, sjabloon.termijn))
    yield f"# Te bezorgen aan de AD en Anja: ten laatste {last}."
    yield "# Vul in wat leeg is. `[[bedrag AP001]]` en `[[naam AP001]]` worden uit het plan ingevuld."
    yield f"titel: {json.dumps(' '.join(titel.split()), ensure_ascii=False)}"
    yield "# `beslissing`, of `kennisname`: dan komt er een nota (vul `toelichting:` in) en geen slot op de agenda."
    yield "soort: beslissing"
    prompts = {veld.sleutel: veld.prompt for soort in reversed(sjabloon.slides) for veld in soort.velden}
    for name, info in Agendapunt.model_fields.items():
        if name in _LEFT_OUT:
            continue
        yield ""
        yield f"# {prompts.get(name, info.description)}"
        if name in _ROWS:
            yield f"{name}:"
            for row in _ROWS[name]:
                yield f"  - {row[0]}"
                yield from (f"    {each}" for each in row[1:])
        else:
            yield f"{name}:"
    yield ""
    yield "# Alleen als het punt niet kan wachten: haal de hekjes weg en vul in."
    yield "# hoogdringend:"
    for name, info in Hoogdringend.model_fields.items():
        if name != "at":
            yield f"#   {name}:   ({info.description})"
    yield ""
    yield "# De spreektekst per slide, ongeveer 100 woorden per minuut; haal de hekjes weg waar je iets zegt."
    yield "# notities:"
    yield from (f"#   {each.code}:   ({each.minuten} min)" for each in sjabloon.slides if each.in_sjabloon)

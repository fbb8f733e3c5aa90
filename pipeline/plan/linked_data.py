"""The plan for machines: document, tree of goals and amounts as JSON-LD.

The terms follow the Flemish work on plans as linked data: works of the European Legislation Identifier (`eli`), money
transfers of schema.org, and the year of the linked economy ontology. Addresses that nobody has confirmed (those of the
city itself) are not made up: every item is named by its own code, relative to the page.
"""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.finance.bedragen import Bedragen
from pipeline.finance.totalen import Totalen
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling
from pipeline.model.soorten import SOORTEN, ZIJDEN

CONTEXT = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "elod": "http://linkedeconomy.org/ontology#",
    "mjp": "http://data.lblod.info/vocabularies/mjp/",
}
DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
_LEVELS = {Doelstelling: "beleidsdoelstelling", Actieplan: "actieplan", Actie: "actie"}
_SIDES = {"U": "Uitgave", "O": "Ontvangst"}


def linked_data(dossier: Dossier, totalen: Totalen, fingerprint: str) -> str:
    """The JSON-LD of the plan as text; amounts in euro with two decimals."""
    gegevens = dossier.gegevens
    document = {
        "@id": "#",
        "@type": "eli:Work",
        "eli:title": {"@value": f"{gegevens.titel} {gegevens.periode.van}–{gegevens.periode.tot}", "@language": "nl"},
        "eli:language": {"@id": DUTCH},
        "eli:version": gegevens.versie,
        "eli:date_document": gegevens.datum.isoformat(),
        "dct:creator": [entiteit.naam for entiteit in gegevens.entiteiten],
        "dct:identifier": fingerprint,
        "schema:creativeWorkStatus": gegevens.status,
        **({"dct:description": gegevens.voorbeeld_uitleg or "Voorbeeld"} if gegevens.voorbeeld else {}),
    }
    graph = [document, *_works(dossier), *_transfers(dossier, totalen)]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))


def _works(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for doelstelling in dossier.doelstellingen:
        yield _work(doelstelling, doelstelling.nummer, "#")
    for actieplan in dossier.actieplannen:
        parent = f"#{actieplan.doelstelling.code}" if actieplan.doelstelling else "#"
        yield _work(actieplan, actieplan.nummer, parent)
        for actie in actieplan.acties:
            yield _work(actie, actie.nummer or "", f"#{actieplan.code}")


def _work(item: Doelstelling | Actieplan | Actie, number: str, parent: str) -> dict[str, Any]:
    return {
        "@id": f"#{item.code}",
        "@type": "eli:Work",
        "mjp:sourceLevel": _LEVELS[type(item)],
        "dct:identifier": item.code,
        **({"mjp:sourceCode": number} if number else {}),
        "dct:title": {"@value": item.titel, "@language": "nl"},
        "dct:isPartOf": {"@id": parent},
    }


def _transfers(dossier: Dossier, totalen: Totalen) -> Iterator[dict[str, Any]]:
    for actieplan in dossier.actieplannen:
        yield from _of(actieplan.code, totalen.van(actieplan), totalen.bron)


def _of(code: str, bedragen: Bedragen, source: str) -> Iterator[dict[str, Any]]:
    for soort in SOORTEN:
        for zijde in ZIJDEN:
            for jaar, cents in zip(bedragen.jaren, bedragen.reeks(soort, zijde), strict=True):
                if cents:
                    yield {
                        "@type": "schema:MoneyTransfer",
                        "dct:identifier": f"{code}-{soort}{zijde}-{jaar}",
                        "dct:type": [SOORTEN[soort].capitalize(), source],
                        "schema:additionalType": _SIDES[zijde],
                        "schema:amount": _euro(cents),
                        "schema:currency": "EUR",
                        "elod:financialYear": str(jaar),
                        "schema:result": {"@id": f"#{code}"},
                    }


def _euro(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02}"

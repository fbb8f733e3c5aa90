"""What a web page may not hold: scripts, addresses it fetches something from, links to nowhere."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from pipeline.readback.web import Event, Start

_FORBIDDEN = frozenset({"iframe", "object", "embed", "frame", "applet", "base"})
_FETCHED = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "ping"})
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_CSS_ADDRESS = re.compile(r"url\(\s*+['\"]?+(?!data:|#)|@import|expression\(|image-set\(", re.IGNORECASE)
DATA = "application/ld+json"
_POLICY = "content-security-policy"


def scan_web(page: Sequence[Event]) -> Iterator[str]:
    """A sentence for everything on the page that may not be there, or is missing from it."""
    elements = [event for event in page if isinstance(event, Start)]
    policy = _policy(elements)
    if not policy:
        yield "het beveiligingsbeleid (`Content-Security-Policy`) ontbreekt"
    ids = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    for name, times in ids.items():
        if times > 1:
            yield f"het anker `{name}` staat er {times} keer"
    for element in elements:
        yield from _element(element.tag, element.attributes, ids)
    for before, after in pairwise(page):
        # data is not run by a browser
        if isinstance(before, Start) and before.tag in ("style", "script") and before.attributes.get("type") != DATA:
            yield from _inside(before.tag, after if isinstance(after, str) else "", policy)


def data_for_machines(page: Sequence[Event]) -> str:
    """The plan for machines that the page carries, a JSON text, or empty."""
    for before, after in pairwise(page):
        if isinstance(before, Start) and before.tag == "script" and before.attributes.get("type") == DATA:
            return after if isinstance(after, str) else ""
    return ""


def _policy(elements: Iterable[Start]) -> str:
    for element in elements:
        if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == _POLICY:
            return element.attributes.get("content", "")
    return ""


def _element(tag: str, attributes: Mapping[str, str], ids: Mapping[str, int]) -> Iterator[str]:
    if tag in _FORBIDDEN:
        yield f"het element `{tag}` mag er niet staan"
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield "de pagina stuurt de lezer door (`refresh`)"
    for name, value in attributes.items():
        address = value.strip()
        if name.startswith("on"):
            yield f"het kenmerk `{name}` van `{tag}` voert een script uit"
        elif name in _FETCHED or (name == "href" and tag == "link"):
            if not address.startswith("data:"):
                yield f"`{tag}` haalt iets van buiten: `{address}`"
        elif name == "href" and address.startswith("#"):
            if address[1:] not in ids:
                yield f"de verwijzing naar `{address}` komt nergens uit"
        elif name == "href" and not address.lower().startswith(_SCHEMES):
            yield f"een koppeling heeft een adres dat niet mag: `{address}`"
        elif name == "style" and _CSS_ADDRESS.search(value):
            yield f"de stijl van `{tag}` haalt iets van buiten"


def _inside(tag: str, text: str, policy: str) -> Iterator[str]:
    if tag == "style":
        if _CSS_ADDRESS.search(text):
            yield "het stijlblad haalt iets van buiten"
        return
    digest = b64encode(sha256(text.encode()).digest()).decode()
    if f"'sha256-{digest}'" not in policy:
        yield "er staat een script dat het beveiligingsbeleid niet noemt"

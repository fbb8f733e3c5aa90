"""What a web page may not hold: scripts, addresses it fetches something from, links to nowhere."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from posixpath import dirname, join, normpath

from pipeline.readback.web import SCHEMES, Event, Start

_FORBIDDEN = frozenset({"iframe", "object", "embed", "frame", "applet", "base"})
_FETCHED = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "ping"})
_CSS_ADDRESS = re.compile(r"url\(\s*+['\"]?+(?!data:|#)|@import|expression\(|image-set\(", re.IGNORECASE)
DATA = "application/ld+json"
_POLICY = "content-security-policy"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A page of a site at this path in it; `files` are all its files by path, each with the ids that it holds."""

    path: str
    files: Mapping[str, Collection[str]]

    def has(self, address: str) -> bool:
        """Whether a relative address leads to a file of the site, and to an id on it when it names one."""
        where, _, fragment = address.partition("#")
        path = normpath(join(dirname(self.path), where))
        return bool(where) and path in self.files and (not fragment or fragment in self.files[path])


def scan_web(page: Sequence[Event], neighbours: Neighbours | None = None) -> Iterator[str]:
    """A sentence for everything on the page that may not be there, or is missing from it.

    A page of a site may fetch what stands in that site; one that is alone may fetch nothing.
    """
    elements = [event for event in page if isinstance(event, Start)]
    policy = _policy(elements)
    if not policy:
        yield "het beveiligingsbeleid (`Content-Security-Policy`) ontbreekt"
    ids = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    for name, times in ids.items():
        if times > 1:
            yield f"het anker `{name}` staat er {times} keer"
    for element in elements:
        yield from _element(element.tag, element.attributes, ids, neighbours)
    for before, after in pairwise(page):
        # data is not run by a browser
        if (
            isinstance(before, Start)
            and before.tag in ("style", "script")
            and before.attributes.get("type") != DATA
            and "src" not in before.attributes
        ):
            yield from _inside(before.tag, after if isinstance(after, str) else "", policy)


def ids_of(page: Iterable[Event]) -> frozenset[str]:
    """The ids of its elements."""
    return frozenset(each.attributes["id"] for each in page if isinstance(each, Start) and "id" in each.attributes)


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


def _element(
    tag: str, attributes: Mapping[str, str], ids: Mapping[str, int], neighbours: Neighbours | None
) -> Iterator[str]:
    if tag in _FORBIDDEN:
        yield f"het element `{tag}` mag er niet staan"
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield "de pagina stuurt de lezer door (`refresh`)"
    for name, value in attributes.items():
        address = value.strip()
        if name.startswith("on"):
            yield f"het kenmerk `{name}` van `{tag}` voert een script uit"
        elif tag == "link" and attributes.get("rel") == "canonical":
            pass  # it says where the page is, and fetches nothing
        elif name in _FETCHED or (name == "href" and tag == "link"):
            if not (neighbours.has(address) if neighbours else address.startswith("data:")):
                yield f"`{tag}` haalt iets van buiten: `{address}`"
        elif name == "href" and address.startswith("#"):
            if address[1:] not in ids:
                yield f"de verwijzing naar `{address}` komt nergens uit"
        elif name == "href" and not _leads_somewhere(address, neighbours):
            yield f"een koppeling heeft een adres dat niet mag: `{address}`"
        elif name == "style" and _CSS_ADDRESS.search(value):
            yield f"de stijl van `{tag}` haalt iets van buiten"


def _leads_somewhere(address: str, neighbours: Neighbours | None) -> bool:
    return address.lower().startswith(SCHEMES) or (neighbours is not None and neighbours.has(address))


def _inside(tag: str, text: str, policy: str) -> Iterator[str]:
    if tag == "style":
        if _CSS_ADDRESS.search(text):
            yield "het stijlblad haalt iets van buiten"
        return
    digest = b64encode(sha256(text.encode()).digest()).decode()
    if f"'sha256-{digest}'" not in policy:
        yield "er staat een script dat het beveiligingsbeleid niet noemt"

"""Addresses of the web and of mail: which a link may have, how programs take them, where they stand in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_ALLOWED = re.compile(r"https?://[^\s/]\S*|mailto:[^\s@]+@[^\s@]+|tel:[+\d][\d().\-/]*", re.IGNORECASE)

_BARE = re.compile(
    r"""(?<![\w@/.+:=-])
        (?: (?:https?://|www\.(?=[\w-]+\.[^\W\d_]{2}))[^\s<>"“”„«»|\\\x00]+
          | [\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@-]) )""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = ".,;:!?'’‘…*_~"  # punctuation of the sentence that the address stands in
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_SAFE = "!$&'()*+,;=:@/?#~-._%"  # what an address may hold besides letters and digits (RFC 3986)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Bare(NamedTuple):
    """An address that stands in a text by itself: from where to where, and the address of its link."""

    start: int
    end: int
    url: str


def bare_addresses(text: str) -> Iterator[Bare]:
    """The addresses in a text; the punctuation behind them belongs to the sentence."""
    for match in _BARE.finditer(text):
        typed = _without_punctuation(match[0])
        scheme = "mailto:" if "://" not in typed and "@" in typed else "" if "://" in typed else "https://"
        if url := encoded(f"{scheme}{typed}"):
            yield Bare(match.start(), match.start() + len(typed), url)


def _without_punctuation(address: str) -> str:
    while address:
        last = address[-1]
        is_open = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in _BEHIND and not is_open:
            break
        address = address[:-1]
    return address


def encoded(url: str) -> str:
    """The address in the letters that every program takes: `é` as `%C3%A9`, in the name of a site as `xn--…`.

    Empty for what is no address of an allowed kind, or names a site that cannot exist.
    """
    if not _ALLOWED.fullmatch(url):
        return ""
    try:
        site = urlsplit(url).netloc
        host = site if site.isascii() else site.encode("idna").decode()
    except ValueError:  # brackets that do not close, a name with a part of more than 63 letters
        return ""
    scheme, site, rest = url.partition(site) if site else ("", "", url)
    return f"{scheme}{host}{quote(_STRAY_PERCENT.sub('%25', rest), safe=_SAFE)}"

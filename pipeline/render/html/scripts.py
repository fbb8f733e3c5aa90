"""Text inside a script element: data that no text can break out of, and the one script of our own."""

import json
from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

# Inside a JSON string each of these may be written as an escape; outside a string JSON does not use them.
_ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def json_data(text: str) -> Markup:
    """A JSON text, the same for who reads JSON, that cannot end its element or start a comment.

    Raises ValueError when it is not JSON.
    """
    json.loads(text)
    return Markup(text.translate(_ESCAPES))


def own_script(source: str) -> Markup:
    """A script of our own as it stands. Raises ValueError when it holds something that ends or changes its element."""
    if "<!--" in source or "<script" in source.lower() or "</script" in source.lower():
        raise ValueError("a script may not hold the start or end of an element")
    return Markup(source)


def digest(source: str) -> str:
    """The hash by which a content security policy knows this text."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"

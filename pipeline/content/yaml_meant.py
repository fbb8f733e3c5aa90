"""What somebody meant with a value that YAML reads otherwise, as it should be typed; nothing when that is not plain."""

import re

_CLITIC = re.compile(r"'(?:[tsnkmr]|ns|em)(?= )|'[0-9]{2}(?![0-9])", re.IGNORECASE)
_CURLY = re.compile(r"[“„”«‹‘‚](?P<text>[^“„”«»‹›‘‚]*[^“„”«»‹›‘‚\s])\s*[”“»›’]")
_STARRED = re.compile(r"(?P<stars>\*{1,3})(?P<text>[^\s*](?:[^*]*[^\s*])?)(?P=stars)(?P<rest>[^*]*)")
_PAIR = r"[a-z_0-9]+: ?[^{}()\[\],;:]+"
_PAIRS = re.compile(rf"[{{(](?P<pairs>{_PAIR}(?:[,;] ?{_PAIR})*)[}})]?")
_ITEM = r"[^{}()\[\],;:\"']+"
_ITEMS = re.compile(rf"\[(?P<items>{_ITEM}(?:[,;]{_ITEM})+|[A-Za-z0-9-]+)\]?")


def starts_with_apostrophe(text: str) -> bool:
    """Whether a text starts with an apostrophe that belongs to a word: `'t Buurthuis`."""
    return bool(_CLITIC.match(text))


def with_apostrophe(text: str) -> str:
    """`'t Buurthuis` of `'t Buurthuis'`: without the quote at the end that none of the words asked for."""
    inside = len(_CLITIC.findall(text))
    return text[:-1] if text.endswith("'") and text.count("'") > inside else text


def without_curly_quotes(text: str) -> str:
    """The text between the curly quotes that a word processor put around all of it."""
    match = _CURLY.fullmatch(text)
    return match["text"] if match else ""


def without_stars(text: str) -> str:
    """`**Samen** leven` without the marks of Markdown."""
    match = _STARRED.fullmatch(text)
    return f"{match['text']}{match['rest']}" if match else ""


def with_brackets(text: str) -> str:
    """`(van: 2020; tot: 2025` as `{van: 2020, tot: 2025}`, and `[een; twee` as `[een, twee]`."""
    if match := _PAIRS.fullmatch(text):
        pairs = (re.split(": ?", pair.strip(), maxsplit=1) for pair in re.split("[,;]", match["pairs"]))
        return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
    if match := _ITEMS.fullmatch(text):
        return f"[{', '.join(item.strip() for item in re.split('[,;]', match['items']))}]"
    return ""


def around_commas(key: str, first: str, others: list[str]) -> str:
    """The value that commas between `{` and `}` cut up, put together again; behind a year it is an amount.

    `2020: 12,5` becomes `12,50`, and `2020: 1,250,000` becomes `1250000`: three digits are no cents.
    """
    digits = first.replace(".", "") if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+", first) else first
    if not re.fullmatch("-?[0-9]+", digits) or not all(re.fullmatch("[0-9]+", each) for each in others):
        return ", ".join((first, *others))
    if re.fullmatch("[0-9]{4}", key):
        if all(len(each) == 3 for each in others):
            return "".join((digits, *others))
        if len(others) == 1:
            return f"{digits},{others[0].ljust(2, '0')}"
    return ",".join((digits, *others))

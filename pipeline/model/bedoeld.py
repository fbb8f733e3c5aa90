"""What somebody meant with a value that is not written as agreed, when it can hardly be anything else; else nothing.

The remedy of a finding names it, so that it can be typed as it stands there. Nothing here changes a value.
"""

import datetime
import re
from difflib import get_close_matches

from pipeline.model.maanden import MAANDEN

_JA = ("ja", "j", "yes", "y", "true", "waar", "x", "1", "ok", "v")
_NEE = ("nee", "neen", "n", "no", "false", "onwaar", "0")
_MAAND = {each[:3]: number for number, each in enumerate(MAANDEN, start=1)} | {"mrt": 3}
_DAG_EERST = re.compile(r"([0-9]{1,2})[ /.-]([0-9]{1,2})[ /.-]([0-9]{4}|[0-9]{2})")
_JAAR_EERST = re.compile(r"([0-9]{4})[ /.-]([0-9]{1,2})[ /.-]([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_IN_WOORDEN = re.compile(r"(?:[a-z]+dag )?([0-9]{1,2})(?:e|de|ste)? ([a-z]{3})[a-z.]* ([0-9]{4})", re.IGNORECASE)
_JAARTAL = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_EERSTE_HELFT = re.compile(r"\b(?:begin|voorjaar|lente|eerste|h1|q[12]|[12]e? kwartaal)\b", re.IGNORECASE)
_TWEEDE_HELFT = re.compile(r"\b(?:eind|einde|najaar|herfst|tweede|h2|q[34]|[34]e? kwartaal)\b", re.IGNORECASE)


def datum(text: str) -> str:
    """The day, as `2019-02-28`: from `28/2/2019`, `2019-2-28` and `28 februari 2019`."""
    if match := _JAAR_EERST.fullmatch(text.strip()):
        year, month, day = match.groups()
    elif match := _DAG_EERST.fullmatch(text.strip()):
        day, month, year = match.groups()
    elif (match := _IN_WOORDEN.fullmatch(text.strip())) and match[2].casefold() in _MAAND:
        day, month, year = match[1], str(_MAAND[match[2].casefold()]), match[3]
    else:
        return ""
    try:
        return datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def moment(text: str) -> str:
    """The year or half year, as `2020-1`: from `begin 2020`, `mei 2020` and `Q3 2020`."""
    years = _JAARTAL.findall(text)
    if len(years) != 1:
        return ""
    first, second = _EERSTE_HELFT.search(text), _TWEEDE_HELFT.search(text)
    words = [word[:3].casefold() for word in re.findall(r"[a-zA-Z]{3,}", text)]
    months = [_MAAND[word] for word in words if word in _MAAND]
    if bool(first) != bool(second):
        return f"{years[0]}-{1 if first else 2}"
    if len(months) == 1 and not first:
        return f"{years[0]}-{1 if months[0] <= 6 else 2}"
    return years[0] if re.fullmatch(r"[^0-9]*[0-9]{4}[^0-9]*", text) else ""


def ja_nee(text: str) -> str:
    """`ja` or `nee`: from `Ja.`, `yes`, `neen`."""
    word = text.strip(" .!").casefold()
    return "ja" if word in _JA else "nee" if word in _NEE else ""


def keuze(text: str, choices: tuple[str, ...]) -> str:
    """The choice that a text is in other letters, that stands in it as a word, or that it nearly is."""
    plain = text.strip(" .").casefold()
    folded = {each.casefold(): each for each in choices}
    if plain in folded:
        return folded[plain]
    inside = [each for each in choices if re.search(rf"(?<!\w){re.escape(each.casefold())}(?!\w)", plain)]
    close = get_close_matches(plain, sorted(folded), n=1, cutoff=0.75)
    return inside[0] if len(inside) == 1 else folded[close[0]] if close and not inside else ""


def getal(text: str) -> str:
    """The number with a decimal comma: from `24.8`, `24,8 %` and `1.000,5`; `1.000` has two readings."""
    digits = re.sub(r"\s*(?:%|procent)$", "", text.strip())
    if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", digits):
        return ""
    match = re.fullmatch(r"(-?)([0-9]+|[1-9][0-9]{0,2}(?:[.\s][0-9]{3})+)(?:[.,]([0-9]{1,3}))?", digits)
    if match is None:
        return ""
    minus, whole, decimals = match.groups()
    return f"{minus}{re.sub('[^0-9]', '', whole)}{f',{decimals}' if decimals else ''}"


def aantal(text: str) -> str:
    """The count: from `44.000`, `44 000` and `blz. 4`."""
    if re.fullmatch(r"[0-9]{1,3}(?:[.\s\u00a0][0-9]{3})+", text.strip()):
        return re.sub("[^0-9]", "", text)
    numbers = re.findall(r"[0-9]+", text)
    return numbers[0] if len(numbers) == 1 and not re.search(r"[-.,/][0-9]", text) else ""


def code(text: str, prefix: str) -> str:
    """The code with these letters: from `ap 1` and `AP-001`."""
    match = re.fullmatch(rf"{prefix}[\s._-]*([0-9]{{1,6}})", text.strip(), re.IGNORECASE)
    return f"{prefix}{match[1].zfill(2)}" if match else ""


def nummer(text: str) -> str:
    """The display number: from `1.1.1.`, `1,2` and `nr. 1.2`."""
    plain = re.sub(r"^(?:nr|nummer)\.? *", "", text.strip(), flags=re.IGNORECASE).replace(",", ".").strip(". ")
    return plain if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}", plain) else ""


def sleutel(text: str) -> str:
    """The code of small letters and dashes: from `Schepen van Welzijn`."""
    plain = re.sub(r"[^a-zA-Z0-9]+", "-", text).strip("-").casefold()
    return plain if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", plain) else ""


def webadres(text: str) -> str:
    """The full address: from `www.voorbeeld.be` and `http:/voorbeeld.be`."""
    bare = re.sub(r"^(?:https?:?/*)?", "", text.strip(), flags=re.IGNORECASE)
    return f"https://{bare}" if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?", bare, re.IGNORECASE) else ""


def beleidsitem(text: str) -> str:
    """The beleidsitem: from `985-00` without its zero, `0985.00` and `098500`."""
    match = re.fullmatch(r"([0-9]{2,4})[-./ \u2013]([0-9]{2})|([0-9]{4})([0-9]{2})", text.strip())
    return f"{(match[1] or match[3]).zfill(4)}-{match[2] or match[4]}" if match else ""

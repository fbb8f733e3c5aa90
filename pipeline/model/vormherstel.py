"""How to mend a value of another shape than belongs there: a text for a list, a list item that became a key."""

import re

from pipeline.content import Mapping, Scalar, Sequence, Value
from pipeline.content.yaml_diagnosis import quoted

_MARKED = re.compile(r"(?P<sign>[-–—•*·▪◦])\s*(?P<text>\S.*)", re.DOTALL)
_ANOTHER = re.compile(r"\s[-–—•*·▪◦]\s")
_CODES = re.compile(r"[A-Za-z0-9-]+(?:\s*[,;]\s*[A-Za-z0-9-]+)*")
_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHOWN = 70


def as_list(key: str, written: Value) -> str:
    """The remedy for what stands where a list belongs, or nothing when the general one says it best."""
    match written:
        case Scalar(text=text) if marked := _MARKED.fullmatch(text):
            if _ANOTHER.search(marked["text"]):
                return ""
            return f"zet een streepje en een spatie voor elk punt: `- {_short(marked['text'])}`"
        case Scalar(text=text) if key and _CODES.fullmatch(text):
            codes = ", ".join(re.split(r"\s*[,;]\s*", text))
            return f"schrijf `{key}: [{codes}]`"
        case Scalar(text=text):
            return f"zet de tekst op de volgende regel, met twee spaties en een streepje ervoor: `- {_short(text)}`"
        case Mapping(pairs=((first, Scalar(text=text)), *_)):
            mend = f"zet een streepje voor de eerste sleutel: `- {first.text}: {_short(text)}`"
            return f"{mend}, en laat de sleutels eronder twee spaties verder inspringen"
    return ""


def as_text(written: Value) -> str:
    """The remedy for what stands where a text belongs, or nothing when the general one says it best."""
    match written:
        case Mapping(pairs=((key, Scalar(text=text)),)) if text and not re.fullmatch(r"[a-z_]+", key.text):
            return f"zet de tekst tussen aanhalingstekens, om de dubbele punt: `{quoted(f'{key.text}: {text}')}`"
        case Sequence(items=(Scalar(text=text),)):
            return f"schrijf de tekst zonder streepje of haken: `{_short(text)}`"
        case Sequence(items=items) if items and all(isinstance(item, Scalar) for item in items):
            return "maak er één tekst van, zonder streepjes of haken"
    return ""


def as_keys(key: str, written: Value, example: str) -> str:
    """The remedy for what stands where keys belong; `example` is what the field holds elsewhere."""
    if not isinstance(written, Scalar) or not key or not example.startswith("{"):
        return ""
    years = _YEARS.findall(written.text)
    if example.startswith("{van:") and len(years) == 2:
        return f"schrijf `{key}: {{van: {years[0]}, tot: {years[1]}}}`"
    if re.match(r"\{[0-9]{4}:", example) and re.fullmatch(r"-?[0-9]+(?:,[0-9]{2})?", written.text):
        amount = quoted(written.text) if "," in written.text else written.text
        return f"schrijf bij welk jaar het bedrag hoort: `{key}: {{{example[1:5]}: {amount}}}`"
    return f"schrijf bijvoorbeeld `{key}: {example}`"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"

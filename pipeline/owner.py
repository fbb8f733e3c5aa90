"""Who a dossier is, read as simply as can be: also a dossier with mistakes must not take another one's place."""

from pipeline.content import Content, Mapping, Scalar, Sequence, Value
from pipeline.files import Owner


def owner_of_dossier(content: Content) -> Owner | None:
    """The title, the years and the entities that `dossier.yaml` states; None when it does not state all of them."""
    values = content.yaml.get("dossier.yaml")
    if not isinstance(values, Mapping):
        return None
    periode = values.get("periode")
    years = [_text(periode.get(key)) for key in ("van", "tot")] if isinstance(periode, Mapping) else [""]
    entiteiten = values.get("entiteiten")
    entries = entiteiten.items if isinstance(entiteiten, Sequence) else ()
    names = tuple(_text(each.get("naam")) for each in entries if isinstance(each, Mapping))
    titel = _text(values.get("titel"))
    return Owner(titel, "-".join(years), names) if all((titel, *years, names, *names)) else None


def _text(value: Value | None) -> str:
    return " ".join(value.text.split()) if isinstance(value, Scalar) else ""

"""From values to a typed object: Pydantic does the work, its errors become findings at the place of the value."""

from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipeline.content import Mapping, Scalar, Sequence, Value, read_yaml_file
from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.velden import Geschreven, Ingevuld, Reading
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, verschoven
from pipeline.model.vormherstel import as_keys, as_list, as_text

_BY_NAME = {kind.name: kind for kind in kinds.KINDS}
_WRONG_SHAPE = {
    "string_type": ("hier hoort een tekst", "zet de tekst achter de dubbelepunt, op dezelfde regel"),
    "tuple_type": ("hier hoort een lijst", "schrijf elk punt op een eigen regel met `- ` ervoor, of `[een, twee]`"),
    "list_type": ("hier hoort een lijst", "schrijf elk punt op een eigen regel met `- ` ervoor, of `[een, twee]`"),
    "dict_type": ("hier horen sleutels met een waarde", "schrijf `sleutel: waarde` op een eigen regel, ingesprongen"),
    "model_type": ("hier horen sleutels met een waarde", "schrijf `sleutel: waarde` op een eigen regel, ingesprongen"),
    "too_short": ("deze lijst is leeg", "zet er minstens één punt in"),
    "string_pattern_mismatch": ("deze waarde heeft niet de juiste vorm", "kijk naar de andere waarden in dit bestand"),
}


def typed(
    value: Value, kind: Any, van: int = EERSTE_JAAR, *, met_verwijzingen: bool = False
) -> tuple[Any, tuple[Finding, ...]]:
    """The value as an object of this type (a model, or a tuple of models), or None, and the findings.

    Examples in the findings have the years of a plan that starts in `van`; `met_verwijzingen` is for values in which
    short texts may hold `[[…]]`.
    """
    reading = Reading(van, met_verwijzingen=met_verwijzingen)
    try:
        result = _adapter(kind).validate_python(_plain(value), context=reading)
    except ValidationError as failure:
        errors = failure.errors(include_url=False, include_input=False)
        found = (
            _finding(error, value, kind, van)
            for error in errors
            if not _only_seems_empty(error, value) and not _is_misspelt(error, errors, kind)
        )
        return None, (*reading.findings, *found)
    return result, tuple(reading.findings)


def read_typed(
    path: Path, named: str, kind: object, van: int = EERSTE_JAAR, *, met_verwijzingen: bool = False
) -> tuple[Any, tuple[Finding, ...]]:
    """A YAML file as an object of this type, or None, and the findings; `named` is the file in messages.

    Examples in them have the years of a plan that starts in `van`; `met_verwijzingen` as for `typed`.
    """
    values, findings = read_yaml_file(path, named)
    if values is None:
        return None, findings
    result, more = typed(values, kind, van, met_verwijzingen=met_verwijzingen)
    return result, (*findings, *more)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def near(word: str, candidates: list[str] | tuple[str, ...]) -> str:
    """`bedoelde u `x`?` for the candidate that looks most like this word, or an empty text."""
    found = nearest(word, candidates)
    return f"bedoelde u `{found}`?" if found else ""


def nearest(word: str, candidates: list[str] | tuple[str, ...]) -> str:
    """The candidate that looks most like this word, or an empty text."""
    folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    found = get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.7)
    return folded[found[0]] if found else ""


def _plain(value: Value) -> Any:
    match value:
        case Scalar():
            return Geschreven.of(value)
        case Sequence(items=items):
            return tuple(_plain(item) for item in items)
        case Mapping(pairs=pairs, at=at):
            return Ingevuld({Geschreven.of(key): _plain(inner) for key, inner in pairs}, at)


def _finding(error: ErrorDetails, value: Value, kind: Any, van: int) -> Finding:
    steps = error["loc"]
    match error["type"]:
        case "missing":
            at, key = _place(value, steps[:-1], steps[-1])
            example = verschoven(_field(kind, steps), van)
            return kinds.SLEUTEL_ONTBREEKT.finding(
                at, f"`{key}` ontbreekt of is leeg", f"vul `{key}:` aan. {example}".strip()
            )
        case "extra_forbidden":
            at, key = _place(value, steps[:-1], steps[-1])
            allowed = _keys(kind, steps[:-1])
            hint = near(str(key), allowed) or f"hier kunnen staan: {', '.join(f'`{each}`' for each in allowed)}"
            return kinds.ONBEKENDE_SLEUTEL.finding(at, f"`{key}` is hier geen bekende sleutel", hint)
        case name if name in _BY_NAME:
            wrong, mend = error["ctx"]["wrong"], error["ctx"]["mend"]
            if name == kinds.VERKEERDE_SOORT.name:
                mend = as_text(_written(value, steps)) or mend
            return _BY_NAME[name].finding(_place(value, steps)[0], _named(steps, wrong), mend)
        case name:
            wrong, mend = _WRONG_SHAPE.get(
                name, ("deze waarde past hier niet", "kijk in `LEESMIJ.md` naar een voorbeeld")
            )
            mend = _mended_shape(name, _written(value, steps), kind, steps, van) or mend
            return kinds.VERKEERDE_SOORT.finding(_place(value, steps)[0], _named(steps, wrong), mend)


def _mended_shape(name: str, written: Value, kind: Any, steps: tuple[int | str, ...], van: int) -> str:
    """The remedy for a value of another shape, as exact as it can be."""
    key = str(steps[-1]) if steps and isinstance(steps[-1], str) else ""
    match name:
        case "tuple_type" | "list_type":
            example = _example(kind, steps)
            if isinstance(written, Scalar) and example.startswith(("-", "[{", "{")):
                return f"schrijf elk punt op een eigen regel, met zijn sleutels: `{verschoven(example, van)}`"
            return as_list(key, written)
        case "dict_type" | "model_type":
            return as_keys(key, written, verschoven(_example(kind, steps), van))
        case "string_type":
            return as_text(written)
    return ""


def _written(value: Value, steps: tuple[int | str, ...]) -> Value:
    """What was written where these steps lead to, as far as they lead."""
    for step in steps:
        inner: Value | None = None
        if isinstance(value, Mapping):
            inner = value.get(str(step))
        elif isinstance(value, Sequence) and isinstance(step, int):
            inner = value.items[step]
        if inner is None:
            break
        value = inner
    return value


def _is_misspelt(error: ErrorDetails, errors: list[ErrorDetails], kind: Any) -> bool:
    """Whether a key is only missing because an unknown one, which has its own finding, was meant to be it."""
    if error["type"] != "missing":
        return False
    *where, name = error["loc"]
    unknown = (each["loc"][-1] for each in errors if each["type"] == "extra_forbidden" and [*each["loc"][:-1]] == where)
    return any(near(str(key), _keys(kind, tuple(where))) == near(str(name), (str(name),)) for key in unknown)


def _only_seems_empty(error: ErrorDetails, value: Value) -> bool:
    """Whether Pydantic calls a list too short only because an item in it has an error of its own."""
    if error["type"] != "too_short":
        return False
    written = value
    for step in error["loc"]:
        inner = written.get(str(step)) if isinstance(written, Mapping) else written.items[int(step)]  # type: ignore[union-attr]
        written = inner if inner is not None else written
    return isinstance(written, Sequence) and bool(written.items)


def _named(steps: tuple[int | str, ...], wrong: str) -> str:
    steps = steps[:-2] if steps[-1:] == ("[key]",) else steps
    keys = [step for step in steps if isinstance(step, str)]
    return f"`{keys[-1]}`: {wrong}" if keys else wrong


def _place(value: Value, steps: tuple[int | str, ...], key: int | str = "") -> tuple[Place, int | str]:
    """The place these steps lead to; with a key, that of the key itself when it was written there."""
    for position, step in enumerate(steps):
        match value:
            case Sequence(items=items) if isinstance(step, int):
                value = items[step]
            case Mapping(pairs=pairs):
                inner = value.get(str(step))
                if steps[position + 1 :] == ("[key]",):
                    return next(name.at for name, _ in pairs if name.text == step), key
                if inner is None:
                    break
                value = inner
            case _:
                break
    if key != "" and isinstance(value, Mapping):
        return next((name.at for name, _ in value.pairs if name.text == key), value.at), key
    return value.at, key


def _model_at(kind: Any, steps: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model whose keys these steps lead to."""
    model = _inner_model(kind)
    for step in steps:
        if isinstance(step, str) and model is not None and step in model.model_fields:
            model = _inner_model(model.model_fields[step].annotation)
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found is not None:
            return found
    return None


def _keys(kind: Any, steps: tuple[int | str, ...]) -> tuple[str, ...]:
    model = _model_at(kind, steps)
    return tuple(name for name in model.model_fields if name != "at") if model else ()


def _example(kind: Any, steps: tuple[int | str, ...]) -> str:
    """An example of what the field that these steps lead to holds, or nothing."""
    model = _model_at(kind, steps[:-1]) if steps else None
    field = model.model_fields.get(str(steps[-1])) if model else None
    return str(field.examples[0]) if field and field.examples else ""


def _field(kind: Any, steps: tuple[int | str, ...]) -> str:
    model = _model_at(kind, steps[:-1])
    if model is None or str(steps[-1]) not in model.model_fields:
        return ""
    field = model.model_fields[str(steps[-1])]
    example = f" Bijvoorbeeld `{steps[-1]}: {field.examples[0]}`" if field.examples and field.examples[0] else ""
    return f"{field.description or ''}{example}"

"""Typst code made of Python values. Content gets into the source through `literal` only, never as markup."""

from collections.abc import Iterable


def literal(text: str) -> str:
    """A Typst string with exactly these characters; nothing in it is markup, code or a comment."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(expressions: Iterable[str]) -> str:
    """A Typst array of these expressions, also of one or none."""
    return f"({''.join(f'{each},' for each in expressions)})"


def dictionary(pairs: Iterable[tuple[str, str]]) -> str:
    """A Typst dictionary; the keys may be any text."""
    written = ",".join(f"{literal(key)}:{expression}" for key, expression in pairs)
    return f"({written or ':'})"


def sequence(expressions: list[str]) -> str:
    """One expression that gives these one after another, in one line of code."""
    return expressions[0] if len(expressions) == 1 else f"{{{';'.join(expressions)}}}" if expressions else "[]"


def call(name: str, *arguments: str, **options: str) -> str:
    """A call; in the name of an option `_` stands for `-`."""
    named = (f"{key.replace('_', '-')}:{value}" for key, value in options.items())
    return f"{name}({','.join((*arguments, *named))})"


def millimetres(length: float) -> str:
    """A length, to a hundredth of a millimetre."""
    return f"{round(length, 2):g}mm"


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"

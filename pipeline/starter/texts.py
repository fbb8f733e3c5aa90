"""The files of a new dossier: the example in its own words and years, the guide, and what starts the program."""

import os
import re
import shlex
import sys
from pathlib import Path

from pipeline.folders import output_of
from pipeline.model.schemas import codes_file, editor_settings, schema_files
from pipeline.model.voorbeeldjaren import verschoven
from pipeline.shipped import AUTHORS_GUIDE, IS_CLONE, PROGRAM, TEMPLATES
from pipeline.starter.choices import Bestuur, Choices, NieuwHoofdstuk

EXAMPLE = TEMPLATES / "nieuw"
UNIX, WINDOWS = "plan.sh", "plan.cmd"

_EXAMPLE_BESTUUR, _EXAMPLE_CHAPTER = Bestuur(), NieuwHoofdstuk("samenleven", "Samenleven")
_GUIDE_BESTUUR = Bestuur("Stad", "Turnhout")
# a value of YAML on one line, up to what ends it in `{…}` and `[…]`
_VALUE = re.compile(r"(?<=: )[^\s\"'{}\[\],#|>&*!%@`][^\"{}\[\],\n]*")
_PLAIN = re.compile(r"[^\W\d_][\w .'’()/+-]*(?<! )")
_NOT_TEXT = frozenset(("ja", "nee", "null", "true", "false", "yes", "no", "on", "off", "y", "n"))

_ROW = re.compile(r"^(\| [^|]+ \|) `[^`|]+` \| `py -m pipeline ([^`|]+)` \|$", re.MULTILINE)
_TWICE = re.compile(r"`make [^`]+` of `py -m pipeline ([^`]+)`")
_ONCE = re.compile(r"`smjp ([^`]+)`")


def files_of(choices: Choices, folder: Path) -> dict[str, bytes]:
    """Every file of the new dossier by its path in it; `folder` is where it will stand."""
    texts = {_renamed(path, choices): _in_own_words(path, choices) for path in _paths_of_example()}
    texts["LEESMIJ.md"] = guide(choices, folder)
    texts |= schema_files(choices.van) | codes_file(None)
    texts[".vscode/settings.json"] = editor_settings()
    texts[UNIX] = _unix_launcher()
    texts[WINDOWS] = _windows_launcher().replace("\n", "\r\n")  # cmd.exe wants line ends of its own
    return {path: text.encode() for path, text in sorted(texts.items())}


# ---- the example ------------------------------------------------------------------------------------------------


def _paths_of_example() -> list[Path]:
    return sorted(path for path in EXAMPLE.rglob("*") if path.is_file())


def _renamed(path: Path, choices: Choices) -> str:
    below = path.relative_to(EXAMPLE).as_posix()
    return below.replace(_EXAMPLE_CHAPTER.code, _first_chapter(choices).code)


def _in_own_words(path: Path, choices: Choices) -> str:
    text = verschoven(path.read_text(encoding="utf-8"), choices.van)
    if path.suffix != ".yaml":
        return text
    text = _named(text, _EXAMPLE_BESTUUR, choices.bestuur)
    chapter = _first_chapter(choices)
    if chapter != _EXAMPLE_CHAPTER:
        text = re.sub(rf"\b{_EXAMPLE_CHAPTER.code}\b", chapter.code, text).replace("S01", "A01")
        text = _replaced(text, {_EXAMPLE_CHAPTER.naam: chapter.naam})
    if path.name == "dossier.yaml":
        text = re.sub(
            r"^periode: .*$", f"periode: {{van: {choices.van}, tot: {choices.tot}}}", text, flags=re.MULTILINE
        )
        text = re.sub(r"^datum: .*$", f"datum: {choices.datum.isoformat()}", text, flags=re.MULTILINE)
        text += "".join(f"  - code: {each.code}\n    naam: {as_yaml(each.naam)}\n" for each in choices.hoofdstukken[1:])
    return text


def _first_chapter(choices: Choices) -> NieuwHoofdstuk:
    return choices.hoofdstukken[0] if choices.hoofdstukken else _EXAMPLE_CHAPTER


def _named(text: str, old: Bestuur, new: Bestuur) -> str:
    return _replaced(text, {old.samen: new.samen, old.gemeente: new.gemeente, old.ocmw: new.ocmw})


def _replaced(text: str, names: dict[str, str]) -> str:
    """Values of YAML with these names replaced, in quotes where the new name needs them."""

    def value(found: re.Match[str]) -> str:
        words = found[0]
        for old, new in names.items():
            words = words.replace(old, new)
        return found[0] if words == found[0] else as_yaml(words)

    return _VALUE.sub(value, text)


def as_yaml(text: str) -> str:
    """A text as a value of YAML, in quotes when it could be read as something else."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# ---- the guide --------------------------------------------------------------------------------------------------


def guide(choices: Choices, folder: Path) -> str:
    """The guide for authors, with commands that work in the folder of the dossier, and its own names and years."""
    text = verschoven(AUTHORS_GUIDE.read_text(encoding="utf-8"), choices.van)
    text = _named(text, _GUIDE_BESTUUR, choices.bestuur)
    for old, new in (
        ("Turnhoutenaars", "inwoners"),
        ("www.turnhout.be", "www.example.org"),
        (
            " De ramingen van het voorbeelddossier zijn **voorbeeldcijfers**: ze volgen de enveloppen, de rest\n"
            "is verzonnen.",
            "",
        ),
        ("de map van het project, dat is de map boven deze map", "deze map"),
        (
            "Staat verder in deze gids een opdracht die met `smjp` begint, typ dan `.venv/bin/smjp` op Linux en Mac, "
            "en\n`py -m pipeline` op Windows.",
            "Noemt een melding een opdracht die met `smjp` begint, typ dan in de plaats daarvan wat hierboven vooraan "
            f"staat:\n`sh {UNIX}` of `.\\{WINDOWS}`. Verhuist het programma, zet dan in die twee bestanden waar het nu "
            f"staat.\n`{WINDOWS}` konden we niet zelf op Windows proberen.",
        ),
        ("`build/", f"`{_beside(folder)}/"),
    ):
        text = text.replace(old, new)
    text = _ROW.sub(rf"\1 `sh {UNIX} \2` | `.\\{WINDOWS} \2` |", text)
    text = _TWICE.sub(rf"`sh {UNIX} \1` of `.\\{WINDOWS} \1`", text)
    return _ONCE.sub(rf"`.\\{WINDOWS} \1`" if os.name == "nt" else rf"`sh {UNIX} \1`", text)


def _beside(folder: Path) -> str:
    """The output folder as it is seen from the dossier."""
    return f"../{output_of(folder).name}"


# ---- what starts the program ------------------------------------------------------------------------------------

_UNIX = """\
#!/bin/sh
# Werkt met het dossier in deze map. `sh plan.sh` maakt het plan; `sh plan.sh controle` kijkt het alleen na.
# Verhuisde het programma, zet dan achter `programma=` waar het nu staat.
programma={program}
python={python}
cd "$(dirname "$0")" || exit 3
[ $# -gt 0 ] || set -- plan
command -v "$python" >/dev/null 2>&1 || python=python3
if [ -f "$programma/pipeline/__main__.py" ] && command -v "$python" >/dev/null 2>&1; then
    PYTHONPATH=$programma exec "$python" -m pipeline "$@"
elif command -v smjp >/dev/null 2>&1; then
    exec smjp "$@"
fi
echo "Het programma of Python is niet gevonden. Zet in plan.sh, achter programma=, de map van het programma." >&2
exit 3
"""

_WINDOWS = """\
@echo off
rem Werkt met het dossier in deze map. Dubbelklikken maakt het plan; in een opdrachtvenster kan ook: plan.cmd controle
rem Verhuisde het programma, zet dan achter PROGRAMMA= waar het nu staat.
setlocal
chcp 65001 >nul
set "PROGRAMMA={program}"
set "PYTHON={python}"
pushd "%~dp0"
if not exist "%PROGRAMMA%\\pipeline\\__main__.py" goto elders
set "PYTHONPATH=%PROGRAMMA%"
set "SMJP=%PYTHON% -m pipeline"
goto doe
:elders
where smjp >nul 2>nul
if errorlevel 1 goto weg
set "SMJP=smjp"
:doe
if "%~1"=="" goto plan
%SMJP% %*
set "STATUS=%ERRORLEVEL%"
goto einde
:plan
%SMJP% plan
set "STATUS=%ERRORLEVEL%"
pause
goto einde
:weg
echo Het programma is niet gevonden. Zet in plan.cmd, achter PROGRAMMA=, de map van het programma.
set "STATUS=3"
pause
:einde
popd
exit /b %STATUS%
"""


def _unix_launcher() -> str:
    python = "python3" if IS_CLONE else sys.executable
    return _UNIX.format(program=shlex.quote(str(PROGRAM.parent)), python=shlex.quote(python))


def _windows_launcher() -> str:
    python = "py" if IS_CLONE else f'"{sys.executable}"'
    program, python = (text.replace("%", "%%") for text in (str(PROGRAM.parent), python))
    return _WINDOWS.format(program=program, python=python)

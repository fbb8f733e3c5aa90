"""What the guide for authors teaches is what the program reads: each of its files, and its sample message."""

import re

import pytest

from pipeline.content import read_yaml_text
from pipeline.environment import ROOT
from pipeline.model.bestanden import BESTANDSSOORTEN, TEKSTEN
from pipeline.model.typed import typed

SOORTEN_AT_TOP = [soort.pad for soort in BESTANDSSOORTEN if "/" not in soort.pad]
GUIDE = (ROOT / "content" / "LEESMIJ.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(r"^(?:### |`)([\w/-]+\.yaml)`?\n\n```yaml\n(.*?)^```$", flags=re.S | re.M)
EXAMPLES = [
    (path if "/" in path or SOORTEN_AT_TOP.count(path) else f"organisatie/{path}", text)
    for path, text in _EXAMPLE.findall(GUIDE)
]


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=[path for path, _ in EXAMPLES])
def test_every_example_of_a_file_can_be_read(path: str, text: str) -> None:
    (soort,) = (each for each in BESTANDSSOORTEN if each.past(path))
    value, findings = read_yaml_text(text, path)
    assert findings == ()
    assert value is not None
    result, findings = typed(value, soort.inhoud)
    assert findings == ()
    assert result is not None


def test_every_kind_of_file_has_an_example() -> None:
    shown = {each.naam for each in BESTANDSSOORTEN for path, _ in EXAMPLES if each.past(path)}
    assert shown == {each.naam for each in BESTANDSSOORTEN}


def test_every_text_that_the_plan_prints_is_named() -> None:
    for tekst in TEKSTEN:
        assert f"`{tekst.naam}.md`" in GUIDE, tekst.naam

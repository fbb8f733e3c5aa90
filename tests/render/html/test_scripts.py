"""The one script of the page: small, our own, and unable to reach outside."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.html.scripts import json_data, own_script
from tests.render.html.conftest import TEMPLATES

SOURCE = (TEMPLATES / "html" / "plan.js").read_text(encoding="utf-8")
REACHES_OUT = re.compile(
    r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import|eval|Function|innerHTML|outerHTML"
    r"|insertAdjacentHTML|write|localStorage|sessionStorage|cookie|postMessage|open\()\b|https?:"
)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_data_comes_back_unchanged_and_holds_no_markup(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False)
    written = json_data(text)
    assert json.loads(written) == data
    assert not set("<>&\u2028\u2029") & set(written)


@pytest.mark.parametrize("source", ["x = '</script>'", "x = '</SCRIPT '", "// <!-- x", "y = `<script`"])
def test_a_script_that_changes_its_element_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="start or end of an element"):
        own_script(source)


def test_the_script_is_small_and_reaches_nothing_outside_the_page() -> None:
    assert 1000 < len(SOURCE.encode()) < 6000
    assert REACHES_OUT.search(SOURCE) is None
    assert REACHES_OUT.search("x.innerHTML = y")


def test_what_the_script_looks_for_stands_in_the_templates() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "html").glob("*.j2"))
    classes = {name for text in re.findall(r"\"([^\"\n]*)\"", SOURCE) for name in re.findall(r"\.([a-z][\w-]+)", text)}
    assert classes >= {"vouw", "inhoud", "treffers", "strook", "code", "nr", "naar-zoek"}
    styles = {"doelstelling", "actieplan", "hoofdstuk", "deel"}  # the styles of a heading are its class
    assert {name for name in classes - styles if not re.search(rf"class=\"[^\"]*\b{name}\b", templates)} == set()
    assert 'id="_zoek"' in templates
    assert "data-keuzes" in templates

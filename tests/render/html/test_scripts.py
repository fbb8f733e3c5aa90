"""The one script of the page: small, our own, and unable to reach outside."""

import json
import re
import shutil
import subprocess

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
    assert 1000 < len(SOURCE.encode()) < 18_000
    assert REACHES_OUT.search(SOURCE) is None
    assert REACHES_OUT.search("x.innerHTML = y")


def test_what_the_script_looks_for_stands_in_the_templates() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "html").glob("*.j2"))
    selectors = re.findall(r"\b(?:all|querySelector|querySelectorAll|closest|matches)\(\"([^\"\n]*)\"", SOURCE)
    classes = {name for selector in selectors for name in re.findall(r"\.([a-z][\w-]+)", selector)}
    assert 'id="_zoek"' in templates
    assert "<caption{% if captioned %} id=" in templates
    assert classes >= {"vouw", "tabel", "rol", "inhoud", "treffers", "code", "naar-zoek"}
    styles = {"doelstelling", "actieplan", "tussenkop"}  # the styles of a heading are its class
    assert {name for name in classes - styles if not re.search(rf"class=\"[^\"]*\b{name}\b", templates)} == set()
    assert "data-keuzes" in templates


def csv_of(*rows: tuple[str | tuple[str, int, int], ...]) -> str:
    """What the script writes of these rows; a cell is its text, or text with the columns and rows that it spans."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no program here runs scripts")
    functions = re.findall(r"^function csv\w+\(.*?^\}", SOURCE, re.MULTILINE | re.DOTALL)
    assert len(functions) == 2
    spans = [[(cell, 1, 1) if isinstance(cell, str) else cell for cell in row] for row in rows]
    cells = json.dumps([[{"text": t, "colSpan": c, "rowSpan": r} for t, c, r in row] for row in spans])
    program = "\n".join((*functions, f"process.stdout.write(csvOf({cells}));"))
    return subprocess.run([node, "-e", program], capture_output=True, check=True, timeout=60).stdout.decode()


def test_a_table_is_saved_as_a_spreadsheet_reads_it() -> None:
    saved = csv_of(
        ("In euro", "2020"), ("Saldo", "\u22121.234.567"), ("Deel", "7,8"), ("Meer", "\u22121.234,5"),
        ("Min", "\u22127"), ("Code", "1.1"), ("Deel", "24,8 %"),
    )  # fmt: skip
    assert saved == (
        "\ufeffIn euro;2020\r\nSaldo;-1234567\r\nDeel;7,8\r\nMeer;-1234,5\r\nMin;-7\r\nCode;1.1\r\nDeel;24,8 %\r\n"
    )


def test_a_cell_with_a_mark_of_the_file_itself_stands_between_quotes() -> None:
    assert csv_of(('a;b "c"', "een\ntwee", "d, e")) == '\ufeff"a;b ""c""";"een\ntwee";d, e\r\n'


def test_a_text_is_never_a_formula() -> None:
    texts = ("=1+1", "+32 14 00", "@SUM(A1)", '-cmd|"x"', "a=b", "\u2013")
    assert csv_of(texts) == '\ufeff\'=1+1;\'+32 14 00;\'@SUM(A1);"\'-cmd|""x""";a=b;\u2013\r\n'


def test_a_cell_that_spans_is_saved_once_with_empty_cells_around_it() -> None:
    saved = csv_of((("a", 1, 2), ("b", 2, 1), ("c", 1, 2)), ("d", "e"), (("f", 4, 1),))
    assert saved == "\ufeffa;b;;c\r\n;d;e;\r\nf;;;\r\n"


def stems(*words: str) -> list[str]:
    """What the script takes as the stems of these words."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no program here runs scripts")
    (function,) = re.findall(r"^function stem\(.*?^\}", SOURCE, re.MULTILINE | re.DOTALL)
    program = f"{function}\nprocess.stdout.write(JSON.stringify({json.dumps(words)}.map(stem)));"
    done = subprocess.run([node, "-e", program], capture_output=True, check=True, timeout=60)
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("fietspad", "fietspaden"), ("straat", "straten"), ("school", "scholen"), ("huis", "huizen"),
        ("brief", "brieven"), ("bus", "bussen"), ("park", "parken"), ("inwoner", "inwoners"), ("auto", "auto's"),
        ("boom", "bomen"), ("groot", "grote"), ("stedelijk", "stedelijke"), ("opening", "openingen"),
    ],
)  # fmt: skip
def test_forms_of_one_word_are_found_by_each_other(one: str, more: str) -> None:
    first, second = stems(one, more)
    assert first == second


def test_other_words_are_no_forms_of_each_other_and_codes_and_numbers_stay_as_they_are() -> None:
    words = ("wonen", "werk", "school", "schoon", "straat", "staat", "groen", "groep")
    assert len(set(stems(*words))) == len(words)
    assert stems("ap012", "1250000", "ocmw", "de") == ["ap012", "1250000", "ocmw", "de"]

"""YAML as text that knows its place."""

import time
from collections.abc import Iterator

import pytest
import yaml

from pipeline.content import Mapping, Scalar, Sequence, characters, read_yaml_text, yaml_text
from pipeline.findings import Place
from tests.specimens import read_specimens


def read(text: str) -> Mapping | Sequence:
    """The value of a text without findings."""
    value, findings = read_yaml_text(text, "x.yaml")
    assert findings == ()
    assert value is not None
    return value


def scalar(text: str, key: str = "a") -> Scalar:
    """The text value of one key."""
    mapping = read(text)
    assert isinstance(mapping, Mapping)
    found = mapping.get(key)
    assert isinstance(found, Scalar)
    return found


AS_TYPED = [
    "NO",
    "on",
    "yes",
    "~",
    "null",
    "010",
    "001234",
    "12:30",
    "1.234",
    "1_000",
    "1e3",
    ".inf",
    ".nan",
    "0x1F",
    "2026-02-30",
    "2026-11-23",
    "250000,50",
    "1234567890123456.78",
    "a:b",
    "http://x.be",
    "50%",
    "C:\\temp",
    "a#b",
    "-5",
    "+32",
    "<b>",
    "=1+1",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_every_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert scalar(f"a: {typed}\n").text == typed


def test_key_that_looks_like_a_truth_value_stays_text() -> None:
    assert scalar("on: x\n", "on").text == "x"


def test_empty_value_is_empty_text() -> None:
    assert scalar("a:\nb: x\n").text == ""


def test_order_and_nesting_are_kept() -> None:
    mapping = read("b: 1\na:\n  - x\n  - {c: y}\n")
    assert isinstance(mapping, Mapping)
    assert [key.text for key, _ in mapping.pairs] == ["b", "a"]
    items = mapping.get("a")
    assert isinstance(items, Sequence)
    first, second = items.items
    assert isinstance(first, Scalar)
    assert isinstance(second, Mapping)
    assert (first.text, second.pairs[0][1].at) == ("x", Place("x.yaml", 4, 9))


# ---- places ---------------------------------------------------------------------------------------------------


@pytest.fixture(params=yaml_text.PARSERS, ids=lambda parser: parser.__name__)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only one of the two parsers."""
    monkeypatch.setattr(yaml_text, "PARSERS", (request.param,))
    yield


@pytest.mark.usefixtures("each_parser")
def test_columns_count_characters_not_bytes() -> None:
    mapping = read("é😀: à😀b\nlijst: [é, 😀x]\n")
    assert isinstance(mapping, Mapping)
    (key, value), (_, items) = mapping.pairs
    assert (key.at, value.at) == (Place("x.yaml", 1, 1), Place("x.yaml", 1, 5))
    assert isinstance(items, Sequence)
    assert [item.at.column for item in items.items] == [9, 12]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("typed", ["zie [[x]]", "'zie [[x]]'", '"zie [[x]]"'])
def test_place_within_a_value_on_one_line_is_exact(typed: str) -> None:
    found = scalar(f"a: {typed}\n")
    assert found.place_of(4).column == 4 + typed.index("[[")


@pytest.mark.usefixtures("each_parser")
def test_place_within_a_text_block_is_exact() -> None:
    found = scalar("a: |\n    één\n      twee\n\n    drie\nb: x\n")
    assert found.text == "één\n  twee\n\ndrie\n"
    assert found.place_of(found.text.index("twee")) == Place("x.yaml", 3, 7)
    assert found.place_of(found.text.index("drie")) == Place("x.yaml", 5, 5)
    assert found.place_of(len(found.text)).line == 6


@pytest.mark.parametrize("typed", ["'it''s'", '"a \\"b\\""', ">\n  een\n  twee", "een\n  twee"])
def test_place_within_other_values_is_their_start(typed: str) -> None:
    found = scalar(f"a: {typed}\n")
    assert found.lines == ()
    assert found.place_of(3) == found.at == Place("x.yaml", 1, 4)


# ---- findings -------------------------------------------------------------------------------------------------


def codes(text: str) -> list[str]:
    """The codes of all findings of a text."""
    return [finding.code for finding in read_yaml_text(text, "x.yaml")[1]]


@pytest.mark.parametrize(
    "text",
    ["# voor\na: x\n# na\n", 'a: "x"  # uitleg\n', "a:  # uitleg\n  - x\n", "a: |  # uitleg\n  x\n", "a: x#y\n"],
)
def test_comment_that_swallows_nothing_is_allowed(text: str) -> None:
    assert codes(text) == []


def test_all_findings_of_a_text_come_in_one_run() -> None:
    assert sorted(codes("a: &x y\na: z # w\nb: *x\nc: !t u\n<<: v\n")) == ["S40", "S44", "S45", "S45", "S45", "S45"]


def test_findings_before_an_unreadable_line_are_kept() -> None:
    assert codes("a: x # y\nb: @z\n") == ["S44", "S46"]


def test_first_of_two_equal_keys_is_kept() -> None:
    value, _ = read_yaml_text("a: 1\na: 2\n", "x.yaml")
    assert isinstance(value, Mapping)
    assert [(key.text, getattr(each, "text", None)) for key, each in value.pairs] == [("a", "1")]


def test_refused_character_does_not_hide_the_rest() -> None:
    value, findings = read_yaml_text("a: x\x00y\nb: z\n", "x.yaml")
    assert isinstance(value, Mapping)
    assert value.get("b") is not None
    assert [finding.code for finding in findings] == ["S42"]


def test_character_behind_an_escape_is_composed() -> None:
    assert scalar('a: "e\\u0301"\n').text == "é"


def test_error_message_is_the_same_with_either_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    if len(yaml_text.PARSERS) < 2:
        pytest.skip("PyYAML was built without its C parser here")
    files = (file for specimen in read_specimens("reader") for case in specimen.cases for file in case.files.items())
    decoded = (characters.decode(data, "x.yaml")[0] for name, data in files if name.endswith(".yaml"))
    texts = [text for text in decoded if text is not None]
    assert len(texts) > 50
    both = [read_yaml_text(text, "x.yaml") for text in texts]
    monkeypatch.setattr(yaml_text, "PARSERS", (yaml.BaseLoader,))
    assert [read_yaml_text(text, "x.yaml") for text in texts] == both


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_bottomless_nesting_stops_soon(opening: str) -> None:
    start = time.process_time()
    value, findings = read_yaml_text(opening * 20_000, "x.yaml")
    assert value is None
    assert "S48" in [finding.code for finding in findings]
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text", ["# uitleg\n- a: 'x'\u00a0\n", "# uitleg\n  a: b\n c: d\n", "#\n\n@", "\n\n: x\n: y", "a: 'b' c"]
)
def test_failure_on_the_first_line_that_says_anything_is_explained(text: str) -> None:
    assert codes(text) != []


def test_bomb_of_aliases_is_refused_and_not_followed() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    value, findings = read_yaml_text(text, "x.yaml")
    assert value is not None
    assert {finding.code for finding in findings} == {"S45"}

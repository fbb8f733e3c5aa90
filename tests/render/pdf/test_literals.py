"""Strings, arrays and dictionaries of Typst."""

from pipeline.render.pdf.literals import array, call, dictionary, literal, sequence


def test_a_literal_escapes_only_backslash_and_quote() -> None:
    assert literal('a"b\\c # $x$ *z* ]') == '"a\\"b\\\\c # $x$ *z* ]"'


def test_arrays_of_none_one_and_two_are_arrays() -> None:
    assert array([]) == "()"
    assert array(["1"]) == "(1,)"
    assert array(["1", "2"]) == "(1,2,)"


def test_an_empty_dictionary_is_not_an_array() -> None:
    assert dictionary([]) == "(:)"
    assert dictionary([("a b", "1")]) == '("a b":1)'


def test_a_sequence_is_one_expression() -> None:
    assert sequence([]) == "[]"
    assert sequence(['"a"']) == '"a"'
    assert sequence(['"a"', "b"]) == '{"a";b}'


def test_a_call_names_its_options() -> None:
    assert call("strip", '"a"', after_all="true") == 'strip("a",after-all:true)'

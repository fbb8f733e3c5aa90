"""An anchor of the plan becomes a name that Word accepts, and that no other anchor has."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.docx.anchors import Bookmarks


def test_a_code_is_its_own_name() -> None:
    assert Bookmarks(["AP001", "BD01-kost"]).name("AP001") == "AP001"
    assert Bookmarks(["AP001", "BD01-kost"]).name("BD01-kost") == "BD01_kost"


def test_anchors_that_word_would_take_for_one_stay_apart() -> None:
    bookmarks = Bookmarks(["a-b", "a_b", "A_B"])
    names = {bookmarks.name(each) for each in ("a-b", "a_b", "A_B")}
    assert len({str(name).casefold() for name in names}) == 3
    assert bookmarks.name("a-b") == "a_b"


def test_a_name_of_the_template_is_not_used_again() -> None:
    assert Bookmarks(["AP001"], taken=["Ap001"]).name("AP001") != "AP001"


def test_what_no_block_has_as_anchor_has_no_name() -> None:
    bookmarks = Bookmarks(["AP001", ""])
    assert bookmarks.name("AP002") is None
    assert bookmarks.name("") is None


def test_a_place_is_marked_once() -> None:
    bookmarks = Bookmarks(["AP001", "AP001"], first=7)
    assert bookmarks.place("AP001") == (7, "AP001")
    assert bookmarks.place("AP001") is None


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_are_valid_distinct_and_depend_on_the_anchors_only(anchors: list[str]) -> None:
    bookmarks = Bookmarks(anchors)
    names = [bookmarks.name(each) for each in dict.fromkeys(anchors) if each]
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name or "") for name in names)
    assert len({str(name).casefold() for name in names}) == len(names)
    assert names == [Bookmarks(anchors).name(each) for each in dict.fromkeys(anchors) if each]

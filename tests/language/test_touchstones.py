"""The three sentences of the city's presentation: the norm, with the marks on the right words."""

from pipeline.language import Niveau, beoordeel

ARMOEDE = (
    "We voorkomen en bestrijden armoede, en in het bijzonder de kinder-, de generatie- en nieuwe armoede, "
    "via een gerichte inzet van lokale beleidsinstrumenten"
)


def test_the_bad_goal_is_rewritten_for_the_right_words() -> None:
    oordeel = beoordeel(ARMOEDE, Niveau.DOEL)
    assert oordeel.verdict == "rewrite"
    marked: dict[str, list[str]] = {}
    for mark in oordeel.marks:
        marked.setdefault(mark.regel.id, []).append(ARMOEDE[mark.start : mark.end])
    assert marked["meetbaar"] == marked["termijn"] == [ARMOEDE]
    assert marked["compromis"] == ["in het bijzonder"]
    assert marked["instrument"] == ["via een gerichte inzet"]
    assert marked["koppelteken"] == ["kinder-, de", "generatie- en nieuwe"]
    assert marked["jargon"] == ["beleidsinstrumenten"]


def test_the_good_goal_and_the_good_actieplan_pass_without_a_mark() -> None:
    goal = "We reduceren tegen 2030 het aantal Turnhoutenaars die onder de armoedegrens leven met de helft"
    assert beoordeel(goal, Niveau.DOEL).marks == ()
    assert beoordeel("We ontwikkelen een preventief gezondheidsbeleid", Niveau.ACTIEPLAN).marks == ()

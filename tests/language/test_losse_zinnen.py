"""`smjp taal`: the contract of design.md for loose sentences."""

import io
import json
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands import saying

ZINNEN = 'id,level,text\nb,doel,"We zetten in op sport, spel en rust."\na,actie,We planten 30 bomen.\n'


def _run(*words: str) -> int:
    return cli.main(["taal", *words])


def test_a_file_gives_json_in_the_order_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "zinnen.csv"
    for text in (ZINNEN, "\ufeff" + ZINNEN.replace(",", ";").replace("sport;", "sport,").replace("\n", "\r\n")):
        path.write_bytes(text.encode())
        assert _run(str(path), "--formaat", "json") == saying.DONE
        rows = json.loads(capsys.readouterr().out)
        assert [(row["id"], row["verdict"]) for row in rows] == [("b", "rewrite"), ("a", "ok")]
        assert rows[0]["faults"] == ["meetbaar", "termijn", "vaag-werkwoord", "opsomming"]
        assert rows[1]["faults"] == []
        found = next(each for each in rows[0]["findings"] if each["name"] == "vaag-werkwoord")
        assert found == {
            "code": "K09",
            "name": "vaag-werkwoord",
            "level": "fout",
            "start": 3,
            "end": 15,
            "text": "zetten in op",
            "wrong": "`zetten in op` belooft alleen inspanning",
            "mend": "zeg wat er gebeurt of verandert, zoals in `Elk kind sport twee uur per week`"
            " in plaats van `We zetten in op sport`",
        }


def test_a_single_sentence_gives_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--zin", "We zetten in op sport.", "--niveau", "actieplan") == saying.DONE
    assert capsys.readouterr().out == (
        "(actieplan) herschrijf: We zetten in op sport.\n"
        "    teken 4: fout K09 vaag-werkwoord\n"
        "        `zetten in op` belooft alleen inspanning: het werkwoord belooft inspanning, geen resultaat.\n"
        "        Beter: zeg wat er gebeurt of verandert, zoals in `Elk kind sport twee uur per week`"
        " in plaats van `We zetten in op sport`.\n"
    )


def test_the_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ZINNEN.encode())))
    assert _run("-") == saying.DONE
    assert "1 van de 2 zinnen zijn goed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,niveau,text\n", "in de eerste regel ontbreekt level"),
        (b"", "in de eerste regel ontbreekt id en level en text"),
        (b"id,level,text\n1,plan,We.\n", "regel 2: `plan` is geen niveau"),
        (b"id,level,text\n1,doel\n", "regel 2: 2 cellen in plaats van 3"),
        (b"id,level,text\n1,doel,\xff\n", "is geen UTF-8"),
        (b'id,level,text\n1,doel,"We', "is geen leesbare CSV"),
    ],
)
def test_a_wrong_file_is_said_in_one_line_with_status_two(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "zinnen.csv"
    path.write_bytes(data)
    assert _run(str(path)) == saying.WRONG_USE
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


@pytest.mark.parametrize(
    "words",
    [[], ["--zin", "We."], ["x.csv", "--zin", "We.", "--niveau", "doel"], ["nergens.csv"], ["--niveau", "doel"]],
)
def test_wrong_use_has_status_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*words) == saying.WRONG_USE
    assert capsys.readouterr().err.count("\n") == 1

"""A page design that cannot be used is a finding at its file, never a crash."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.environment import ROOT
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from tests import sample

Break = Callable[[Path], object]


def appended(text: str) -> Break:
    """What adds a text to a file."""
    return lambda path: path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "break_", "wrong"),
    [
        ("plan.css", Path.unlink, "ontbreekt"),
        ("plan.js", Path.unlink, "ontbreekt"),
        ("plan.html.j2", Path.unlink, "ontbreekt"),
        ("tekeningen.html.j2", Path.unlink, "ontbreekt"),
        ("letters/source-sans-pro-light.woff", Path.unlink, "lettertype"),
        ("plan.css", lambda path: path.write_bytes(b"/* \xe9 */"), "UTF-8"),
        ("plan.css", appended("\n/* </style> */\n"), "einde van een html-element"),
        ("plan.js", appended("\n// </script>\n"), "einde van een html-element"),
        ("blokken.html.j2", appended("\n{% if x %}\n"), "vanaf regel"),
        ("zoek.html.j2", appended("\n{{ x | onbekend }}\n"), "vanaf regel"),
    ],
)
def test_a_design_that_is_broken_is_a_finding(
    name: str, break_: Break, wrong: str, style: Huisstijl, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    break_(templates / "html" / name)
    rendered = write_html(sample.document(), style, templates)
    assert rendered.data == b""
    (finding,) = rendered.findings
    assert f"templates/html/{name}:" in str(finding)
    assert "fout L21 webontwerp-onbruikbaar\n" in str(finding)
    assert wrong in finding.wrong
    assert finding.mend


def test_the_shipped_design_has_no_findings(style: Huisstijl) -> None:
    rendered = write_html(sample.document(), style, ROOT / "templates")
    assert rendered.findings == ()
    assert rendered.data

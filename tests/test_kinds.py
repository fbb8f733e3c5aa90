"""Every kind of finding over all rooms: one code, one name, and a test that quotes what its author reads."""

from pathlib import Path

from pipeline import content, look, plan, publishing, readback
from pipeline.cbs import kinds as cbs_kinds
from pipeline.checks import LEDGER_RULES, RULES
from pipeline.forms import invoer
from pipeline.model import kinds as model_kinds
from pipeline.render import docx
from pipeline.render import kinds as render_kinds

TESTS = Path(__file__).parent


def _all() -> list[tuple[str, str]]:
    of_dossier = (content.KINDS, model_kinds.KINDS, RULES, LEDGER_RULES, plan.KINDS)
    of_documents = (render_kinds.KINDS, docx.KINDS, publishing.KINDS, look.KINDS, readback.KINDS)
    of_exchange = (cbs_kinds.KINDS, invoer.KINDS)
    return [(kind.code, kind.name) for group in (*of_dossier, *of_documents, *of_exchange) for kind in group]


def test_a_code_and_a_name_belong_to_one_kind() -> None:
    kinds = _all()
    assert len(kinds) > 85
    assert len({code for code, _ in kinds}) == len(kinds)
    assert len({name for _, name in kinds}) == len(kinds)


def test_every_kind_is_quoted_in_a_test() -> None:
    files = [path for path in TESTS.rglob("*") if path.suffix in (".py", ".md") and path != Path(__file__)]
    texts = "".join(path.read_text(encoding="utf-8") for path in files)
    quoted = {code for code, name in _all() if f"{code} {name}\\n" in texts or f"{code} {name}\n" in texts}
    # the pre-flights of the Word and the PowerPoint template quote their findings in pieces: code, wrong, mend
    quoted |= {code for code, _ in _all() if code.startswith(("L1", "C9")) and f'"{code}"' in texts}
    assert [kind for kind in _all() if kind[0] not in quoted] == []

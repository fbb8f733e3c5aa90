"""Every seeded fault in a finished file is found."""

import pytest

from pipeline.findings import Blocking, Level
from pipeline.readback import KINDS, check_files
from tests import sample
from tests.readback.faults import FAULTS


def test_there_are_more_than_fifty_faults_in_all_three_formats() -> None:
    assert len(FAULTS) >= 50
    assert {fault.format for fault in FAULTS.values()} == {"docx", "html", "pdf"}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str) -> None:
    fault = FAULTS[name]
    findings = check_files(sample.document(), {f"smjp.{fault.format}": fault.damaged()})
    assert fault.code in {finding.code for finding in findings}, "\n".join(map(str, findings))


def test_every_finding_of_this_room_always_blocks() -> None:
    assert all(kind.blocking is Blocking.ALWAYS and kind.level is Level.FOUT for kind in KINDS)

"""What a failing disk or a killed process leaves: the whole old set or the whole new one, at every single call."""

import errno
import itertools
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.files import PublishFailure, Unfinished, recover
from tests.files.faults import Crash, disk, from_then_on, once
from tests.files.sets import DAY, EDITED_AT, NEW, OLD, edit, leftovers, manifest, publish_set, seen

COPY = f"smjp (bewerkt {DAY}).docx"
BEFORE = OLD | {
    "smjp.docx": b"van Jan",
    "notities.txt": b"niet van ons",
    "manifest.json": manifest(OLD).to_json(),
}
AFTER = NEW | {COPY: b"van Jan", "notities.txt": b"niet van ons", "manifest.json": manifest(NEW).to_json()}
JOURNAL, NOTE = ".journaal.json", "NIET-VOLLEDIG.txt"

pytestmark = pytest.mark.usefixtures("no_real_sync")

Pattern = Callable[[int, Callable[[], BaseException]], Callable[[int], BaseException | None]]


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A folder with a published set, a file of it edited, and a file that is not ours."""
    out = tmp_path / "build"
    publish_set(out, OLD)
    edit(out / "smjp.docx", b"van Jan")
    (out / "notities.txt").write_bytes(b"niet van ons")
    return out


@pytest.fixture
def halfway(prepared: Path) -> Path:
    """That folder, when the power went during a publication: all is in place but the manifest."""
    trial = prepared.with_name("trial")
    shutil.copytree(prepared, trial)
    with disk() as watched:
        publish_set(trial, NEW)
    with pytest.raises(Crash), disk(from_then_on(watched.trace.index(("replace", "manifest.json")) + 1, Crash)):
        publish_set(prepared, NEW)
    assert not is_whole(prepared)
    return prepared


def is_whole(out: Path, *, with_note: bool = False) -> bool:
    """Whether this is the old set, as it was left, or the new one; `with_note` does not mind the note beside it."""
    found = seen(out)
    if with_note:
        found.pop(NOTE, None)
    return found == AFTER or (found == BEFORE and (out / "smjp.docx").stat().st_mtime == EDITED_AT)


def failures_at_every_call(
    start: Path, action: Callable[[Path], object], pattern: Pattern, error: Callable[[], BaseException]
) -> Iterator[tuple[Path, BaseException | None]]:
    """A copy of `start` and how the action on it ended: when its first call fails, its second … until none is left."""
    for nth in itertools.count(1):
        out = start.with_name(f"call-{nth}")
        shutil.copytree(start, out)
        ending: BaseException | None = None
        with disk(pattern(nth, error)) as failing:
            try:
                action(out)
            except (PublishFailure, Crash) as failure:
                ending = failure
        if not failing.failed:
            return
        yield out, ending
        shutil.rmtree(out)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=["EIO", "ENOSPC", "EACCES"])
@pytest.mark.parametrize("pattern", [once, from_then_on])
def test_a_fault_at_any_call_leaves_a_whole_set(prepared: Path, number: int, pattern: Pattern) -> None:
    endings: Counter[str] = Counter()
    attempts = failures_at_every_call(
        prepared, lambda out: publish_set(out, NEW), pattern, lambda: OSError(number, "geweigerd")
    )
    for out, ending in attempts:
        endings[type(ending).__name__] += 1
        match ending:
            case None:
                assert seen(out) == AFTER, out
                assert not (out / JOURNAL).exists(), out
            case Unfinished():
                assert is_whole(out) or (out / JOURNAL).exists(), out
            case _:
                assert is_whole(out), out
                assert seen(out) == BEFORE, out
                assert not (out / JOURNAL).exists(), out
                if pattern is once:
                    assert leftovers(out) == [], out
        recover(out)
        assert is_whole(out), out
        assert leftovers(out) == [], out
        publish_set(out, NEW)
        assert seen(out) == AFTER, out
        assert leftovers(out) == [], out
    expected = {errno.EIO: "DiskFault", errno.ENOSPC: "DiskFull", errno.EACCES: "NotWritable"}[number]
    assert endings[expected] > 50
    assert (endings["Unfinished"] > 5) == (pattern is from_then_on)
    assert set(endings) <= {expected, "Unfinished", "NoneType"}


def test_a_power_cut_at_any_call_leaves_a_whole_set_or_a_journal_and_a_note(prepared: Path) -> None:
    mixed = total = 0
    for out, ending in failures_at_every_call(prepared, lambda out: publish_set(out, NEW), from_then_on, Crash):
        total += 1
        assert isinstance(ending, Crash)
        if not is_whole(out, with_note=True):
            mixed += 1
            assert (out / JOURNAL).exists(), out
            assert "smjp plan" in (out / NOTE).read_text(encoding="utf-8"), out
        assert (out / JOURNAL).exists() or not (out / NOTE).exists(), "without a journal the set is whole"
        recover(out)
        assert is_whole(out), out
        assert leftovers(out) == [], out
        publish_set(out, NEW)
        assert seen(out) == AFTER, out
    assert total > 80
    assert mixed == 4, "one moment after each of the five moves but the last"


def test_a_power_cut_during_recovery_is_recovered_from(halfway: Path) -> None:
    total = 0
    for out, ending in failures_at_every_call(halfway, recover, from_then_on, Crash):
        total += 1
        assert isinstance(ending, Crash)
        assert is_whole(out) or (out / JOURNAL).exists(), out
        recover(out)
        assert seen(out) == AFTER, out
        assert leftovers(out) == [], out
    assert total > 15


def test_a_power_cut_while_going_back_is_recovered_from(halfway: Path) -> None:
    (halfway / ".nieuw" / "manifest.json").write_bytes(b"beschadigd")
    total = 0
    for out, ending in failures_at_every_call(halfway, recover, from_then_on, Crash):
        total += 1
        assert isinstance(ending, Crash)
        assert is_whole(out) or (out / JOURNAL).exists(), out
        recover(out)
        assert seen(out) == BEFORE, out
        assert is_whole(out), out
        assert leftovers(out) == [], out
    assert total > 15


@pytest.mark.parametrize("pattern", [once, from_then_on])
def test_a_fault_during_recovery_is_recovered_from(halfway: Path, pattern: Pattern) -> None:
    total = harmless = 0
    attempts = failures_at_every_call(halfway, recover, pattern, lambda: OSError(errno.EIO, "geweigerd"))
    for out, ending in attempts:
        total += 1
        harmless += ending is None  # a file that could not be kept open while it is replaced
        assert ending is None or isinstance(ending, PublishFailure)
        assert is_whole(out) or (out / JOURNAL).exists(), out
        recover(out)
        assert is_whole(out), out
        assert leftovers(out) == [], out
    assert total > 15
    assert harmless == (pattern is once)


def test_all_is_on_the_disk_before_the_journal_and_the_journal_before_the_first_move(prepared: Path) -> None:
    with disk() as watched:
        publish_set(prepared, NEW)
    trace = watched.trace
    journal = next(index for index, (call, name) in enumerate(trace) if call == "replace" and name.startswith(".smjp-"))
    created = [name for call, name in trace[:journal] if call == "create"]
    assert len(created) == 8, "four new files, three old ones and the journal"
    assert sorted(name for call, name in trace[:journal] if call == "fsync") == sorted([*created, ".nieuw", ".oud"])
    assert trace[journal + 1 : journal + 3] == [("open", "build"), ("fsync", "build")]
    first = trace.index(("replace", COPY))
    note = next(index for index in range(journal + 1, len(trace)) if trace[index][0] == "replace")
    assert trace[note + 1 : note + 3] == [("open", "build"), ("fsync", "build")]
    assert journal < note < first
    assert trace.index(("unlink", JOURNAL)) > first + 8
    assert trace[first : first + 9] == [
        ("replace", COPY),
        ("replace", "smjp.docx"),
        ("unlink", "smjp.pdf"),
        ("replace", "smjp.xlsx"),
        ("replace", "manifest.json"),
        ("open", "build"),
        ("fsync", "build"),
        ("read", NOTE),
        ("unlink", NOTE),
    ]


def test_a_file_of_somebody_else_with_the_name_of_the_note_is_left_alone(prepared: Path) -> None:
    (prepared / NOTE).write_bytes(b"mijn eigen lijstje")
    publish_set(prepared, NEW)
    assert seen(prepared) == AFTER | {NOTE: b"mijn eigen lijstje"}


def test_a_note_that_outlived_its_journal_goes_at_the_next_start(halfway: Path) -> None:
    note = (halfway / NOTE).read_bytes()
    recover(halfway)
    (halfway / NOTE).write_bytes(note)
    recover(halfway)
    assert seen(halfway) == AFTER

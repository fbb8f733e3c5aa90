"""The published set: what is replaced, what is kept, what is never touched."""

import errno
import os
import stat
from pathlib import Path

import pytest

from pipeline.files import (
    Damaged,
    DiskFault,
    FileOpen,
    Kept,
    Manifest,
    NotWritable,
    Published,
    Unfinished,
    durable,
    publish,
    recover,
    staging,
)
from tests.files.faults import Crash, Held, disk, from_then_on, refuse
from tests.files.sets import DAY, EDITED_AT, FINGERPRINTS, NEW, OLD, edit, leftovers, manifest, publish_set, seen

pytestmark = pytest.mark.usefixtures("no_real_sync")

COPY = f"smjp (bewerkt {DAY}).docx"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder in which the old set was published."""
    folder = tmp_path / "build"
    assert publish_set(folder, OLD) == Published((), ())
    return folder


def whole(files: dict[str, bytes], **others: bytes) -> dict[str, bytes]:
    """What a visitor sees of this set, with other files beside it."""
    return files | {"manifest.json": manifest(files).to_json()} | others


def break_off(out: Path, at: tuple[str, str]) -> None:
    """Publishes the new set, until the power goes right before this call on the set itself."""
    trial = out.with_name("trial")
    trial.mkdir()
    for path in out.iterdir():
        (trial / path.name).write_bytes(path.read_bytes())
    with disk() as watched:
        publish_set(trial, NEW)
    with pytest.raises(Crash), disk(from_then_on(watched.trace.index(at) + 1, Crash)):
        publish_set(out, NEW)


# ---- what is ours -----------------------------------------------------------------------------------------------


def test_the_first_set_is_published_with_its_manifest(out: Path) -> None:
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []
    assert Manifest.from_json((out / "manifest.json").read_bytes()) == manifest(OLD)


def test_the_next_set_takes_its_place_and_a_format_that_is_dropped_goes(out: Path) -> None:
    assert publish_set(out, NEW) == Published((), ())
    assert seen(out) == whole(NEW)
    assert "smjp.pdf" in OLD
    assert leftovers(out) == []


def test_a_file_that_stays_the_same_is_not_touched(out: Path) -> None:
    os.utime(out / "smjp.html", (EDITED_AT, EDITED_AT))
    publish_set(out, NEW)
    assert (out / "smjp.html").stat().st_mtime == EDITED_AT
    with disk() as watched:
        publish_set(out, NEW)
    assert [name for call, name in watched.trace if call == "replace" and not name.startswith(".smjp-")] == []


def test_another_fingerprint_alone_changes_the_manifest_alone(out: Path) -> None:
    publish(out, OLD, Manifest.of(OLD, FINGERPRINTS | {"inhoud": "9" * 64}, "1.0"))
    assert Manifest.from_json((out / "manifest.json").read_bytes()) != manifest(OLD)
    assert {name: data for name, data in seen(out).items() if name != "manifest.json"} == OLD


def test_a_file_that_somebody_removed_comes_back(out: Path) -> None:
    (out / "smjp.docx").unlink()
    publish_set(out, OLD)
    assert seen(out) == whole(OLD)


@pytest.mark.skipif(os.name == "nt", reason="Windows heeft geen umask")
def test_the_mode_of_the_set_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish_set(tmp_path / "build", OLD)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "build").iterdir()}
    assert modes == {0o640}


@pytest.mark.parametrize(
    "name", ["../smjp.docx", ".slot", "a/b/c/d/deck.pptx", "manifest.json", "NIET-VOLLEDIG.txt", ""]
)
def test_a_name_that_is_no_plain_file_is_a_bug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        publish_set(tmp_path / "build", {name: b"een"})
    assert not (tmp_path / "build").exists()


def test_names_that_windows_cannot_tell_apart_are_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="capitals"):
        publish_set(tmp_path / "build", {"smjp.docx": b"een", "SMJP.docx": b"twee"})


def test_a_manifest_of_other_files_is_a_bug(out: Path) -> None:
    with pytest.raises(ValueError, match="manifest"):
        publish(out, NEW, manifest(OLD))
    assert seen(out) == whole(OLD)


# ---- what is not ours ---------------------------------------------------------------------------------------------


def test_files_that_are_not_ours_are_never_touched(out: Path) -> None:
    foreign = {"controle.html": b"1", "LEESMIJ.md": b"2", ".slot": b"3", ".gitignore": b"4", "smjp (kopie).docx": b"5"}
    for name, data in foreign.items():
        edit(out / name, data)
    (out / "cbs").mkdir()
    (out / "cbs" / "smjp.docx").write_bytes(b"6")
    publish_set(out, NEW)
    publish_set(out, OLD)
    publish_set(out, NEW)
    assert seen(out) == whole(NEW, **foreign)
    assert all((out / name).stat().st_mtime == EDITED_AT for name in foreign)
    assert (out / "cbs" / "smjp.docx").read_bytes() == b"6"


def test_an_edited_file_is_kept_under_the_day_of_the_edit(out: Path) -> None:
    edit(out / "smjp.docx", b"van Jan")
    assert publish_set(out, NEW) == Published((Kept("smjp.docx", COPY),), ())
    assert seen(out) == whole(NEW, **{COPY: b"van Jan"})
    assert (out / COPY).stat().st_mtime == EDITED_AT
    assert publish_set(out, OLD) == Published((), ()), "the copy is nobody's business any more"


def test_a_second_edit_of_the_same_day_gets_a_number(out: Path) -> None:
    for number, data in enumerate((b"van Jan", b"van Piet", b"van Korneel"), start=1):
        edit(out / "smjp.docx", data)
        name = COPY if number == 1 else f"smjp (bewerkt {DAY}) {number}.docx"
        assert publish_set(out, NEW if number % 2 else OLD) == Published((Kept("smjp.docx", name),), ())
        assert (out / name).read_bytes() == data


def test_the_same_edit_is_kept_only_once(out: Path) -> None:
    edit(out / "smjp.docx", b"van Jan")
    publish_set(out, NEW)
    edit(out / "smjp.docx", b"van Jan")
    assert publish_set(out, OLD) == Published((Kept("smjp.docx", COPY),), ())
    assert seen(out) == whole(OLD, **{COPY: b"van Jan"})


def test_an_edited_file_that_the_new_set_drops_stays_and_is_reported(out: Path) -> None:
    edit(out / "smjp.pdf", b"met nota's")
    assert publish_set(out, NEW) == Published((), ("smjp.pdf",))
    assert seen(out) == whole(NEW, **{"smjp.pdf": b"met nota's"})
    assert publish_set(out, NEW) == Published((), ()), "from now on it is not ours"
    assert publish_set(out, OLD).kept == (Kept("smjp.pdf", f"smjp (bewerkt {DAY}).pdf"),)


@pytest.mark.parametrize("damage", [None, b"", b"{}"])
def test_without_a_sound_manifest_a_file_with_our_name_is_kept(out: Path, damage: bytes | None) -> None:
    (out / "manifest.json").unlink()
    if damage is not None:
        (out / "manifest.json").write_bytes(damage)
    edit(out / "smjp.docx", b"van wie")
    assert publish_set(out, NEW).kept == (Kept("smjp.docx", COPY),)
    assert seen(out) == whole(NEW, **{COPY: b"van wie", "smjp.pdf": OLD["smjp.pdf"]}), "the pdf is not known as ours"


def test_without_a_manifest_a_file_that_is_what_we_write_anyway_is_not_kept(out: Path) -> None:
    (out / "manifest.json").unlink()
    assert publish_set(out, OLD) == Published((), ())
    assert seen(out) == whole(OLD)


def test_an_edit_during_the_publication_is_kept(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stage_while_somebody_saves(*arguments: object) -> staging.Staged:
        staged = staging.stage(*arguments)  # type: ignore[arg-type]
        edit(out / "smjp.docx", b"net bewaard")
        return staged

    monkeypatch.setattr("pipeline.files.publication.stage", stage_while_somebody_saves)
    assert publish_set(out, NEW).kept == (Kept("smjp.docx", COPY),)
    assert seen(out) == whole(NEW, **{COPY: b"net bewaard"})


# ---- broken off -----------------------------------------------------------------------------------------------


def test_a_publication_broken_off_is_completed_by_the_next_start(out: Path) -> None:
    break_off(out, ("replace", "manifest.json"))
    assert seen(out) not in (whole(OLD), whole(NEW))
    assert recover(out) == ()
    assert seen(out) == whole(NEW)
    assert leftovers(out) == []
    assert recover(out) == ()


def test_recovery_of_nothing_does_nothing(out: Path, tmp_path: Path) -> None:
    assert recover(out) == ()
    assert recover(tmp_path / "bestaat niet") == ()
    assert seen(out) == whole(OLD)
    assert not (tmp_path / "bestaat niet").exists()


def test_the_next_publication_recovers_first(out: Path) -> None:
    break_off(out, ("replace", "smjp.xlsx"))
    third = {"smjp.docx": b"derde"}
    assert publish_set(out, third) == Published((), ())
    assert seen(out) == whole(third)


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_when_a_staged_file_is_lost_the_old_set_comes_back(out: Path, how: str) -> None:
    break_off(out, ("replace", "manifest.json"))
    staged = out / ".nieuw" / "manifest.json"
    staged.unlink() if how == "missing" else staged.write_bytes(b"beschadigd")
    recover(out)
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []


def test_when_both_are_lost_nothing_is_touched_and_the_user_is_told(out: Path) -> None:
    break_off(out, ("replace", "manifest.json"))
    (out / ".nieuw" / "manifest.json").write_bytes(b"beschadigd")
    (out / ".oud" / "smjp.docx").write_bytes(b"beschadigd")
    before = seen(out)
    with pytest.raises(Damaged, match=r"verwijder daar `.journaal.json`"):
        publish_set(out, NEW)
    assert seen(out) == before
    assert leftovers(out) == [".journaal.json", ".nieuw", ".oud"]
    (out / ".journaal.json").unlink()
    publish_set(out, NEW)
    assert seen(out).items() >= whole(NEW).items()
    assert leftovers(out) == []


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"[]",
        b'{"stappen": 7}',
        b'{"stappen": [7]}',
        b'{"stappen": [{"bestand": "smjp.docx", "nieuw": null}]}',
        b'{"stappen": [{"bestand": "smjp.docx", "nieuw": "x", "oud": null}]}',
        b'{"stappen": [{"bestand": "../smjp.docx", "nieuw": null, "oud": null}]}',
        b'{"stappen": [{"bestand": ".slot", "nieuw": null, "oud": null}]}',
        b"[" * 100_000,
    ],
)
def test_a_journal_that_cannot_be_read_stops_everything(out: Path, journal: bytes) -> None:
    (out / ".journaal.json").write_bytes(journal)
    (out / ".oud").mkdir()
    (out / ".oud" / "smjp.docx").write_bytes(b"misschien nodig")
    with pytest.raises(Damaged):
        recover(out)
    with pytest.raises(Damaged):
        publish_set(out, NEW)
    assert (out / ".oud" / "smjp.docx").read_bytes() == b"misschien nodig"
    assert seen(out) == whole(OLD)


@pytest.mark.parametrize("lost", [False, True])
def test_an_edit_between_the_breaking_off_and_the_next_start_is_kept(out: Path, lost: bool) -> None:
    break_off(out, ("replace", "manifest.json"))
    edit(out / "smjp.docx", b"in de halve set bewaard")
    if lost:
        (out / ".nieuw" / "manifest.json").unlink()
    assert recover(out) == (Kept("smjp.docx", COPY),)
    # the staged docx was used up already, so only the old set can be made whole again
    assert seen(out) == whole(OLD, **{COPY: b"in de halve set bewaard"})
    assert leftovers(out) == []


def test_an_edit_before_its_file_was_reached_is_kept_and_the_new_set_completed(out: Path) -> None:
    break_off(out, ("replace", "smjp.docx"))
    edit(out / "smjp.docx", b"op tijd bewaard")
    assert publish_set(out, NEW).kept == (Kept("smjp.docx", COPY),)
    assert seen(out) == whole(NEW, **{COPY: b"op tijd bewaard"})


def test_an_interrupt_halfway_leaves_the_old_set_at_once(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def interrupted(source: Path, target: Path) -> None:
        if Path(source) == out / ".nieuw" / "smjp.xlsx":
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish_set(out, NEW)
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []


def test_bytes_that_the_disk_does_not_give_back_are_not_published(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = durable.write_new
    monkeypatch.setattr(durable, "write_new", lambda path, data: real(path, data[:-1]))
    with pytest.raises(DiskFault, match="andere gegevens"):
        publish_set(out, NEW)
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []


# ---- open in Word -------------------------------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits a hundredth of a second for a file that is open, not three."""
    monkeypatch.setattr(durable, "PATIENCE", 0.01)
    monkeypatch.setattr(durable, "_PAUSE", 0.001)


@pytest.mark.usefixtures("impatient")
def test_a_file_open_in_word_is_noticed_before_anything_moves(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, moved = os.rename, []

    def rename(source: Path, target: Path) -> None:
        if Path(source).name == "smjp.docx":
            refuse()
        real(source, target)

    def replace(source: Path, target: Path) -> None:
        moved.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileOpen, match="Word") as caught:
        publish_set(out, NEW)
    assert caught.value.name == "smjp.docx"
    assert moved == [".journaal.json", "NIET-VOLLEDIG.txt"]
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []


@pytest.mark.usefixtures("impatient")
def test_a_file_opened_in_word_at_the_last_moment_leaves_the_old_set(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == "smjp.xlsx":
            refuse()
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileOpen):
        publish_set(out, NEW)
    assert seen(out) == whole(OLD)
    assert leftovers(out) == []


@pytest.mark.usefixtures("impatient")
def test_when_going_back_fails_too_the_next_start_puts_it_right(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == "smjp.xlsx" or Path(source).parent.name == ".oud":
            refuse()
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace)
        with pytest.raises(Unfinished, match="bij de volgende start"):
            publish_set(out, NEW)
        assert (out / ".journaal.json").exists()
        with pytest.raises(Unfinished):
            recover(out)
    recover(out)
    assert seen(out) == whole(NEW), "all that is still to be moved was there, so on is as good as back"
    assert leftovers(out) == []


def test_a_refusal_that_is_not_about_an_open_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EACCES, "nee")))
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(PermissionError) as caught:
        durable.replace(Path("a"), Path("b"))
    assert not isinstance(caught.value, Held)


# ---- folders and links --------------------------------------------------------------------------------------------


def test_a_folder_with_the_name_of_a_file_stays_and_so_does_the_set(out: Path) -> None:
    (out / "smjp.xlsx").mkdir()
    (out / "smjp.xlsx" / "iets.txt").write_bytes(b"van iemand")
    with pytest.raises(NotWritable, match=r"smjp\.xlsx"):
        publish_set(out, NEW)
    assert seen(out) == whole(OLD)
    assert (out / "smjp.xlsx" / "iets.txt").read_bytes() == b"van iemand"
    assert leftovers(out) == []


def link(path: Path, target: Path) -> None:
    """Makes a link, where that is allowed."""
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("hier mogen geen koppelingen gemaakt worden")


def test_an_output_folder_behind_a_link_is_published_in(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    link(tmp_path / "build", tmp_path / "echt")
    publish_set(tmp_path / "build", OLD)
    publish_set(tmp_path / "build", NEW)
    assert (tmp_path / "build").is_symlink()
    assert seen(tmp_path / "echt") == whole(NEW)


@pytest.mark.parametrize("other_disk", [False, True])
def test_a_published_file_behind_a_link_stays_behind_it(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_disk: bool
) -> None:
    target = tmp_path / "gedeeld" / "plan.docx"
    target.parent.mkdir()
    target.write_bytes(OLD["smjp.docx"])
    (out / "smjp.docx").unlink()
    link(out / "smjp.docx", target)
    real = os.replace

    def replace(source: Path, destination: Path) -> None:
        if other_disk and Path(source).parent.parent == out and Path(destination).parent == target.parent:
            raise OSError(errno.EXDEV, "andere schijf")
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    publish_set(out, NEW)
    assert (out / "smjp.docx").is_symlink()
    assert target.read_bytes() == NEW["smjp.docx"]
    assert list(target.parent.iterdir()) == [target]
    assert seen(out) == whole(NEW)
    assert leftovers(out) == []


def test_a_link_named_as_our_own_folder_is_removed_and_not_emptied(out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "belangrijk.txt").write_bytes(b"blijft")
    link(out / ".nieuw", elsewhere)
    (out / ".oud").write_bytes(b"een bestand")
    publish_set(out, NEW)
    assert (elsewhere / "belangrijk.txt").read_bytes() == b"blijft"
    assert seen(out) == whole(NEW)
    assert leftovers(out) == []


# ---- folders below one another ------------------------------------------------------------------------------------

SITE = {"smjp.docx": b"x", "web/index.html": b"i", "web/AP001/index.html": b"een", "web/a/b/c.woff": b"letters"}


def test_files_stand_as_deep_as_a_site_needs_and_emptied_folders_go(out: Path) -> None:
    publish_set(out, SITE)
    assert {name: (out / name).read_bytes() for name in SITE} == SITE
    publish_set(out, {name: SITE[name] for name in ("smjp.docx", "web/index.html")})
    assert sorted(path.name for path in (out / "web").iterdir()) == ["index.html"]
    assert leftovers(out) == []


def test_a_folder_with_something_of_somebody_else_stays(out: Path) -> None:
    publish_set(out, SITE)
    (out / "web" / "AP001" / "nota.txt").write_text("van mij", encoding="utf-8")
    publish_set(out, {"smjp.docx": b"x"})
    assert [path.name for path in (out / "web").iterdir()] == ["AP001"]
    assert (out / "web" / "AP001" / "nota.txt").read_text(encoding="utf-8") == "van mij"


def test_a_deep_set_that_cannot_be_placed_leaves_the_old_one(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_set(out, SITE)
    moves = []

    def move(source: Path, target: Path) -> None:
        moves.append(target)
        if len(moves) == 2:
            raise PermissionError(errno.EACCES, "open")
        source.replace(target)

    monkeypatch.setattr(durable, "replace", move)
    changed = {name: data + b"!" for name, data in SITE.items()} | {"web/nieuw/index.html": b"n"}
    with pytest.raises((Unfinished, NotWritable, FileOpen)):
        publish_set(out, changed)
    assert {name: (out / name).read_bytes() for name in SITE} == SITE
    assert not (out / "web" / "nieuw" / "index.html").exists()


def test_an_edited_page_of_a_site_is_kept_beside_it(out: Path) -> None:
    publish_set(out, SITE)
    edit(out / "web" / "AP001" / "index.html", b"met de hand")
    published = publish_set(out, SITE)
    assert published.kept == (Kept("web/AP001/index.html", f"web/AP001/index (bewerkt {DAY}).html"),)

"""What the name of a file tells."""

import pytest

from pipeline.content import file_names
from pipeline.findings import Place


def code(path: str, *siblings: str) -> str | None:
    """The code of the finding on a file, by its path below the dossier."""
    folder, _, name = path.rpartition("/")
    finding = file_names.objection(folder, name, {name, *siblings}, Place(path))
    return finding.code if finding else None


@pytest.mark.parametrize(
    "path",
    [
        "dossier.yaml",
        "actieplannen/AP012-fietsroutes.yaml",
        "financien/ramingen.csv",
        "financien/import.yaml",
        "teksten/01 inleiding.md",
        "teksten/beelden/kaart.png",
        "teksten/beelden/DSC001.JPG",
        "organisatie/conflictbemiddeling.yaml",
        "actieplannen/AP014-kopieren-en-printen.yaml",
        "actieplannen/AP016-conflict-in-de-buurt.yaml",
        "actieplannen/AP017-woonconflict.yaml",
        "teksten/hoofdstuk 2.md",
        "actieplannen/AP015-OCMW.yaml",
        "teksten/photocopy.md",
    ],
)
def test_content_is_content(path: str) -> None:
    assert code(path) is None


@pytest.mark.parametrize(
    "name",
    [
        "AP001-LAPTOP7.yaml",
        "AP001-DESKTOP-4F2.yaml",
        "AP001-pc van Els.yaml",
        "AP001-NB0123.yaml",
        "AP001 (conflict 2019-03-14).yaml",
        "AP001 (Els's conflicted copy 2019-03-14).yaml",
        "AP001 (conflicterende kopie van Els).yaml",
        "AP001.sync-conflict-20190314-101112-ABC.yaml",
        "AP001_conflict-20190314-101112.yaml",
        "AP001-conflict.yaml",
        "AP001[Conflict].yaml",
        "AP001 (Case Conflict 1).yaml",
        "AP001-Els's MacBook.yaml",
        "AP001 2.yaml",
    ],
)
def test_copy_made_by_a_conflict_blocks(name: str) -> None:
    assert code(f"actieplannen/{name}", "AP001.yaml") == "S54"


@pytest.mark.parametrize(
    "name",
    [
        "~$inleiding.docx",
        ".~lock.inleiding.md#",
        "inleiding.md~",
        "inleiding.md.bak",
        "x.tmp",
        "inleiding.md.swp",
        "Kopie van inleiding.md",
        "Copy of inleiding.md",
        "inleiding - kopie.md",
        "inleiding - Kopie (2).md",
        "inleiding - Copy.md",
        "inleiding (1).md",
        "inleiding(2).md",
        "inleiding.md.part",
        "inleiding.md.crdownload",
        "#inleiding.md#",
    ],
)
def test_leftover_is_a_warning(name: str) -> None:
    assert code(f"teksten/{name}") == "S55"


@pytest.mark.parametrize("name", [".inleiding.md.icloud", ".foto 1.png.icloud"])
def test_a_file_that_is_still_in_the_cloud_blocks(name: str) -> None:
    assert not file_names.is_silent(name)
    assert code(f"teksten/{name}") == "S57"


@pytest.mark.parametrize("name", [".DS_Store", "._inleiding.md", ".goutputstream-AB12", ".git", ".vscode", "plan.sh"])
def test_what_the_computer_keeps_for_itself_is_silent(name: str) -> None:
    assert file_names.is_silent(name)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("dossier.yml", "dossier.yaml"),
        ("Begrippen.YAML", "begrippen.yaml"),
        ("actieplannen/AP001.yaml.txt", "AP001.yaml"),
        ("financien/ramingen.CSV", "ramingen.csv"),
        ("teksten/inleiding.markdown", "inleiding.md"),
    ],
)
def test_name_that_is_almost_right_says_what_it_should_be(path: str, meant: str) -> None:
    folder, _, name = path.rpartition("/")
    finding = file_names.objection(folder, name, {name}, Place(path))
    assert finding is not None
    assert (finding.code, finding.mend) == ("S56", f"hernoem het naar `{meant}`")


@pytest.mark.parametrize("path", ["acties.yaml", "x.md", "teksten/x.yaml", "teksten/x.docx", "x.yml"])
def test_other_file_is_unknown(path: str) -> None:
    assert code(path) == "S53"


@pytest.mark.parametrize("name", ["LEESMIJ.md", ".gitignore", ".gitkeep", ".DS_Store", "Thumbs.db", ".schema"])
def test_what_belongs_to_the_computer_or_the_project_is_silent(name: str) -> None:
    assert file_names.is_silent(name)


def test_longer_name_beside_a_shorter_one_is_content() -> None:
    assert code("actieplannen/AP001-fietsroutes.yaml", "AP001.yaml") is None


def test_lock_of_libreoffice_is_not_silent() -> None:
    assert not file_names.is_silent(".~lock.ramingen.csv#")

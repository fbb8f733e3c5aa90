"""The layout of the house is what `style.md` and `design.md` say."""

import ast
import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIPELINE = ROOT / "pipeline"

ROOMS = {
    "content": set(),
    "model": {"content"},
    "finance": {"model"},
    "language": {"model"},
    "checks": {"model", "finance", "language"},
    "plan": {"model", "finance"},
    "render": {"files"},
    "cbs": {"model", "finance", "files"},
    "forms": {"model", "finance", "files"},
    "versions": {"model", "finance", "files"},
    "readback": set(),
    "files": set(),
}
SHARED = {"findings", "blocks", "own_data"}
FLOWS = {"college", "commands", "look", "starter"}  # like flow.py, it brings rooms together and no room knows it
SEVERAL_ROOMS = {
    "flow",
    "cli",
    "publishing",
    "checked",
    "editor_help",
    "clear_language",
    "register",
    "documents",
    "owner",
    "own_words",
    "temporary",
    "folders",
    "ledger_import",
}
POSIX_ONLY = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "posix", "syslog")


def _modules() -> list[Path]:
    found = sorted(path for path in PIPELINE.rglob("*.py"))
    assert len(found) > 60
    return found


def _imported(path: Path) -> set[str]:
    """The names directly below `pipeline` that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module="pipeline", names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module), level=0) if module.startswith("pipeline."):
                names.add(module.split(".")[1])
            case ast.Import(names=aliases):
                names |= {alias.name.split(".")[1] for alias in aliases if alias.name.startswith("pipeline.")}
            case ast.ImportFrom(level=level) if level:
                pytest.fail(f"{path}: relative import")
    return names


def test_a_room_imports_only_the_rooms_it_may() -> None:
    seen = 0
    for path in _modules():
        room = path.relative_to(PIPELINE).parts[0]
        if room in ROOMS:
            wrong = _imported(path) - ROOMS[room] - SHARED - {room}
            assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"
            seen += 1
    assert seen > 50


def _modules_imported(path: Path) -> set[str]:
    """The modules that a module names, also those that it imports for its types alone."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            for alias in node.names:
                inside = ROOT.joinpath(*node.module.split("."), alias.name)
                is_module = inside.with_suffix(".py").exists() or inside.is_dir()
                names.add(f"{node.module}.{alias.name}" if is_module else node.module)
    return names


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {}
    for path in _modules():
        parts = path.relative_to(ROOT).with_suffix("").parts
        graph[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = _modules_imported(path)
    assert sum(map(len, graph.values())) > 500
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_only_the_flow_and_the_commands_know_many_rooms() -> None:
    for path in PIPELINE.glob("*.py"):
        rooms = _imported(path) & set(ROOMS)
        assert path.stem in SEVERAL_ROOMS or not rooms, f"{path.name} imports {sorted(rooms)}"


def test_every_folder_of_the_pipeline_is_a_room() -> None:
    folders = {path.name for path in PIPELINE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(ROOMS) | SHARED | FLOWS, folders - set(ROOMS)


def test_the_top_level_holds_only_what_the_user_gave() -> None:
    given = {"pipeline", "content", "templates", "build", "tests", "pyproject.toml", "Makefile", "README.md"}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("no git here")
    names = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    assert names >= given
    assert {name for name in names - given if not name.startswith(".")} == set()


def test_every_module_says_what_it_is() -> None:
    for path in _modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"


def test_every_public_name_says_what_it_is() -> None:
    silent = []
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [each for each in tree.body if isinstance(each, ast.ClassDef) and not each.name.startswith("_")]
        for node in [*tree.body, *(inner for each in classes for inner in each.body)]:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            overload = public and any(getattr(each, "id", "") == "overload" for each in node.decorator_list)  # type: ignore[attr-defined]
            if public and not overload and not ast.get_docstring(node):  # type: ignore[arg-type]
                silent.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")  # type: ignore[attr-defined]
    assert silent == []


def test_every_module_can_be_imported_without_what_only_posix_has() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in _modules()]
    program = f"""
import importlib, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in {POSIX_ONLY!r} and name != "posix":
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
for name in {POSIX_ONLY!r}:
    if name != "posix":
        sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent())
for name in {[name for name in names if not name.endswith("__main__")]!r}:
    importlib.import_module(name)
try:
    import fcntl
except ModuleNotFoundError:
    print("absent")
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "absent"


def test_no_text_names_a_machine_path() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("no git here")
    names = [ROOT / line for line in tracked.stdout.splitlines() if not line.endswith((".docx", ".png"))]
    assert names
    for path in names:
        if path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert "/work/" not in text and "/root/" not in text, path


def test_every_step_of_the_walk_in_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = re.findall(r"`([\w/]+\.py):(\w+)`", text)
    assert len(steps) > 15
    for path, name in steps:
        tree = ast.parse((PIPELINE / path).read_text(encoding="utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert name in defined, f"{path} has no {name}"

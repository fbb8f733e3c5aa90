"""Options, guards and what takes long to make, for all tests."""

import gc
from pathlib import Path

import pytest

from tests.built import SHIPPED, build

TAKES_LONG = frozenset(("shipped_set", "shipped_book", "taken", "site"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites the expected outputs."""
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share something that takes long to make go to one process, which makes it once."""
    for item in items:
        for name in TAKES_LONG.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(name))


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: the garbage collector need not look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files must be rewritten."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def shipped_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything that the shipped dossier becomes; no test writes in it."""
    out = tmp_path_factory.mktemp("shipped")
    made = build(SHIPPED, out)
    assert not made.blocked, list(map(str, made.findings))
    return out

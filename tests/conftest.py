"""Options and guards for all tests."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites the expected outputs."""
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files must be rewritten."""
    return bool(request.config.getoption("--golden"))

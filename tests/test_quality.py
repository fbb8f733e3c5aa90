"""Strict types and the linter are part of the tests."""

import subprocess
import sys

from pipeline.environment import ROOT


def _passes(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict_and_right() -> None:
    _passes("mypy")


def test_the_linter_has_no_remarks() -> None:
    _passes("ruff", "check", ".")


def test_the_format_is_that_of_the_formatter() -> None:
    _passes("ruff", "format", "--check", ".")

"""What the tests of this room share."""

import os

import pytest


@pytest.fixture
def no_real_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that break off the program, never the machine: the disk may take its time."""
    monkeypatch.setattr(os, "fsync", lambda fd: None)

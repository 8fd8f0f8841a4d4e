"""A server of its own for tests that crash it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.server import Server


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, made once."""
    folder = tmp_path_factory.mktemp("laid-out")
    Server(folder).run("seeding", "tables")
    return folder


@pytest.fixture
def server(laid_out: Path, tmp_path: Path) -> Iterator[Server]:
    """Not started yet, so that a test can put something into its tables first."""
    folder = tmp_path / "data"
    shutil.copytree(laid_out, folder)
    found = Server(folder)
    yield found
    found.stop()

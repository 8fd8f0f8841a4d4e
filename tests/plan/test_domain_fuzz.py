"""Papers that nobody would write, for as long as a test may take: guided by atheris where it is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = "3"


def test_no_paper_breaks_the_reader(tmp_path):
    command = [sys.executable, "-m", "tests.fuzz", SECONDS]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split()[0] == ("atheris" if importlib.util.find_spec("atheris") else "random")
    assert list(tmp_path.glob("crash-*")) == []

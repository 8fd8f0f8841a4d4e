"""The setting of a .pdf, measured by a process of its own: strangers' files meet PDFium within limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.checking.setting import Line, Margins, Numbering, Setting
from diemcau.nd30.text.pages import BROKEN

_SECONDS = 120.0  # by the clock; the child's own limit is of processor time


def setting_of_pdf(data: bytes) -> Setting:
    """Raises Unreadable: the file is broken or too complex, or it is a scan."""
    answer = json.loads(_measured(data))
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    return Setting(
        paper=tuple((width, height) for width, height in answer["paper"]),
        margins=tuple(Margins(**each) for each in answer["margins"]),
        lines=tuple(Line(**each) for each in answer["lines"]),
        numbering=Numbering(**answer["numbering"]),
    )


def _measured(data: bytes) -> bytes:
    command = [sys.executable, "-P", "-m", "diemcau.nd30.checking.child"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        raise Unreadable(BROKEN) from None
    if done.returncode < 0:
        raise Unreadable(BROKEN)
    if done.returncode:
        raise RuntimeError(f"Measuring a file failed:\n{done.stderr.decode(errors='replace')}")
    return done.stdout

"""Reading scans: Tesseract with its Vietnamese model, an ordinary program of the system that may be missing."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from shutil import which

from diemcau.nd30.text.pages.words import Word

SECONDS_A_PAGE = 40.0
_BULLETS = {"-", "–", "—", "+", "*", "•"}
_WORD = "5"  # the level of a word in Tesseract's table


@cache
def is_installed() -> bool:
    """Whether both the program and its Vietnamese model are there."""
    if which("tesseract") is None:
        return False
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "vie" in (listed.stdout + listed.stderr).split()


def recognise(picture: bytes, seconds: float) -> list[Word] | None:
    """The words on a grey picture (PGM), places in dots; None when it takes longer than `seconds`."""
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "4", "--dpi", "300", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return None
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> list[Word]:
    words = []
    for line in table.splitlines()[1:]:
        columns = line.split("\t")
        if len(columns) == 12 and columns[0] == _WORD and not _is_speck(columns[11].strip(), float(columns[10])):
            left, top, width, height = map(float, columns[6:10])
            words.append(Word(columns[11].strip(), left, top, left + width, top + height))
    return words


def _is_speck(text: str, confidence: float) -> bool:
    """Dirt, a stamp, handwriting, the line of a table: what Tesseract makes signs of without believing in them."""
    if any(map(str.isalnum, text)) or text in _BULLETS:
        return confidence < 10
    return not text or confidence < 50

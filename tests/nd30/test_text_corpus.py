"""Every real document that lies beside the project is read, line for line where it is plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "plans"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")


def files(suffix: str) -> list[Path]:
    return sorted(CORPUS.rglob(f"*{suffix}"))


@pytest.mark.parametrize("path", files(".txt"), ids=lambda path: path.name)
def test_a_text_keeps_its_lines_or_is_refused_as_broken(path: Path) -> None:
    if "broken-cmap" in path.name:
        with pytest.raises(Unreadable, match="bị hỏng bảng mã"):
            read_text(path)
        return
    printed = path.read_bytes().decode("utf-8-sig").split("\n")
    text = read_text(path)
    assert len(text.lines) == len(printed) - (printed[-1] == "")
    assert [bool(line) for line in text.lines] == [_can_be_seen(line) for line in printed[: len(text.lines)]]


def _can_be_seen(line: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in line)


@pytest.mark.parametrize("path", files(".docx"), ids=lambda path: path.name)
def test_a_word_file_says_what_its_text_says(path: Path) -> None:
    """The same words as the extraction beside it, but for footnotes and automatic numbers, which that one lost."""
    words = " ".join(read_text(path).lines).split()
    others = " ".join(read_text(path.with_suffix(".txt")).lines).replace(" / ", " ").split()
    missing = [word for word in set(others) - set(words) if word.isalpha()]
    assert len(missing) <= 0.01 * len(set(others)), missing
    assert read_text(path).lines[0].isupper()

"""Get the text of a paper in a process of its own, so that a hostile file costs bounded time and memory. Pure.

python -m diemcau.papers.domain.apart < FILE     prints one JSON object: lines and notes, or a refusal
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.nd30.text import read_text

MOST_SECONDS = 180  # a scan of thirty pages by OCR
MOST_BYTES = 2048 * 1024 * 1024  # of address space: OCR maps its models
MOST_LETTERS = 4_000_000


def text_apart(path: Path, *, seconds: float = MOST_SECONDS) -> Text:
    """The lines of a file.

    Raises:
        Unreadable: it has no text that can be read, or reading takes too long or too much memory.
    """
    command = [sys.executable, "-m", "diemcau.papers.domain.apart"]
    try:
        with path.open("rb") as file:
            done = subprocess.run(command, stdin=file, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("Đọc tệp quá lâu nên đã dừng; tệp vẫn được giữ nhưng không tìm được theo nội dung.") from None
    if done.returncode:
        raise Unreadable(
            "Chương trình đọc dừng đột ngột vì tệp này; tệp vẫn được giữ nhưng không tìm được theo nội dung."
        )
    found = json.loads(done.stdout)
    if "refusal" in found:
        raise Unreadable(found["refusal"])
    return Text(lines=tuple(found["lines"]), source=found["source"], notes=tuple(found["notes"]))


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        text = read_text(sys.stdin.buffer.read())
        left, lines = MOST_LETTERS, []
        for line in text.lines:
            left -= len(line)
            if left < 0:
                break
            lines.append(line.replace("\x00", ""))
        found = {"lines": lines, "source": text.source, "notes": list(text.notes)}
    except Unreadable as error:
        found = {"refusal": error.message}
    except MemoryError:
        found = {"refusal": "Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng."}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()

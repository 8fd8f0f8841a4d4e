"""Read a document in a process of its own, so that a hostile file costs bounded time and memory. Pure.

python -m diemcau.plan.domain.apart < FILE     prints one JSON object: a reading with its notes, or a refusal
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass

from diemcau.kernel.dates import today_here
from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
from diemcau.plan.domain.contract import Json, as_json
from diemcau.plan.domain.reading import read

MOST_SECONDS = 120  # a scan of some twenty pages by OCR takes a minute
MOST_BYTES = 2048 * 1024 * 1024  # of address space: OCR maps its models


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A reading of the contract's shape, and sentences on how the text was got."""

    reading: Json
    notes: tuple[str, ...]


def read_apart(data: bytes, *, seconds: float = MOST_SECONDS) -> Found:
    """Read the bytes of a file.

    Raises:
        Unreadable: the file is no document that can be read, or reading it takes too long or too much memory.
    """
    command = [sys.executable, "-m", "diemcau.plan.domain.apart"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(
            "Đọc tệp quá lâu nên đã dừng và không lưu gì; hãy gửi bản có lớp chữ, hoặc bản ngắn hơn."
        ) from None
    if done.returncode:
        raise Unreadable("Chương trình đọc dừng đột ngột vì tệp này nên không lưu gì; hãy gửi bản khác.")
    found = json.loads(done.stdout)
    if "refusal" in found:
        raise Unreadable(found["refusal"])
    return Found(reading=found["reading"], notes=tuple(found["notes"]))


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        text = read_text(sys.stdin.buffer.read())
        today = today_here()
        found = {"reading": as_json(read(text, today=today)), "notes": list(text.notes)}
    except Unreadable as error:
        found = {"refusal": error.message}
    except MemoryError:
        found = {"refusal": "Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng và không lưu gì; hãy gửi bản ngắn hơn."}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()

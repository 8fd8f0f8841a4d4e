"""Parts of a file, as a browser asks for them (RFC 9110, 14.2). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes `start` to `stop`, the last not included."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


class OutOfRange(Exception):
    """The file ends before the part begins (answered 416)."""


def part_of(header: str, size: int, *, most: int | None = None) -> Part | None:
    """Read `Range`; None where the whole is to be sent: no header, several parts, or one that makes no sense.

    Args:
        most: give at most so many bytes; the browser asks again for what follows (a film never holds a thread long).

    Raises:
        OutOfRange: nothing of the part exists.
    """
    match = _ONE.fullmatch(header.strip())
    if match is None or match[0] == "bytes=-":
        return None
    first, last = match.groups()
    if first:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < int(first):
            return None
    else:
        start, stop = max(size - int(last), 0), size
    if start >= size or (not first and int(last) == 0):
        raise OutOfRange
    if most is not None:
        stop = min(stop, start + most)
    return Part(start, stop)

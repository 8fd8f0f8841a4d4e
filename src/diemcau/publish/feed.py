"""Finished answers for everybody, kept in memory until something new is released.

An answer is kept under its address and language with the generation of releases that it was made for. Each request
asks the database for the newest release (one number), so that a release shows at once and nothing older lingers.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

MOST_KEPT = 400  # answers; some 20 kB each


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One answer, plain and packed."""

    generation: str
    content: bytes
    packed: bytes
    content_type: str
    etag: str
    disposition: str = ""


def packed(generation: str, content: bytes, content_type: str, disposition: str = "") -> Kept:
    """Pack an answer once; `mtime` 0 makes the same bytes each time."""
    return Kept(
        generation=generation,
        content=content,
        packed=gzip.compress(content, 6, mtime=0),
        content_type=content_type,
        etag=f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        disposition=disposition,
    )


class Shelf:
    """At most MOST_KEPT answers, the longest unused going first. Safe between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._lock = Lock()

    def take(self, key: tuple[str, ...], generation: str, make: Callable[[], Kept | None]) -> Kept | None:
        """The answer of this generation, made where there is none; None, which is not kept, where it is "not found"."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found.generation == generation:
                self._kept.move_to_end(key)
                return found
        made = make()
        if made is not None:
            with self._lock:
                self._kept[key] = made
                self._kept.move_to_end(key)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return made


SHELF = Shelf()

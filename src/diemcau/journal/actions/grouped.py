"""Small writes that arrive by the thousand (check-in, answers, votes, entries), committed together.

A commit that survives a power cut costs as much for fifty rows as for one. So page threads that want to write at
the same moment line up; whoever is in front writes what everybody behind him brought, in one transaction, and the
others find theirs done. There is no thread to start, to stop, or to lose in a fork. docs/decisions/0021.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context, copy_context
from threading import Lock
from typing import Any, TypeVar, cast

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from diemcau.kernel.errors import Refused

T = TypeVar("T")

LONGEST_S = 0.04  # a transaction takes no new piece after that: other processes wait for it
PATIENCE_S = 20.0

_log = logging.getLogger(__name__)


def grouped(write: Callable[[], T], *, patience: float = PATIENCE_S) -> T:
    """Run one small write, durably, perhaps together with others'; give back what it returns, or raise what it raises.

    `write` touches the database and nothing else, for it may run twice (when somebody else's broken row spoiled the
    commit) and on another thread. A write that fails leaves nothing behind and spoils nobody else's. Inside a
    transaction that is already open it is simply part of that one.

    Raises:
        Refused: the line did not move for `patience` seconds; nothing was written.
    """
    if connection.in_atomic_block or connection.vendor != "sqlite":
        with transaction.atomic():
            return write()
    return _line.bring(write, patience)


class _Piece:
    """One caller's write, and what came of it."""

    __slots__ = ("context", "done", "error", "result", "write")

    def __init__(self, write: Callable[[], Any]) -> None:
        self.write = write
        self.context: Context = copy_context()  # the caller's language
        self.done = False
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        self.result = self.error = None
        try:
            with transaction.atomic():
                self.result = self.context.run(self.write)
        except Exception as error:
            self.error = error


class _Line:
    """The queue of one process."""

    def __init__(self) -> None:
        self._turn = Lock()  # held by whoever writes
        self._guard = Lock()  # held to look at the queue
        self._waiting: deque[_Piece] = deque()

    def bring(self, write: Callable[[], T], patience: float) -> T:
        piece = _Piece(write)
        with self._guard:
            self._waiting.append(piece)
        if not self._turn.acquire(timeout=patience) and not self._is_taken(piece):
            raise Refused(_("Máy chủ đang bận nên chưa ghi được gì; xin đợi ít giây rồi gửi lại."))
        try:
            while not piece.done:
                self._write_together()
        finally:
            self._turn.release()
        if piece.error is not None:
            raise piece.error
        return cast("T", piece.result)

    def _is_taken(self, piece: _Piece) -> bool:
        """Leave the queue; or, when somebody is writing our piece just now, wait for the turn after all."""
        with self._guard:
            if piece in self._waiting:
                self._waiting.remove(piece)
                return False
        return self._turn.acquire()

    def _write_together(self) -> None:
        taken: list[_Piece] = []
        is_committed: list[bool] = []
        try:
            with transaction.atomic():
                transaction.on_commit(lambda: is_committed.append(True))
                ends = time.monotonic() + LONGEST_S
                while (piece := self._next()) is not None:
                    taken.append(piece)
                    piece.run()
                    if time.monotonic() > ends:
                        break
        except IntegrityError:
            if not is_committed:  # a constraint that the database looks at only now: find whose
                for piece in taken:
                    piece.run()
            else:
                _log.exception("After a commit, in what follows it")
        except BaseException as error:
            if is_committed:
                _log.exception("After a commit, in what follows it")
            else:
                for piece in taken:
                    piece.error = error
            if not isinstance(error, Exception):
                raise
        finally:
            for piece in taken:
                piece.done = True

    def _next(self) -> _Piece | None:
        with self._guard:
            return self._waiting.popleft() if self._waiting else None


_line = _Line()


def _begin_anew() -> None:
    global _line  # noqa: PLW0603 -- a child of a fork has none of the threads that stood in the line
    _line = _Line()


os.register_at_fork(after_in_child=_begin_anew)

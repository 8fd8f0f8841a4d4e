"""Keep several child processes alive together, and end them together. Knows nothing of what they do.

The children are forked from a parent that has loaded everything once, so each is ready in milliseconds and
shares the parent's memory. The parent must have no threads and no open connections.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from threading import Event

GRACE_SECONDS = 20  # a task in hand may end; what still runs then is killed
CRASHES_ALLOWED = 5  # of one part …
CRASHES_WITHIN_SECONDS = 60  # … before all stop: a part that cannot live should be seen, not restarted for ever

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_fork = get_context("fork")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One child process: its name on the screen and its work, which lasts until SIGTERM."""

    name: str
    work: Callable[[], object]


@dataclass(slots=True)
class Running:
    part: Part
    process: ForkProcess
    crashes: deque[float] = field(default_factory=deque)


def run(wanted: Sequence[Part], *, ready: Callable[[], bool], announce: Callable[[], None]) -> int:
    """Keep every part alive until told to stop.

    `announce` is called once, when `ready` first says yes. A part that ends by itself is started again,
    unless it has done so too often. A second request to stop does not wait for the parts to finish.

    Returns:
        0 after SIGINT, SIGTERM or SIGHUP; 1 when a part would not live.
    """
    asked, insisted = Event(), Event()

    def stop(*_: object) -> None:
        (insisted if asked.is_set() else asked).set()

    for name in _ENDING:
        signal.signal(name, stop)
    running = [Running(part, _start(part)) for part in wanted]
    announced = hopeless = False
    try:
        while not asked.is_set() and not hopeless:
            alive = [_kept_alive(each) for each in running]
            hopeless = not all(alive)
            if not announced and not hopeless and ready():
                announced = True
                announce()
            asked.wait(0.2 if announced else 0.02)
    finally:
        _stop(running, insisted)
    return 1 if hopeless else 0


def tell(text: str) -> None:
    print(f"→ {text}", flush=True)


def _start(part: Part) -> ForkProcess:
    process = _fork.Process(target=_live, args=(part, os.getpid()), name=part.name)
    kept = signal.pthread_sigmask(
        signal.SIG_BLOCK, _ENDING
    )  # a signal that comes between waits for the child's own ears
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)
    return process


def _live(part: Part, parent: int) -> None:
    """In the child: a session of its own (Ctrl-C reaches the parent alone), default signals, then the work."""
    os.setsid()
    for name in _ENDING:
        signal.signal(name, signal.SIG_DFL)
    if sys.platform == "linux":  # end with a parent that was killed without a chance to tell us
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
        if os.getppid() != parent:
            return
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    part.work()


def _kept_alive(each: Running) -> bool:
    """Start the part again when it has ended. False when it ends too often."""
    if each.process.is_alive():
        return True
    _sweep(each)
    now = time.monotonic()
    each.crashes.append(now)
    while each.crashes[0] < now - CRASHES_WITHIN_SECONDS:
        each.crashes.popleft()
    code = each.process.exitcode
    if len(each.crashes) >= CRASHES_ALLOWED:
        tell(f"Phần “{each.part.name}” dừng {len(each.crashes)} lần trong một phút (mã {code}); dừng toàn bộ.")
        return False
    tell(f"Phần “{each.part.name}” vừa dừng (mã {code}); khởi động lại.")
    time.sleep(0.2 * len(each.crashes))
    each.process = _start(each.part)
    return True


def _stop(running: Sequence[Running], insisted: Event) -> None:
    for each in running:
        if each.process.is_alive():
            each.process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    while any(each.process.is_alive() for each in running):
        if time.monotonic() > deadline or insisted.is_set():
            break
        time.sleep(0.02)
    for each in running:
        _sweep(each)
        each.process.join()


def _sweep(each: Running) -> None:
    """End whatever is left of a part: itself and the processes that it started."""
    if each.process.pid is None:
        return
    try:
        os.killpg(each.process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return

"""Two rooms with a known line between them: network namespaces, the emulator of ../shared, tbf for rates.

The browser stands in room A, the whole product in room B; nothing but the line joins them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

EMULATOR = Path(__file__).resolve().parents[2] / "shared/tools/link_emulator.py"
RECORDER = Path(__file__).with_name("recorder.py")
B_ADDRESS = "10.78.0.2"
FIRST = ("chrt", "-f", "20")  # the line itself
AT_ONCE = ("chrt", "-r", "5")  # what else this machine does is no part of the line
PORT = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """What the line does, each way: delay and its standard deviation in ms, share lost, Mbit/s (None: no limit)."""

    delay_ms: float = 0
    jitter_ms: float = 0
    loss: float = 0
    mbps: float | None = None

    @property
    def words(self) -> str:
        parts = [f"{self.delay_ms:g} ms"]
        parts += [f"± {self.jitter_ms:g} ms"] if self.jitter_ms else []
        parts += [f"mất {100 * self.loss:g}%"] if self.loss else []
        parts += [f"{self.mbps:g} Mbit/s"] if self.mbps else []
        return ", ".join(parts).replace(".", ",")


def obstacle() -> str:
    """Why there can be no such line here, in a sentence; empty where there can."""
    if os.getuid() != 0:
        return "Cần quyền root để đặt một đường truyền biết trước giữa hai không gian mạng."
    if not (all(map(shutil.which, ("ip", "tc", "chrt"))) and Path("/dev/net/tun").exists()):
        return "Cần iproute2 (lệnh ip, tc), chrt và /dev/net/tun để đặt một đường truyền biết trước."
    if not EMULATOR.exists():
        return "Cần ../shared/tools/link_emulator.py, không có cạnh bản sao này."
    made = subprocess.run(["ip", "netns", "add", "dc-probe"], check=False, capture_output=True)
    subprocess.run(["ip", "netns", "del", "dc-probe"], check=False, capture_output=True)
    return "Máy này không cho lập không gian mạng (ip netns add)." if made.returncode else ""


@contextmanager
def rooms() -> Iterator[tuple[str, str]]:
    """Two namespaces that see nothing but themselves."""
    names = (f"dc-a-{os.getpid()}", f"dc-b-{os.getpid()}")
    try:
        for name in names:
            subprocess.run(["ip", "netns", "add", name], check=True)
            subprocess.run(["ip", "-n", name, "link", "set", "lo", "up"], check=True)
        yield names
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)


@contextmanager
def joined(a: str, b: str, line: KnownLine, *, seconds: float, record: Path, seed: int = 1) -> Iterator[None]:
    """Join two rooms by a line for so many seconds; on leaving waits until they are over, for the emulator's record."""
    command = [*FIRST, sys.executable, str(RECORDER), str(record), str(EMULATOR), a, b]
    command += ["--delay-ms", str(line.delay_ms), "--jitter-ms", str(line.jitter_ms)]
    command += ["--loss", str(line.loss), "--seconds", str(seconds), "--seed", str(seed)]
    emulator = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert emulator.stdout
    try:
        if emulator.stdout.readline().strip() != "up":
            raise RuntimeError("The emulator did not come up.")
        if line.mbps:
            for room in (a, b):
                shape = ["root", "tbf", "rate", f"{line.mbps}mbit", "burst", "15kb", "latency", "200ms"]
                subprocess.run(["tc", "-n", room, "qdisc", "add", "dev", "wan0", *shape], check=True)
        yield
        emulator.communicate(timeout=seconds + 30)
    finally:
        if emulator.poll() is None:
            emulator.kill()
        emulator.wait()
        emulator.stdout.close()


def inside(room: str, command: Sequence[str | Path]) -> list[str]:
    return [*AT_ONCE, "ip", "netns", "exec", room, *map(str, command)]


@contextmanager
def product(room: str, folder: Path, **settings: str) -> Iterator[None]:
    """`diemcau serve` in a room, on a data folder that is filled already."""
    environment = os.environ | {
        "DIEMCAU_DATA": str(folder),
        "DIEMCAU_LISTEN": "0.0.0.0",
        "DIEMCAU_PORT": str(PORT),
        "DIEMCAU_HOSTS": f"{B_ADDRESS} localhost 127.0.0.1",
        "DIEMCAU_PAGE_PROCESSES": "1",
        **settings,
    }
    program = Path(sys.executable).with_name("diemcau")
    with (folder / "serve.log").open("w") as log:
        serving = subprocess.Popen(
            inside(room, [program, "serve", "--empty"]), env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait_for(folder / "serve.log", serving)
            yield
        finally:
            serving.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                serving.wait(25)
            if serving.poll() is None:
                os.killpg(serving.pid, signal.SIGKILL)
                serving.wait()


def _wait_for(log: Path, serving: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while "đang chạy tại" not in log.read_text():
        if serving.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"The product did not start: {log.read_text()[-2000:]}")
        time.sleep(0.1)


def program_inside(room: str, program: str, folder: Path) -> Path:
    """A program that, when started, runs in the room: for who can be given only one name."""
    script = folder / f"in-{room}"
    script.write_text(f'#!/bin/sh\nexec chrt -r 5 ip netns exec {room} {program} "$@"\n')
    script.chmod(0o755)
    return script

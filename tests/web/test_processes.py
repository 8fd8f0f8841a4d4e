"""Several processes kept alive together and ended together: real processes, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

# A parent with two parts: each writes its pid to a file, each starts a grandchild, and sleeps until told to end.
PROGRAM = """
import os, signal, subprocess, sys, time
from functools import partial
from pathlib import Path
from diemcau.web.processes import Part, run

folder, mode = Path(sys.argv[1]), sys.argv[2]

def work(name):
    grandchild = subprocess.Popen(["sleep", "60"])
    if mode == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with (folder / name).open("a") as file:
        file.write(f"{os.getpid()} {grandchild.pid}\\n")
    if mode == "hopeless" and name == "b":
        sys.exit(7)
    time.sleep(60)

parts = [Part(name=name, work=partial(work, name)) for name in ("a", "b")]
ready = lambda: all((folder / name).exists() for name in ("a", "b"))
sys.exit(run(parts, ready=ready, announce=lambda: print("ready", flush=True)))
"""


@pytest.fixture
def parent(tmp_path):
    """Start the program in a mode and wait until it is ready."""
    started = []

    def start(mode: str = "plain", *, wait: bool = True) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), mode], stdout=subprocess.PIPE, text=True, bufsize=1
        )
        started.append(process)
        if wait:
            assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.stdout.close()
        process.wait()
    for pid in pids(tmp_path):
        if psutil.pid_exists(pid):
            os.kill(pid, signal.SIGKILL)


def pids(folder: Path) -> list[int]:
    return [
        int(word) for name in ("a", "b") if (folder / name).exists() for word in (folder / name).read_text().split()
    ]


def alive(folder: Path) -> list[int]:
    found = []
    for pid in pids(folder):
        try:
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                found.append(pid)
        except psutil.NoSuchProcess:
            pass
    return found


def until(condition, *, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "It did not come to pass."
        time.sleep(0.02)


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_ends_every_part_and_what_they_started(parent, tmp_path, name):
    process = parent()
    assert len(alive(tmp_path)) == 4
    process.send_signal(name)
    assert process.wait(15) == 0
    assert alive(tmp_path) == []


def test_a_part_that_ends_by_itself_is_started_again(parent, tmp_path):
    process = parent()
    first, grandchild = map(int, (tmp_path / "b").read_text().split())
    os.kill(first, signal.SIGKILL)
    until(lambda: len(pids(tmp_path)) == 6)
    assert grandchild not in alive(tmp_path)
    assert len(alive(tmp_path)) == 4
    assert "“b” vừa dừng" in process.stdout.readline()


def test_a_part_that_cannot_live_ends_all_with_exit_code_1(parent, tmp_path):
    process = parent("hopeless", wait=False)
    assert process.wait(30) == 1
    assert len((tmp_path / "b").read_text().splitlines()) == 5
    assert alive(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Chỉ Linux báo cho tiến trình con biết cha đã mất.")
def test_the_parts_do_not_outlive_a_parent_that_was_killed(parent, tmp_path):
    process = parent()
    parts = [int((tmp_path / name).read_text().split()[0]) for name in ("a", "b")]
    process.kill()
    process.wait()
    until(lambda: not set(parts) & set(alive(tmp_path)))


def test_asked_twice_it_does_not_wait_for_a_part_that_will_not_end(parent, tmp_path):
    process = parent("deaf")
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(5) == 0
    assert alive(tmp_path) == []

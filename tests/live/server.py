"""A real `diemcau serve` on a folder of its own, to be crashed and started again."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.ports import three_free_ports

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_S = 90


class Server:
    """One server and its data. `database` is a URL for those that share one; else SQLite in the folder."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.port = three_free_ports()
        self.environment = os.environ | {
            "DIEMCAU_DATA": str(folder),
            "DIEMCAU_PORT": str(self.port),
            "DIEMCAU_PAGE_PROCESSES": "2",
            "DIEMCAU_SECRET_KEY": "x" * 50,
            "DIEMCAU_DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "diemcau.web.settings",
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = Path(sys.executable).with_name("diemcau")
        with (self.folder / "serve.log").open("ab") as log:
            self._process = subprocess.Popen(
                [program, "serve", "--empty"], env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.wait()

    def wait(self) -> None:
        """Until pages and stream both answer."""
        until = time.monotonic() + UP_WITHIN_S
        while not (_answers(self.port, "/sign-in/") and _answers(self.port + 1, "/time")):
            assert time.monotonic() < until, (self.folder / "serve.log").read_text()[-2000:]
            time.sleep(0.05)

    def parts(self) -> list[int]:
        """Every process below the one that keeps the others alive."""
        assert self._process
        return _below(self._process.pid)

    def kill(self, pid: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def crash(self) -> None:
        """Everything at once, as when the power fails."""
        assert self._process
        for pid in [self._process.pid, *self.parts()]:
            self.kill(pid)
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        if self._process:
            below = self.parts()
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(30)
            for pid in [self._process.pid, *below]:
                self.kill(pid)
            self._process.wait()
            self._process = None

    def run(self, script: str, *arguments: str, of: str = "live") -> Any:
        """Run a module of tests/<of> in the server's own settings; gives what it prints as JSON."""
        done = subprocess.run(
            [sys.executable, "-m", f"tests.{of}.{script}", *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])


def _answers(port: int, path: str) -> bool:
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        door.request("GET", path, headers={"Host": "127.0.0.1"})
        return door.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        door.close()


def _below(pid: int) -> list[int]:
    found: list[int] = []
    for child in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for below in child.read_text().split():
                found += [int(below), *_below(int(below))]
    return found

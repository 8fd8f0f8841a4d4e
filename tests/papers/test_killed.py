"""The server is killed in the middle of a dispatch to 260 recipients; each gets it exactly once."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from aiosmtpd.controller import Controller

from tests.papers.prepared import DOCUMENTS, RECIPIENTS

ROOT = Path(__file__).resolve().parents[2]
DIEMCAU = Path(sys.executable).with_name("diemcau")
PATIENCE_S = 120


class Office:
    """A mail server that takes its time over each letter, so that a kill falls between two of them or into one."""

    def __init__(self) -> None:
        self.got: list[str] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        self.got += envelope.rcpt_tos
        await asyncio.sleep(0.01)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def office():
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    office.url = f"smtp://127.0.0.1:{controller.port}"
    yield office
    controller.stop()


@pytest.fixture
def environment(tmp_path, office):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DIEMCAU_", "DJANGO_"))}
    return kept | {
        "DIEMCAU_DATA": str(tmp_path),
        "DIEMCAU_PORT": str(free_port()),
        "DIEMCAU_PAGE_PROCESSES": "1",
        "DIEMCAU_SMTP_URL": office.url,
    }


def run_apart(environment, *words) -> None:
    subprocess.run([sys.executable, "-m", "tests.papers.prepared", *words], env=environment, cwd=ROOT, check=True)


def started(environment) -> subprocess.Popen[bytes]:
    return subprocess.Popen([DIEMCAU, "serve", "--empty"], env=environment, stdout=subprocess.DEVNULL)


def kill(process: subprocess.Popen[bytes]) -> None:
    """At once, all of it, without a chance to say anything."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    for each in family:
        with suppress(psutil.NoSuchProcess):  # it ended with its parent
            each.kill()
    psutil.wait_procs(family, timeout=10)
    process.wait()


def asked(environment, question: str) -> list[tuple]:
    with sqlite3.connect(f"file:{environment['DIEMCAU_DATA']}/diemcau.sqlite3?mode=ro", uri=True) as database:
        return database.execute(question).fetchall()


def states(environment) -> Counter[str]:
    return Counter(dict(asked(environment, "SELECT state, count(*) FROM journal_outboxmessage GROUP BY state")))


def until(true, process) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert process.poll() is None, "the server ended by itself"
        assert time.monotonic() < end, "nothing moves any more"
        time.sleep(0.02)


def test_each_of_260_gets_it_exactly_once_though_the_server_is_killed_in_the_middle(environment, office):
    run_apart(environment, "dispatch")
    process = started(environment)
    try:
        until(lambda: len(office.got) >= 60, process)
    finally:
        kill(process)
    before = len(office.got)
    assert 60 <= before < RECIPIENTS
    left = states(environment)
    assert left["sending"] > 0, "it was killed with letters in hand"

    process = started(environment)
    try:
        until(lambda: (now := states(environment))["queued"] + now["sending"] == 0, process)
    finally:
        kill(process)

    # On the units' own pages: every document once, by constraint.
    assert asked(environment, "SELECT count(*) FROM papers_delivery") == [(RECIPIENTS * DOCUMENTS,)]
    each = "SELECT count(*) AS many FROM papers_delivery GROUP BY organisation_id"
    assert asked(environment, f"SELECT DISTINCT many FROM ({each})") == [(DOCUMENTS,)]
    # By e-mail: nobody twice, and at most the one letter that was leaving is in doubt, shown as such.
    done = states(environment)
    assert done["sent"] + done["unknown"] == RECIPIENTS
    assert done["unknown"] <= 1
    assert max(Counter(office.got).values()) == 1
    assert RECIPIENTS - len(office.got) <= done["unknown"]

    # A person looks into the mail server's log and decides on that one.
    run_apart(environment, "settle", *office.got)
    assert states(environment) == {"sent": RECIPIENTS}
    assert sorted(Counter(office.got).values()) == [1] * RECIPIENTS

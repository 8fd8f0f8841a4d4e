"""Ports for the servers that tests start, so that two processes of a run never choose the same."""

from __future__ import annotations

import os
import socket
from contextlib import ExitStack

HELD: list[socket.socket] = []


def three_free_ports() -> int:
    """The first of three in a row: pages, stream, measuring of lines.

    A fourth is held as long as this process lives. It tells the others that these three are taken, though nothing
    listens on them yet or any more.
    """
    for port in range(18_000 + os.getpid() % 1_000 * 4, 30_000, 4):
        held = socket.socket()
        with ExitStack() as probes:
            try:
                held.bind(("127.0.0.1", port + 3))
                for each in range(port, port + 3):
                    probes.enter_context(socket.socket()).bind(("127.0.0.1", each))
            except OSError:
                held.close()
                continue
        HELD.append(held)
        return port
    raise AssertionError("no three free ports")

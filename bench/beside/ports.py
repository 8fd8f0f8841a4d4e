"""Free ports, and who listens on one."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

LISTENING = "0A"


def free_ports(number: int) -> int:
    """The first of so many free ports in a row."""
    for port in range(20_000 + os.getpid() % 5_000, 32_000, number):
        with suppress(OSError):
            for each in range(port, port + number):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", each))
            return port
    raise SystemExit("Không còn cổng rỗi.")


def listens_on(port: int) -> int | None:
    """The process that listens on a port of this machine."""
    wanted = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
            wanted.add(f"socket:[{fields[9]}]")
    for handle in Path("/proc").glob("[0-9]*/fd/*") if wanted else ():
        with suppress(OSError):
            if str(handle.readlink()) in wanted:
                return int(handle.parts[2])
    return None

"""The emulator of ../shared, with a record of what it did to each packet of a data channel.

`recorder.py RECORD EMULATOR ARGUMENTS…` runs the emulator as it is; only its reading and writing are
looked over the shoulder. A busy machine makes an emulator late: then the line is what it did, not what it was told.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import time
from pathlib import Path
from typing import Any

UDP, APPLICATION_DATA = 17, 23  # of the IP header; of the DTLS record


class Watched:
    """The module `os`, as the emulator sees it."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []  # [device, came at, left at or None, bytes]
        self._waiting: dict[int, list[Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def read(self, device: int, most: int) -> bytes:
        packet = os.read(device, most)
        if is_data(packet):
            row = [device, time.monotonic(), None, len(packet)]
            self.rows.append(row)
            self._waiting[id(packet)] = row  # a dropped packet's number may come again, and then is this one's
        else:
            self._waiting.pop(id(packet), None)
        return packet

    def write(self, device: int, packet: bytes) -> int:
        written = os.write(device, packet)
        row = self._waiting.pop(id(packet), None)
        if row is not None:
            row[2] = time.monotonic()
        return written


def is_data(packet: bytes) -> bool:
    head = 4 * (packet[0] & 15) if packet else 0
    return len(packet) > head + 8 and packet[0] >> 4 == 4 and packet[9] == UDP and packet[head + 8] == APPLICATION_DATA


def main(record: str, emulator: str, *arguments: str) -> None:
    watched = Watched()
    sys.argv = [emulator, *arguments]
    names = runpy.run_path(emulator, run_name="emulator")
    names["main"].__globals__["os"] = watched
    names["main"]()
    devices = sorted({row[0] for row in watched.rows})  # A's was opened first
    Path(record).write_text(json.dumps([[devices.index(device), *rest] for device, *rest in watched.rows]))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Where a figure was measured: without it a figure says little."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


def describe() -> dict[str, str]:
    """Cores, processor, memory, system, Python, database: each in words."""
    return {
        "cores": f"{len(os.sched_getaffinity(0))} lõi",
        "processor": _first(r"model name\s*:\s*(.+)", "/proc/cpuinfo") or platform.machine(),
        "memory": f"{int(_first(r'MemTotal: *([0-9]+)', '/proc/meminfo') or 0) / 2**20:.0f} GiB",
        "system": _first(r'PRETTY_NAME="(.+)"', "/etc/os-release") or platform.platform(),
        "python": f"Python {platform.python_version()}",
        "database": _database(),
    }


def _database() -> str:
    url = os.environ.get("DIEMCAU_DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"SQLite {sqlite3.sqlite_version}"
    maintenance = urlsplit(url)._replace(path="/postgres").geturl()
    with psycopg.connect(maintenance) as connection:
        [version] = connection.execute("SHOW server_version").fetchone() or ["?"]
    return f"PostgreSQL {version.split()[0]}"


def _first(pattern: str, path: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text())
    except OSError:
        return ""
    return found[1].strip() if found else ""

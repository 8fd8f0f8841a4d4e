"""Where a figure was measured: without it a figure says little."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from pathlib import Path


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
    kind = os.environ.get("DIEMCAU_DATABASE_URL", "").partition(":")[0]
    if kind.startswith("postgres"):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
    return f"SQLite {sqlite3.sqlite_version}"


def _first(pattern: str, path: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text())
    except OSError:
        return ""
    return found[1].strip() if found else ""

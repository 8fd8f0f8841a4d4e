"""Which database: SQLite beside the data unless a URL names PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# WAL lets pages read while one writes; FULL means that what was acknowledged survives a power cut.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
)


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name`, for `sqlite:///path`, or for nothing.

    Raises:
        ValueError: a URL of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme in {"", "sqlite"}:
        name = Path(unquote(parts.path)[1:]) if parts.scheme else data / "diemcau.sqlite3"
        return {
            "ENGINE": "diemcau.web.sqlite",
            "NAME": name,
            "CONN_MAX_AGE": None,  # opening anew costs each page 1 ms, and the database's pages read again
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_START},
            "TEST": {"NAME": data / "test.sqlite3"},  # a real file: tests meet the same locks as the product
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path)[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or "") or dict(parse_qsl(parts.query)).get("host", ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 12, "timeout": 20}},
        }
    raise ValueError(f"DIEMCAU_DATABASE_URL must begin with postgresql:// or sqlite:///, not with {parts.scheme}://.")

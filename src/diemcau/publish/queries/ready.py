"""Files that the worker makes right after a release. Where one is missing, whoever asks first waits for it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from diemcau.publish.queries.released import generation


def folder() -> Path:
    """Where they lie, beside the uploads; below it a folder for each generation of releases."""
    return Path(settings.MEDIA_ROOT, "publish", "ready")


def press_name(announcement: int) -> str:
    return f"press-{announcement}.zip"


def picture_name(slug: str, language: str) -> str:
    return f"{slug}.{language}.png"


def folder_of(now: str) -> Path:
    """The files of one generation: what was made under an earlier one is no longer true."""
    return folder() / hashlib.sha256(now.encode()).hexdigest()[:16]


def ready(name: str) -> bytes | None:
    """A file of the present generation; None where it is not made (yet)."""
    now = generation()
    if not now:
        return None
    try:
        return (folder_of(now) / name).read_bytes()
    except FileNotFoundError:
        return None

"""What Vite built: which file stands for which source, by its manifest."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BUILT = Path(__file__).resolve().parent / "static" / "build"
MANIFEST = BUILT / "manifest.json"
FIRST_LETTERS = ("vietnamese-400", "latin-400", "vietnamese-600", "latin-600")


def is_built() -> bool:
    return MANIFEST.is_file()


def tag(source: str) -> SafeString:
    """The element that loads `main.ts` or `main.scss`; nothing while they are not built (a system check says so)."""
    folder = "styles" if source.endswith(".scss") else "ts"
    entry = manifest().get(f"{folder}/{source}")
    if entry is None:
        return SafeString("")
    if folder == "styles":
        letters = [(address(file),) for file in entry.get("assets", []) if any(name in file for name in FIRST_LETTERS)]
        preloads = format_html_join(
            "", '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n', letters
        )
        return preloads + format_html('<link rel="stylesheet" href="{}">', address(entry["file"]))
    needed = [(address(manifest()[name]["file"]),) for name in entry.get("imports", [])]
    preloads = format_html_join("", '<link rel="modulepreload" href="{}">\n', needed)
    return preloads + format_html('<script type="module" src="{}"></script>', address(entry["file"]))


def icons() -> str:
    """The address of the sheet that all icons are on."""
    entry = manifest().get("icons.svg")
    return address(entry["file"]) if entry else ""


def address(file: str) -> str:
    return static(f"build/{file}")


def manifest() -> dict[str, Any]:
    """Read once; while developing again after each build."""
    if not is_built():
        return {}
    return _read(MANIFEST.stat().st_mtime_ns if settings.DEBUG else 0)


@cache
def _read(_version: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(MANIFEST.read_text())
    return found

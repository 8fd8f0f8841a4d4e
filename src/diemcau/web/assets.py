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
    return _tag(source, version())


def icons() -> str:
    """The address of the sheet that all icons are on."""
    return _icons(version())


def version() -> tuple[Path, int]:
    """Which build; looked at anew only while developing, as nothing is built under a running server."""
    return MANIFEST, MANIFEST.stat().st_mtime_ns if settings.DEBUG and is_built() else 0


def manifest() -> dict[str, Any]:
    return _manifest(version())


@cache
def _manifest(_version: tuple[Path, int]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(MANIFEST.read_text()) if is_built() else {}
    return found


@cache
def _icons(version: tuple[Path, int]) -> str:
    entry = _manifest(version).get("icons.svg")
    return address(entry["file"]) if entry else ""


@cache
def _tag(source: str, version: tuple[Path, int]) -> SafeString:
    folder = "styles" if source.endswith(".scss") else "ts"
    entry = _manifest(version).get(f"{folder}/{source}")
    if entry is None:
        return SafeString("")
    if folder == "styles":
        letters = [(address(file),) for file in entry.get("assets", []) if any(name in file for name in FIRST_LETTERS)]
        preloads = format_html_join(
            "", '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n', letters
        )
        return preloads + format_html('<link rel="stylesheet" href="{}">', address(entry["file"]))
    needed = [(address(_manifest(version)[name]["file"]),) for name in entry.get("imports", [])]
    preloads = format_html_join("", '<link rel="modulepreload" href="{}">\n', needed)
    parts = [entry, *(_manifest(version)[name] for name in entry.get("imports", []))]
    sheets = [(address(file),) for part in parts for file in part.get("css", [])]
    styles = format_html_join("", '<link rel="stylesheet" href="{}">\n', sheets)
    return styles + preloads + format_html('<script type="module" src="{}"></script>', address(entry["file"]))


def address(file: str) -> str:
    return static(f"build/{file}")

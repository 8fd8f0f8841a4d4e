"""The browser of the browser tests: where it is, and how to start it so that it keeps quiet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without them a Chromium in a closed network asks its maker's hosts over and over.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
FAKE = ["--use-fake-device-for-media-stream"]  # a moving picture and a beep; asked for, as real ones are
MISSING = (
    "Không có trình duyệt Chromium để chạy kiểm thử giao diện và cũng không tự cài được. "
    "Hãy cài gói “chromium” (Debian, Ubuntu: apt install chromium) rồi chạy lại."
)


def find() -> str | None:
    """The program that starts Chromium: the system's, else the one that Playwright has downloaded."""
    for name in NAMES:
        program = shutil.which(name)
        if program and _runs(program):
            return program
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    for program in sorted(map(str, cache.glob("chromium*/chrome-*/*")), reverse=True):
        if Path(program).name in {"chrome", "headless_shell", "chrome-headless-shell"} and _runs(program):
            return program
    return None


def download() -> str | None:
    """Playwright's own, where its maker's host can be reached."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(download, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    return find()


def _runs(program: str) -> bool:
    """Some systems put a stub by this name that only says where to get the browser."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "Chrom" in said.stdout

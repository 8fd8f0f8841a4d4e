"""Pages that open without a line: the worker of each, and what makes it installable.

A worker sees only what lies below its own scope, and keeps one page without any data: ts/screens/offline-worker.ts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diemcau.web import assets

WORKER = "ts/screens/offline-worker.ts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """One page that opens without a line."""

    page: str  # its address, which is also the scope of the worker
    scripts: tuple[str, ...]
    name: Promise
    short_name: Promise


SHELLS = {
    "survey": Shell(
        page="/s/",
        scripts=("ts/screens/survey-form.ts",),
        name=_("Phiếu khảo sát mức độ hài lòng"),
        short_name=_("Khảo sát"),
    ),
    "check-in": Shell(
        page="/c/",
        scripts=("ts/screens/check-in.ts",),
        name=_("Điểm danh tại điểm cầu"),
        short_name=_("Điểm danh"),
    ),
}


@login_not_required
@require_safe
def worker(request: HttpRequest, key: str) -> HttpResponse:
    """The one worker, told which page it keeps; its bytes change with every build, so browsers fetch the new one."""
    if (built := assets.manifest().get(WORKER)) is None:
        raise Http404
    return HttpResponse(
        _worker(key, built["file"], assets.version()),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


@cache
def _worker(key: str, file: str, _version: object) -> str:
    shell = SHELLS[key]
    files = sorted({assets.address(each) for each in _files(shell)})
    told = {
        "version": sha256("".join(files).encode()).hexdigest()[:12],
        "page": shell.page,
        "files": files,
    }
    return f"const SHELL={json.dumps(told)};\n{(assets.BUILT / file).read_text()}"


def _files(shell: Shell) -> Iterator[str]:
    """What the page loads, all the way down: scripts, their imports, styles, letters."""
    found = assets.manifest()
    if drawings := found.get("icons.svg"):
        yield drawings["file"]
    waiting, seen = ["styles/main.scss", *shell.scripts], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in found:
            continue
        seen.add(name)
        entry = found[name]
        yield entry["file"]
        yield from entry.get("css", [])
        yield from (file for file in entry.get("assets", []) if Path(file).suffix in {".woff2", ".wasm"})
        waiting += [*entry.get("imports", []), *entry.get("dynamicImports", [])]


@login_not_required
@require_safe
def manifest(request: HttpRequest, key: str) -> HttpResponse:
    """What a phone asks before it puts the page among its programs."""
    shell = SHELLS[key]
    said = {
        "name": str(shell.name),
        "short_name": str(shell.short_name),
        "start_url": shell.page,
        "scope": shell.page,
        "display": "standalone",
        "lang": "vi",
        "background_color": "#ffffff",
        "theme_color": "#9b1c1c",
        "icons": [{"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return JsonResponse(said, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})

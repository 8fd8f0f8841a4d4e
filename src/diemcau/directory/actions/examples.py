"""Load a bundled example: a province of invented people."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from diemcau.directory.actions.applying import apply
from diemcau.directory.domain.endings import ended
from diemcau.directory.domain.examples import Facts, example
from diemcau.directory.domain.rows import Snapshot, changes
from diemcau.directory.models import Account, Organisation
from diemcau.directory.queries import snapshot
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def load_example(folder: Path, *, by: Account | None = None) -> int:
    """Load the example of this folder and, before it, the one that it follows; say how many organisations came.

    An example that is there already is left as people have changed it since.

    Raises:
        Refused: there is no such example.
    """
    if not (folder / "example.toml").is_file():
        raise Refused(f"Không có ví dụ “{folder.name}”.")
    settings = tomllib.loads((folder / "example.toml").read_text(encoding="utf-8"))
    came = 0
    if follows := settings.get("follows"):
        came += load_example(folder.parent / follows["example"], by=by)
    if Organisation.objects.filter(code=settings["code"]).exists():
        return came

    made = example(_facts(folder, settings))
    apply(changes(Snapshot(), made))
    if follows:
        known = snapshot()
        lines = _lines(folder, "predecessors")
        apply(changes(known, ended(known, prefix=follows["prefix"], last_day=follows["last_day"], lines=lines)))
    top = Organisation.objects.get(code=settings["code"])
    record("directory.example_loaded", top, by=by, example=folder.name, organisations=len(made.organisations))
    return came + len(made.organisations)


def _facts(folder: Path, settings: dict[str, Any]) -> Facts:
    valid_from: date | None = settings.get("valid_from")
    return Facts(
        domain=settings["domain"],
        names=tomllib.loads((folder.parent / "names.toml").read_text(encoding="utf-8")),
        valid_from=valid_from,
        positions=_lines(folder.parent, "positions"),
        **{name: _lines(folder, name) for name in ("areas", "bodies", "organisations", "groups", "members", "venues")},
    )


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    file = folder / f"{name}.csv"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))

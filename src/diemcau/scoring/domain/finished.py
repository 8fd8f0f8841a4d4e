"""A finished ranking as plain frozen data: what is published, printed, shown on screens and given awards for. Pure.

The same for a block that was scored here and for a ranking that was decided elsewhere and imported. Its JSON is
canonical: the same result gives the same bytes, and these are hashed when it is approved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

CRITERIA = "%(name)s (%(year)s), phiên bản %(version)s"
IMPORTED = "Thứ hạng và điểm lấy nguyên theo quyết định đã ban hành."


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedField:
    """One column of points: a field of the criteria set, with the most that it gives."""

    code: str
    name: str
    ceiling: str  # plain decimal, "14.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRow:
    """One unit. Numbers are plain decimals as text, as shown ("81.33"); empty where the source gave none."""

    rank: int | None
    unit: str
    organisation: int | None  # pk of directory.Organisation, None where an imported name is nobody known
    points: str
    applicable: str
    index: str  # percent
    grade: str
    appraised: str = ""
    surveyed: str = ""
    fields: tuple[str, ...] = ()  # points, in the order of Finished.fields
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """One table as decided. `settings` is the sentence that must be printed with it."""

    key: str  # "block:12" or "ranking:3"
    kind: str  # "index", "survey", "winners"
    title: str
    block: str
    year: int
    settings: str
    fields: tuple[FinishedField, ...]
    rows: tuple[FinishedRow, ...]
    criteria: str = ""  # name, year and version of the criteria set
    decision: str = ""  # number of the decision, "617/QĐ-UBND"
    decided_on: str = ""  # ISO date
    english: Mapping[str, str] = field(default_factory=dict)  # Vietnamese text of the table → as given in English

    def content(self) -> dict[str, Any]:
        """As JSON takes it; `from_content` is the way back. Without English it is as before there was any."""
        content = asdict(self)
        if not self.english:
            del content["english"]
        return content

    def digest(self) -> str:
        """SHA-256 of the canonical JSON."""
        text = json.dumps(self.content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def from_content(content: dict[str, Any]) -> Finished:
    """Back from what `content` gave."""
    fields = tuple(FinishedField(**each) for each in content["fields"])
    rows = tuple(FinishedRow(**each | {"fields": tuple(each["fields"])}) for each in content["rows"])
    return Finished(**content | {"fields": fields, "rows": rows})


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedHeading:
    """That there is a result, without a single point of it: what lists may show before it is published."""

    key: str
    kind: str
    title: str
    block: str
    year: int
    phase: str  # "approved" or "published"
    decision: str

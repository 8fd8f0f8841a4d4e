"""What a correction changed, row by row. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diemcau.kernel.words import say
from diemcau.publish.domain.tables import printed
from diemcau.scoring.domain.finished import Finished, FinishedRow

_COMPARED = {"rank": "hạng", "points": "điểm", "index": "chỉ số", "grade": "xếp loại", "note": "ghi chú"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit, what of it, from what to what; `what` is empty where the whole row came or went."""

    unit: str
    what: str
    before: str
    after: str


def changes(old: Finished, new: Finished) -> list[Change]:
    """Everything that reads otherwise in the newer of two versions of one table: heading, settings, rows, points."""
    return [*_of_the_heading(old, new), *_of_the_rows(old, new)]


def _of_the_heading(old: Finished, new: Finished) -> Iterator[Change]:
    named = {
        "title": "tên bảng",
        "settings": "cách xếp hạng",
        "decision": "số quyết định",
        "decided_on": "ngày quyết định",
    }
    for name, word in named.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(unit="", what=say(word), before=before, after=after)
    if old.english != new.english:
        yield Change(unit="", what=say("bản tiếng Anh"), before="", after=say("bổ sung, sửa đổi"))


def _of_the_rows(old: Finished, new: Finished) -> Iterator[Change]:
    before = {_who(row): row for row in old.rows}
    after = {_who(row): row for row in new.rows}
    for who, row in after.items():
        if who not in before:
            yield Change(unit=row.unit, what="", before="", after=say("thêm vào bảng"))
            continue
        was = before[who]
        for name, word in _COMPARED.items():
            then, now = (str(getattr(each, name) or "") for each in (was, row))
            if then != now:
                yield Change(unit=row.unit, what=say(word), before=printed(then), after=printed(now))
        if len(was.fields) == len(row.fields) == len(new.fields):
            for field, then, now in zip(new.fields, was.fields, row.fields, strict=True):
                if then != now:
                    yield Change(unit=row.unit, what=field.name, before=printed(then), after=printed(now))
    for who, row in before.items():
        if who not in after:
            yield Change(unit=row.unit, what="", before=say("có trong bảng"), after=say("đưa ra khỏi bảng"))


def _who(row: FinishedRow) -> tuple[int, str]:
    """An organisation keeps its row under a corrected name; a name that nobody knows is itself."""
    return (row.organisation, "") if row.organisation else (0, row.unit)

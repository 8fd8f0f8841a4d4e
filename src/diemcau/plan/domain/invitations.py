"""Who is invited where no list says so: 'kính mời …', 'Bảo đảm 100% học sinh được tham gia'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document
from diemcau.plan.domain.attendance_lists import OTHER_TOPICS, Group, Printed, children
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.topics import Topic

_PEOPLE_INVITED = re.compile(r"(?i)\bkính mời\s*(?:[^.;:]{0,80})?:?\s*$")
_INVITED_INLINE = re.compile(
    r"(?i)\b(?:trân trọng|kính) (?:kính )?mời\s*:?\s+(?P<who>(?-i:[A-ZĐÔ])\S+\s+\S.{4,1500})$", re.DOTALL
)
_INVITED_TO = re.compile(
    r"\b(?:trân trọng|kính) (?:kính )?mời\s+"
    r"(?P<who>(?:đại diện|lãnh đạo|các|toàn thể|đồng chí|ông|bà|quý)\s[^:;.]{4,300}?)"
    r",?\s+(?:tham dự|đến dự|tới dự|về dự|dự)\s"
)
_TO_COME = re.compile(r"(?i),?\s+(?:tới|đến|về|tham)?\s*dự\s")
_EVERYONE = re.compile(
    r"(?:[Bb]ảo đảm|[Đđ]ảm bảo|[Yy]êu cầu|[Tt]ổ chức cho)?\s*(?P<who>(?:100\s?%|toàn thể|"
    r"tất cả)\s+[^.,;]{3,80}?)\s+(?:được |phải )?(?:tham gia|tham dự|dự)\b"
)


def invites(document: Document) -> bool:
    """An invitation by its kind, or a công văn V/v mời …"""
    if document.type is None:
        return fold(document.subject or "").startswith("moi ")
    return fold(document.type).startswith(("giay moi", "giay trieu tap", "thu moi"))


def invited(entries: Sequence[Entry]) -> Iterator[Printed]:
    """An invitation without the word 'thành phần': what stands between 'kính mời:' and the time."""
    inviting = False
    for entry in entries:
        if not inviting:
            inline = _INVITED_INLINE.search(entry.text) if entry.label is None else None
            if inline and not entry.children:
                for piece in re.split(r"\s*;\s+", _TO_COME.split(inline["who"])[0].strip(" .;,")):
                    yield piece, None, entry.lines
                return
            named = _INVITED_TO.search(entry.text) if entry.label is None and entry.parent is None else None
            if named:
                yield named["who"].strip(" ,"), None, entry.lines
                return
            inviting = entry.parent is None and _PEOPLE_INVITED.search(entry.text) is not None
            if inviting and entry.children:
                yield from children(entry, Group())
            continue
        if entry.own & (OTHER_TOPICS - {Topic.CONTENT}) or (
            entry.parent is None and entry.label is None and not entry.children
        ):
            return
        if entry.parent is None and entry.head and entry.text:
            yield f"{entry.head}: {entry.text}", None, entry.lines
        elif entry.parent is None and entry.children:
            yield from children(entry, Group((entry.head or entry.text).rstrip(" :")))
        elif entry.parent is None:
            yield entry.head or entry.text, None, entry.lines


def everyone(entries: Sequence[Entry]) -> Iterator[Printed]:
    """'Bảo đảm 100% học sinh được tham gia' names who attends where no list does."""
    for entry in entries:
        found = _EVERYONE.search(entry.text[:400])
        if found:
            yield found["who"], None, entry.lines
            return

"""A printed list of those who attend, walked entry by entry, with the group that each stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diemcau.nd30.model import Lines
from diemcau.plan.domain.letters import UPPER
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.names import starts_name
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.sites import is_site
from diemcau.plan.domain.tiers import tier_of_heading
from diemcau.plan.domain.topics import Topic

Printed = tuple[str, str | None, Lines]  # an entry, its group and its lines

OTHER_TOPICS = frozenset(Topic) - {Topic.PARTICIPANTS, Topic.CHAIR}
_INTRO = re.compile(r"(?i)(?:kính mời|gồm(?: có)?|cụ thể(?: như sau)?|như sau|sau đây|bao gồm)[^.;]{0,60}:?\s*$|:\s*$")
_ELSEWHERE = re.compile(
    r"(?i)^(?:(?:được )?quy định (?:tại|trong)|theo (?:quy định|danh sách|phụ lục|quyết định|thành phần)|"
    r"(?:có )?danh sách (?:đính )?kèm|như trên|như kính gửi|đính kèm)"
)
_FIRST_SENTENCE = re.compile(r"^(.{20,}?[.])\s+(?=(?:Trong đó|Ngoài ra|Riêng|Lưu ý|Đề nghị|Yêu cầu)\b)", re.DOTALL)
_TIERED = re.compile(r"(?i)\((?:cấp|tuyến) \w+\)")
_GROUP_HEAD = re.compile(
    r"(?i)^(?:[*+]?\s*)?(?:(?:ở |tại )?(?:cấp|tuyến)\.?\s|(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u|đại biểu|khách mời|tập thể|"
    r"cá nhân|đối với|về phía|phía|"
    r"thành phần (?:mời|dự|tham dự|triệu tập)|các (?:huyện|xã|sở|phường|đơn vị|cơ quan))"
)
_NUMBER_ONLY = re.compile(r"(?i)(?:tổng )?số lượng[^:]{0,30}:?\s+(?:khoảng |dự kiến )?\d[\d.]*\s+\w+(?:\s\w+)?\W*$")
_GROUP_LABEL = re.compile(  # '- Điểm cầu cấp xã: Chủ tịch; …' in a list
    r"(?P<group>(?:(?:[Tt]ại )?(?:các )?[Đđ]iểm cầu|(?:[Ởở] |[Tt]ại )?[Cc]ấp|[Tt]uyến)\s[^:;.]{2,60}):\s+(?=\S)"
)
_COMMON = re.compile(
    r"(?i)\b(?:thành phần|đại biểu|đối tượng|tham dự|tham gia|triệu tập|mời|dự|khách|gồm|gồm có|hội nghị|họp|"
    r"cuộc họp|số lượng|và|của|buổi lễ|lễ|hội thảo|các)\b"
)
_CLOSED = re.compile(r"(?i)^(?:rất mong|đề nghị|trân trọng|để |đề ngị|ghi chú|lưu ý|kính mong|tới dự|đến dự|dự\s)")
_BY_ITSELF = re.compile(rf"[{UPPER}\s,.–-]{{8,}}$")
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\bngày\s+\d")


@dataclass(slots=True)
class Group:
    heading: str | None = None


def section(entry: Entry) -> Iterator[Printed]:
    group = Group(_own_group(entry) or _session(entry))
    composite = len(entry.own - {Topic.CHAIR}) > 1
    text = entry.text
    if text and not composite and not (entry.children and _INTRO.search(text)) and not _ELSEWHERE.match(text):
        if group.heading == entry.head:
            yield from _headed(entry, group)
        else:
            yield from _inline(text, group.heading, entry)
    yield from children(entry, group, composite=composite)


def children(parent: Entry, group: Group, *, composite: bool = False) -> Iterator[Printed]:
    """Depth first, with the group that each entry stands under. An explicit stack, so depth costs nothing."""
    waiting: list[tuple[Entry, Group, bool]] = [(one, group, composite) for one in reversed(parent.children)]
    while waiting:
        entry, group, strict = waiting.pop()
        if Topic.CHAIR in entry.own:
            if entry.children or is_site(entry.head) or is_site(group.heading):
                yield from _chairs(entry, group)
            continue
        if Topic.PARTICIPANTS in entry.own:
            named = entry.head if entry.head and _COMMON.sub("", entry.head).strip(" ,.:()") else None
            if entry.text and not (entry.children and _INTRO.search(entry.text)) and not _ELSEWHERE.match(entry.text):
                yield from _headed(entry, group) if named else _inline(entry.text, group.heading, entry)
            inner = Group(named or group.heading)
            waiting.extend((one, inner, False) for one in reversed(entry.children))
            continue
        if entry.own & OTHER_TOPICS or (_CLOSED.match(entry.text) and not entry.bullet):
            continue
        if entry.children:
            yield from _group(entry, group, strict, waiting)
        elif entry.head and entry.text:
            yield from _headed(entry, group)
        elif entry.head is None and not strict and (labelled := _GROUP_LABEL.match(entry.text)):
            yield from _split(entry, labelled["group"], entry.text[labelled.end() :])
        elif _is_entry(entry, strict, group):
            yield from _inline(entry.head or entry.text, group.heading, entry)


def _group(entry: Entry, group: Group, strict: bool, waiting: list[tuple[Entry, Group, bool]]) -> Iterator[Printed]:
    heading = entry.head
    if (
        heading is None
        and (entry.text.endswith(":") or not entry.text.endswith((".", ";")))
        and len(entry.text.split()) <= 25
    ):
        heading = entry.text.rstrip(" :")
    if heading is None:
        if not strict and not _INTRO.search(entry.text):
            yield entry.text, group.heading, entry.lines
        heading = group.heading
    elif (
        entry.head
        and entry.text
        and not strict
        and not _INTRO.search(entry.text)
        and not _DATED.search(entry.text)
        and not _ELSEWHERE.match(entry.text)
    ):
        yield entry.text, heading, entry.lines
    inner = Group(heading)
    lists = any(one.own & {Topic.PARTICIPANTS, Topic.CHAIR} for one in entry.children)
    waiting.extend((one, inner, lists) for one in reversed(entry.children))
    if entry.label == "*":
        group.heading = heading  # a '-' printed under it but parted by a stray line stays in it


def _headed(entry: Entry, group: Group) -> Iterator[Printed]:
    """'Cấp tỉnh: A; B' is a group with its entries; 'Sở Y tế: Ban Giám đốc' is one entry."""
    assert entry.head is not None
    if _DATED.search(entry.text) and not starts_name(entry.text):
        return
    if (_GROUP_HEAD.match(entry.head) or is_site(entry.head)) and not starts_name(entry.head):
        if tier_of_heading(entry.head) is None:
            yield entry.text, entry.head, entry.lines
            return
        yield from _split(entry, entry.head, entry.text)
    else:
        yield f"{entry.head}: {entry.text}", group.heading, entry.lines


def _split(entry: Entry, group: str, text: str) -> Iterator[Printed]:
    for piece in re.split(r"\s*;\s+", text.rstrip(" .;")):
        yield piece, group, entry.lines


def _chairs(entry: Entry, group: Group) -> Iterator[Printed]:
    if entry.text and not _INTRO.search(entry.text):
        yield entry.text, group.heading, entry.lines
    for one in entry.children:
        if not one.own and one.text:
            yield one.text, group.heading, one.lines


def _is_entry(entry: Entry, strict: bool, group: Group) -> bool:
    text = entry.head or entry.text
    if not text or _ELSEWHERE.match(text) or "\t" in text or _BY_ITSELF.match(text):
        return False
    if _NUMBER_ONLY.match(text):
        return False
    if strict:  # beside lists of their own, only those who are invited by name
        return entry.bullet and re.match(r"(?i)(?:kính )?mời\b", text) is not None
    return len(text) < 1200 and (entry.label is not None or starts_name(text) or len(text.split()) > 2)


def _inline(text: str, group: str | None, entry: Entry) -> Iterator[Printed]:
    first = _FIRST_SENTENCE.match(text)
    printed = first[1] if first else text
    if entry.label is None and entry.head is None and is_site(group):
        yield from _split(entry, group or "", printed)  # a paragraph under 'Tại điểm cầu cấp huyện' lists several
    else:
        yield printed, group, entry.lines


def _own_group(entry: Entry) -> str | None:
    """'Thành phần dự tại điểm cầu tỉnh' names the group together with the list."""
    head = entry.head or ""
    named = _COMMON.sub("", head).strip(" ,.:()")
    return head if named and len(entry.own) == 1 and (is_site(head) or tier_of_group(named, city=False)) else None


def _session(entry: Entry) -> str | None:
    """The heading of the session that a list belongs to: 'a) Khai mạc', '1.1. Đợt 1', 'Tại điểm cầu …'."""
    above = entry.parent
    while above is not None:
        if above.head and not above.own:
            return above.head
        if above.own:
            return None
        above = above.parent
    return None


def tier_of_group(group: str | None, city: bool) -> Tier | None:
    """A tier only where the group is one of a tier, of a body or of a site; a session's name says nothing of it."""
    if group is None:
        return None
    if _GROUP_HEAD.match(group) or starts_name(group) or is_site(group) or _TIERED.search(group):
        return tier_of_heading(group, city=city)
    return None

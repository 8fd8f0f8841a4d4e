"""Who is to attend: every printed entry as a rule, under the group that it is printed under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document, Lines
from diemcau.plan.domain.attendance import read_attendance
from diemcau.plan.domain.letters import UPPER
from diemcau.plan.domain.model import Participant, Tier
from diemcau.plan.domain.names import starts_name
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.sites import is_site
from diemcau.plan.domain.tiers import tier_of_heading
from diemcau.plan.domain.topics import Topic

_OTHER_TOPICS = frozenset(
    {
        Topic.CONTENT,
        Topic.TIME,
        Topic.PLACE,
        Topic.FORMAT,
        Topic.BUDGET,
        Topic.PROGRAMME,
        Topic.DUTIES,
        Topic.TASKS,
        Topic.AWARDS,
        Topic.PURPOSE,
    }
)
_INTRO = re.compile(r"(?i)(?:kính mời|gồm(?: có)?|cụ thể(?: như sau)?|như sau|sau đây|bao gồm)[^.;]{0,60}:?\s*$|:\s*$")
_ELSEWHERE = re.compile(
    r"(?i)^(?:(?:được )?quy định (?:tại|trong)|theo (?:quy định|danh sách|phụ lục|quyết định|thành phần)|"
    r"(?:có )?danh sách (?:đính )?kèm|như trên|như kính gửi|đính kèm)"
)
_FIRST_SENTENCE = re.compile(r"^(.{20,}?[.])\s+(?=(?:Trong đó|Ngoài ra|Riêng|Lưu ý|Đề nghị|Yêu cầu)\b)", re.DOTALL)
_SITE = re.compile(r"(?i)^(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u\s*:?\s*")
_MAIN = re.compile(r"(?i)^(?:chính|trung tâm|trực tiếp)\s*$")  # of whoever calls the event
_TIERED = re.compile(r"(?i)\((?:cấp|tuyến) \w+\)")
_GROUP_HEAD = re.compile(
    r"(?i)^(?:[*+]?\s*)?(?:(?:ở |tại )?(?:cấp|tuyến)\.?\s|(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u|đại biểu|khách mời|tập thể|"
    r"cá nhân|đối với|về phía|phía|"
    r"thành phần (?:mời|dự|tham dự|triệu tập)|các (?:huyện|xã|sở|phường|đơn vị|cơ quan))"
)
_NUMBER_ONLY = re.compile(r"(?i)(?:tổng )?số lượng[^:]{0,30}:?\s+(?:khoảng |dự kiến )?\d[\d.]*\s+\w+(?:\s\w+)?\W*$")
_AT_PLACE = re.compile(r"(?i)(?:tại|ở)\s+(?:các\s+)?(?:điểm c[ầâ]u|trụ sở|hội trường|phòng họp|cấp)\b[^.;]{2,120}:\s*$")
_GROUP_LABEL = re.compile(  # '- Điểm cầu cấp xã: Chủ tịch; …' in a list
    r"(?P<group>(?:(?:[Tt]ại )?(?:các )?[Đđ]iểm cầu|(?:[Ởở] |[Tt]ại )?[Cc]ấp|[Tt]uyến)\s[^:;.]{2,60}):\s+(?=\S)"
)
_COMMON = re.compile(
    r"(?i)\b(?:thành phần|đại biểu|đối tượng|tham dự|tham gia|triệu tập|mời|dự|khách|gồm|gồm có|hội nghị|họp|"
    r"cuộc họp|số lượng|và|của|buổi lễ|lễ|hội thảo|các)\b"
)
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
_CLOSED = re.compile(r"(?i)^(?:rất mong|đề nghị|trân trọng|để |đề ngị|ghi chú|lưu ý|kính mong|tới dự|đến dự|dự\s)")
_BY_ITSELF = re.compile(rf"[{UPPER}\s,.–-]{{8,}}$")
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\bngày\s+\d")


@dataclass(slots=True)
class _Group:
    heading: str | None = None
    mark: str | None = None  # the label that opened it: a '-' under a '*' stays in it


def participants_of(entries: Sequence[Entry], document: Document, *, city: bool = False) -> tuple[Participant, ...]:
    """Every entry of every list of participants, in the order of the text.

    `city`: the paper is of a centrally run city, where 'thành phố' is the province's tier.
    """
    found = [_rule(text, group, lines, city) for text, group, lines in _printed(entries, document)]
    return tuple(dict.fromkeys(rule for rule in found if rule.text))


def _rule(text: str, group: str | None, lines: Lines, city: bool) -> Participant:
    read = read_attendance(text)
    bodies = read.bodies
    if not bodies and group:
        host = _SITE.sub("", group)
        hosted = host != group and host and not _MAIN.match(host)
        bodies = (host,) if starts_name(host) or hosted else ()
    return Participant(
        tier=_tier(group, city),
        group=group,
        text=read.text,
        bodies=bodies,
        roles=read.roles,
        count=read.count,
        lines=lines,
    )


def _tier(group: str | None, city: bool) -> Tier | None:
    """A tier only where the group is one of a tier, of a body or of a site; a session's name says nothing of it."""
    if group is None:
        return None
    if _GROUP_HEAD.match(group) or starts_name(group) or is_site(group) or _TIERED.search(group):
        return tier_of_heading(group, city=city)
    return None


_Printed = tuple[str, str | None, Lines]


def _printed(entries: Sequence[Entry], document: Document) -> list[_Printed]:
    found: list[_Printed] = []
    listing: Entry | None = None  # the list that a place printed beside it goes on with
    for entry in entries:
        if Topic.PARTICIPANTS in entry.own and _counts(entry):
            found.extend(_section(entry))
            listing = entry if entry.label is None else None
        elif listing and entry.parent is listing.parent and entry.label is None:
            place = _AT_PLACE.match(entry.text) if entry.children and not entry.own else None
            listing = listing if place else None
            found.extend(_children(entry, _Group(entry.text.rstrip(" :"))) if place else ())
    if found:
        return found
    found = list(_everyone(entries))
    if not found and _invites(document):
        found = list(_invited(entries)) or [(one.text, None, one.lines) for one in document.addressees]
    return found


def _invites(document: Document) -> bool:
    """An invitation by its kind, or a công văn V/v mời …"""
    if document.type is None:
        return fold(document.subject or "").startswith("moi ")
    return fold(document.type).startswith(("giay moi", "giay trieu tap", "thu moi"))


def _counts(entry: Entry) -> bool:
    """A list of its own: not a part of another list, nor of what is asked, praised or taught."""
    if Topic.AWARDS in entry.own:
        return False
    above = entry.parent
    while above is not None:
        if Topic.PARTICIPANTS in above.own and len(above.own) == 1:
            return False
        if above.own & {Topic.AWARDS, Topic.PURPOSE} and Topic.PARTICIPANTS not in above.own:
            return False
        above = above.parent
    if len(entry.own - {Topic.CHAIR}) > 1:
        return not any(Topic.PARTICIPANTS in one.own for one in _below(entry)) or _sites_below(entry)
    return not _inside_sites(entry)


def _sites_below(entry: Entry) -> bool:
    return any(is_site(one.head) for one in entry.children)


def _inside_sites(entry: Entry) -> bool:
    above = entry.parent
    while above is not None:
        if Topic.PARTICIPANTS in above.own and _sites_below(above):
            return True
        above = above.parent
    return False


def _below(entry: Entry) -> Iterator[Entry]:
    waiting = list(reversed(entry.children))
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


def _section(entry: Entry) -> Iterator[_Printed]:
    group = _Group(_own_group(entry) or _session(entry))
    composite = len(entry.own - {Topic.CHAIR}) > 1
    text = entry.text
    if text and not composite and not (entry.children and _INTRO.search(text)) and not _ELSEWHERE.match(text):
        if group.heading == entry.head:
            yield from _headed(entry, group)
        else:
            yield from _inline(text, group.heading, entry)
    yield from _children(entry, group, composite=composite)


def _own_group(entry: Entry) -> str | None:
    """'Thành phần dự tại điểm cầu tỉnh' names the group together with the list."""
    head = entry.head or ""
    named = _COMMON.sub("", head).strip(" ,.:()")
    return head if named and len(entry.own) == 1 and (is_site(head) or _tier(named, city=False)) else None


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


def _children(parent: Entry, group: _Group, *, composite: bool = False) -> Iterator[_Printed]:
    """Depth first, with the group that each entry stands under. An explicit stack, so depth costs nothing."""
    waiting: list[tuple[Entry, _Group, bool]] = [(one, group, composite) for one in reversed(parent.children)]
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
            inner = _Group(named or group.heading)
            waiting.extend((one, inner, False) for one in reversed(entry.children))
            continue
        if entry.own & _OTHER_TOPICS or (_CLOSED.match(entry.text) and not entry.bullet):
            continue
        if entry.children:
            yield from _group(entry, group, strict, waiting)
        elif entry.head and entry.text:
            yield from _headed(entry, group)
        elif entry.head is None and not strict and (labelled := _GROUP_LABEL.match(entry.text)):
            yield from _split(entry, labelled["group"], entry.text[labelled.end() :])
        elif _is_entry(entry, strict, group):
            yield from _inline(entry.head or entry.text, group.heading, entry)


def _group(entry: Entry, group: _Group, strict: bool, waiting: list[tuple[Entry, _Group, bool]]) -> Iterator[_Printed]:
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
    inner = _Group(heading, entry.label)
    lists = any(one.own & {Topic.PARTICIPANTS, Topic.CHAIR} for one in entry.children)
    waiting.extend((one, inner, lists) for one in reversed(entry.children))
    if entry.label == "*":
        group.heading, group.mark = (
            heading,
            entry.label,
        )  # a '-' printed under it but parted by a stray line stays in it


def _headed(entry: Entry, group: _Group) -> Iterator[_Printed]:
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


def _split(entry: Entry, group: str, text: str) -> Iterator[_Printed]:
    for piece in re.split(r"\s*;\s+", text.rstrip(" .;")):
        yield piece, group, entry.lines


def _chairs(entry: Entry, group: _Group) -> Iterator[_Printed]:
    if entry.text and not _INTRO.search(entry.text):
        yield entry.text, group.heading, entry.lines
    for one in entry.children:
        if not one.own and one.text:
            yield one.text, group.heading, one.lines


def _is_entry(entry: Entry, strict: bool, group: _Group) -> bool:
    text = entry.head or entry.text
    if not text or _ELSEWHERE.match(text) or "\t" in text or _BY_ITSELF.match(text):
        return False
    if _NUMBER_ONLY.match(text):
        return False
    if strict:  # beside lists of their own, only those who are invited by name
        return entry.bullet and re.match(r"(?i)(?:kính )?mời\b", text) is not None
    return len(text) < 1200 and (entry.label is not None or starts_name(text) or len(text.split()) > 2)


def _inline(text: str, group: str | None, entry: Entry) -> Iterator[_Printed]:
    first = _FIRST_SENTENCE.match(text)
    printed = first[1] if first else text
    if entry.label is None and entry.head is None and is_site(group):
        yield from _split(entry, group or "", printed)  # a paragraph under 'Tại điểm cầu cấp huyện' lists several
    else:
        yield printed, group, entry.lines


def _everyone(entries: Sequence[Entry]) -> Iterator[_Printed]:
    """'Bảo đảm 100% học sinh được tham gia' names who attends where no list does."""
    for entry in entries:
        found = _EVERYONE.search(entry.text[:400])
        if found:
            yield found["who"], None, entry.lines
            return


def _invited(entries: Sequence[Entry]) -> Iterator[_Printed]:
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
                yield from _children(entry, _Group())
            continue
        if entry.own & (_OTHER_TOPICS - {Topic.CONTENT}) or (
            entry.parent is None and entry.label is None and not entry.children
        ):
            return
        if entry.parent is None and entry.head and entry.text:
            yield f"{entry.head}: {entry.text}", None, entry.lines
        elif entry.parent is None and entry.children:
            yield from _children(entry, _Group((entry.head or entry.text).rstrip(" :")))
        elif entry.parent is None:
            yield entry.head or entry.text, None, entry.lines

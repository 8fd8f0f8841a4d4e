"""The event itself: time, place, form, chair, money, contents, and the sites that it joins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.model import Lines
from diemcau.plan.domain.model import Budget, Content, EventTime, Format
from diemcau.plan.domain.moments import read_span, read_time
from diemcau.plan.domain.money import read_amount, read_holder
from diemcau.plan.domain.sections import Entry, fields_among, whole_text
from diemcau.plan.domain.sites import host_of, is_site
from diemcau.plan.domain.topics import Topic

Placed = tuple[str, Lines]

_FORM_BEHIND = re.compile(r"\s*[,;]\s*(?:theo|bằng|với|qua)\s+hình thức\s+.*$", re.DOTALL)
_ONLINE = re.compile(r"(?i)\btrực tuyến\b|\bhọp qua (?:mạng|truyền hình)|\btruyền hình hội nghị\b")
_LIVE = re.compile(r"(?i)\btrực tiếp\b|\btập trung\b")
_CHAIRED = re.compile(
    r"(?:do|dưới sự chủ trì của|,)\s+(?P<who>(?:đồng chí|đ/c|ông|bà)\s+[A-ZĐ][^.;]{4,160}?)\s+(?:làm\s+)?chủ trì\b"
)
_CHAIR_BEHIND = re.compile(
    r"^(?P<who>[^:;]{6,200}?)\s*[,(–-]+\s*[Cc]hủ trì(?: và điều hành)?(?:\s+(?:[Hh]ội nghị|cuộc họp|"
    r"buổi \w+))?\s*[).;]*$"
)
_CHAIR_IN_BRACKETS = re.compile(r"(?:^|[;:]\s*)(?P<who>[^;:()]{6,160}?)\s*\([Cc]hủ trì\)")
_HALL = re.compile(
    r"\b(?:tại|ở)\s+(?P<place>(?:[Hh]ội trường|[Pp]hòng|[Tt]rung tâm|[Nn]hà|[Tt]rụ sở|[Kk]hách sạn)[^.;,]{3,160}?)"
    r"(?=\s*(?:[.;,]|$)|\s+(?:kết nối|đến|với|và điểm cầu))"
)
_HELD = re.compile(
    r"\b(?:tổ chức|triệu tập)\b(?:[^.;]|\.(?=\d)){0,400}?\b(?:vào|lúc|từ)\s+(?P<time>(?:lúc\s+)?(?:(?:hồi|thứ|chủ nhật|"
    r"Thứ|Chủ nhật|ngày|các ngày|sáng|chiều|buổi|từ)\b|\d{1,2}\s*(?:h|giờ))[^.;]{0,120}?\d{4})"
    r"(?:\s*,?\s+tại\s+(?P<place>[^.;]{4,160}?))?(?=\s*(?:theo|với|cho|nhằm|nhân|để|từ|như sau|[.;:,]|$))"
)
_CHAIR_INVITED = re.compile(r"(?i)^(?:trân trọng )?(?:kính )?mời\s+")


def time_of(entries: Sequence[Entry]) -> EventTime | None:
    """When the event is. Several sessions with a time each leave it open: none of them is the event's own."""
    found = []
    for entry in entries:
        if Topic.TIME not in entry.own or _of_a_task(entry) or _elsewhere(entry):
            continue
        text = entry.text if _said_below(entry, Topic.TIME) else _dated_value(entry)
        text = _FORM_BEHIND.sub("", text) if Topic.FORMAT in entry.own else text
        if text and not (Topic.PARTICIPANTS in entry.own and not entry.text):
            found.append((text, entry))
    if not found:
        for entry in entries[:12]:
            held = _HELD.search(entry.text[:1500]) if entry.label is None else None
            if held:
                return read_time(held["time"], entry.lines)
        return None
    if len(found) > 1 and _sessions([entry for _, entry in found]):
        return None
    text, entry = found[0]
    return read_time(text.strip(), _reach(entry))


def place_of(entries: Sequence[Entry]) -> Placed | None:
    """Where the event is; None where each session has a place of its own."""
    found = []
    for entry in entries:
        if Topic.PLACE not in entry.own or _elsewhere(entry):
            continue
        text = _value(entry) if len(entry.own) == 1 or not entry.children else entry.text
        held = _HALL.search(text) if Topic.FORMAT in entry.own else None
        if text:
            found.append(((held["place"] if held else text).strip(" .;`"), entry))
        elif entry.children:
            hosted = [one for one in entry.children if one.head and host_of(one.head)]
            if hosted:
                printed = [f"{one.head}: {one.text}".strip(" .;") for one in hosted if one.text]
                told = "; ".join(printed) if hosted[0].text else ""  # else the heading itself names the hall
                found.append((told or host_of(hosted[0].head or "") or "", entry if told else hosted[0]))
    if found:
        if len(found) > 1 and _sessions([entry for _, entry in found]):
            return None
        return found[0][0], _reach(found[0][1])
    for entry in entries:
        hall = _HALL.search(entry.text) if Topic.FORMAT in entry.own and not _elsewhere(entry) else None
        if hall:
            return hall["place"].strip(), entry.lines
    for entry in entries[:12]:
        held = _HELD.search(entry.text[:1500]) if entry.label is None else None
        if held and held["place"]:
            return held["place"].strip(), entry.lines
    return None


def format_of(entries: Sequence[Entry], subject: str | None, lines: Lines | None) -> tuple[Format, Lines | None] | None:
    """Online, in person or both, where the text says so: in its words on form, in the title, or by its sites."""
    for entry in entries:
        if Topic.FORMAT in entry.own or Topic.PLACE in entry.own or Topic.TIME in entry.own:
            named = _format(
                f"{entry.head} {_value(entry)}" if Topic.FORMAT in entry.own else _value(entry),
                whole=Topic.FORMAT in entry.own,
            )
            if named:
                return named, entry.lines
    if subject and _ONLINE.search(subject):
        return Format.ONLINE, lines
    for entry in entries:
        if is_site(entry.head):
            return Format.ONLINE, entry.lines
        if (
            entry.label is None
            and entry.parent is None
            and re.search(
                r"(?i)hội nghị[^.;]{0,60}trực tuyến|họp trực tuyến|trực tuyến[^.;]{0,40}điểm cầu", entry.text[:900]
            )
        ):
            return Format.ONLINE, entry.lines
    return None


def _format(text: str, *, whole: bool) -> Format | None:
    online, live = _ONLINE.search(text), _LIVE.search(text) if whole else None
    if online and live:
        return Format.HYBRID
    if online:
        return Format.ONLINE
    return Format.IN_PERSON if live and not re.search(r"(?i)\bkết hợp\b|\blinh hoạt\b", text) else None


def chair_of(entries: Sequence[Entry]) -> Placed | None:
    """Who presides; several are parted by '; '."""
    for entry in entries:
        if (
            Topic.CHAIR in entry.own
            and not _said_below(entry, Topic.CHAIR)
            and not entry.above(Topic.DUTIES)
            and not (entry.head and "tại điểm cầu" in entry.head.lower())
        ):
            names = (
                [entry.text]
                if entry.text and not entry.text.endswith(":")
                else [one.text for one in entry.children if one.text]
            )
            text = "; ".join(_CHAIR_INVITED.sub("", name).strip(" .;") for name in names)
            if text:
                return text, (entry.lines if entry.text else entry.node.lines)
    for entry in entries:
        chaired = (
            _CHAIRED.search(entry.text[:1200])
            or _CHAIR_BEHIND.match(entry.text[:400])
            or _CHAIR_IN_BRACKETS.search(entry.text[:1200])
        )
        if chaired:
            return chaired["who"].strip(" ,–-"), entry.lines
    return None


def budget_of(entries: Sequence[Entry]) -> Budget | None:
    """What is said of money, in the words of the text, with the first sum that stands for the whole."""
    for entry in entries:
        if Topic.BUDGET not in entry.own or entry.above(Topic.BUDGET):
            continue
        text, lines = entry.text, entry.lines
        if not text and entry.children:
            first = entry.children[0]
            if all(one.bullet for one in entry.children):
                text = "; ".join(whole_text(one).strip(" .;") for one in entry.children)
                lines = entry.node.lines
            else:
                money = next((one for one in entry.children if one.head and Topic.BUDGET in one.own), first)
                text, lines = whole_text(money), money.node.lines
        if text.strip(" .:;"):
            printed = text.strip()
            return Budget(
                text=printed,
                holder=read_holder(printed),
                amount_vnd=read_amount(printed),
                lines=(entry.lines[0], lines[1]),
            )
    return None


def contents_of(entries: Sequence[Entry]) -> tuple[Content, ...]:
    """What the event is about, item by item, as far as a section announces it."""
    for entry in entries:
        if Topic.CONTENT not in entry.own or entry.above(Topic.DUTIES) or _of_a_task(entry):
            continue
        if any(one.own & {Topic.TIME, Topic.PLACE, Topic.PARTICIPANTS, Topic.CONTENT} for one in entry.children):
            continue  # a heading over other headings: 'II. NỘI DUNG', with time and place under it
        items = [Content(text=entry.text.strip(), lines=entry.lines)] if entry.text else []
        if len(entry.own) == 1:
            items += [
                Content(text=(one.head or one.text).strip(), lines=one.lines)
                for one in entry.children
                if (one.head or one.text).strip() and not one.own
            ]
        if items:
            return tuple(items)
    return ()


def _dated_value(entry: Entry) -> str:
    """An entry's words, with those under it where only they name a day: '02 lớp: + Lớp 1: Ngày 16-17/9/2025'."""
    below = _below(entry) if entry.text and read_span(entry.text) == (None, None) else ""
    return f"{entry.text.strip(' .:;')}: {below}" if read_span(below) != (None, None) else _value(entry)


def _value(entry: Entry) -> str:
    """An entry's own words, or those of what stands under it."""
    return entry.text if entry.text.strip(" .:;") else _below(entry)


def _below(entry: Entry) -> str:
    parts = [
        whole_text(one).strip(" .;") if not one.head else f"{one.head}: {one.text}".strip(" .;")
        for one in entry.children
        if not one.own and "\t" not in one.text
    ]
    return "; ".join(part for part in parts if part)


def _said_below(entry: Entry, topic: Topic) -> bool:
    """Whether a heading further down announces the topic again, and so holds its words."""
    waiting = list(entry.children)
    while waiting:
        one = waiting.pop()
        if topic in one.own:
            return True
        waiting.extend(one.children)
    return False


def _reach(entry: Entry) -> Lines:
    return entry.lines if entry.text.strip() else (entry.lines[0], max(entry.lines[1], entry.node.lines[1]))


def _of_a_task(entry: Entry) -> bool:
    """'Thời gian thực hiện' beside 'Cơ quan chủ trì' dates one task, not the event."""
    return bool(fields_among(entry.parent.children if entry.parent else ()))


def _elsewhere(entry: Entry) -> bool:
    above = entry.parent
    while above is not None:
        if above.own & {Topic.PROGRAMME, Topic.AWARDS, Topic.PURPOSE} and not above.own & {
            Topic.TIME,
            Topic.PLACE,
            Topic.CONTENT,
        }:
            return True
        above = above.parent
    return False


def _sessions(entries: Sequence[Entry]) -> bool:
    """Whether the entries hang on different headings, as the times of several sessions do."""
    return len({id(entry.parent) for entry in entries}) > 1 and all(
        entry.parent is not None and not entry.parent.own for entry in entries
    )

"""Điểm cầu: every host of a bridge site, or set of hosts, that a plan names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.nd30.model import Lines
from diemcau.plan.domain.abbreviations import body_key
from diemcau.plan.domain.model import SiteRule, Tier
from diemcau.plan.domain.names import split_names, starts_name
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.tiers import tier_of_heading, tier_of_name
from diemcau.plan.domain.topics import Topic

_SITE = re.compile(r"(?i)điểm c[ầâ]u")  # a scanner loses the tone
_HEAD = re.compile(r"(?i)^(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u\s*:?\s*(?P<host>.+)$")
_LABEL = re.compile(r"(?i)^(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u\s+(?P<host>[^:]{2,120}):\s+\S")
_LISTED = re.compile(r"(?i)(?:các\s|UBND|ủy ban|uỷ ban|HĐND|đảng ủy|phòng|trung tâm)[^:;.]{2,80}:\s+\S")
_LIST = re.compile(r"(?i)\bđiểm c[ầâ]u\b\s*:?\s*(?P<hosts>[^.]{3,400})")
_JOINT = re.compile(
    r"(?i)\s*[,;]?\s*(?:và|kết nối(?: trực tuyến)?(?: đến| tới| với)?|đến|tới)?\s*(?:(?:các|\d{1,4})\s+)?"
    r"điểm c[ầâ]u\s*:?\s*"
)
_BEHIND = re.compile(r"(?i)\s+(?:theo|để|nhằm|với|do|trên nền tảng)\s")
_PLACED = re.compile(r"(?i),?\s+(?:được )?(?:đặt |bố trí )?(?:tại|ở)\s.*$")  # where the host sits
_NO_HOST = re.compile(r"(?i)^(?:chính|trung tâm$|trên|nêu|phụ|khác|còn lại|tham dự|của hội nghị|trực tuyến$|để|và$|,)")
_MAIN = re.compile(r"(?i)^(?:chính|trung tâm|trực tiếp)$")  # the site of whoever calls the event
# The tier again, and not who hosts there.
_ONLY_TIER = re.compile(r"(?i)^(?:các\s+)?(?:cấp\s+)?(?:tỉnh|thành phố|huyện|xã)$")
_ANNOUNCES = frozenset({Topic.FORMAT, Topic.PLACE, Topic.TIME, Topic.PARTICIPANTS})
_SILENT = frozenset({Topic.PURPOSE, Topic.CONTENT, Topic.PROGRAMME})


def sites_of(entries: Sequence[Entry], *, city: bool = False) -> tuple[SiteRule, ...]:
    """Every host with its tier, in the order of the text, each once.

    `city`: the paper is of a centrally run city, where 'thành phố' is the province's tier.
    """
    found: dict[tuple[Tier | None, str], SiteRule] = {}
    for entry in entries:
        if "\t" in entry.text or Topic.DUTIES in entry.topics or (entry.topics and entry.topics <= _SILENT):
            continue
        for host, tier, lines in _hosts(entry, city):
            key = re.sub(r"\bcac ", "", body_key(host))
            found.setdefault((tier, key), SiteRule(tier=tier, host=host, lines=lines))
    named = {site.tier for site in found.values() if not _ONLY_TIER.match(site.host)}
    return tuple(site for site in found.values() if site.tier not in named or not _ONLY_TIER.match(site.host))


def is_site(heading: str | None) -> bool:
    """Whether a heading names a place where people sit, and not a tier that they belong to."""
    return heading is not None and _SITE.search(heading) is not None


def host_of(heading: str) -> str | None:
    """Who hosts the site that a heading names: 'Tại điểm cầu UBND tỉnh' gives 'UBND tỉnh'."""
    found = _HEAD.match(heading)
    host = found["host"].strip(" .:;") if found else None
    return f"điểm cầu {host}" if host and _MAIN.match(host) else host


def _hosts(entry: Entry, city: bool) -> Iterator[tuple[str, Tier | None, Lines]]:
    host = host_of(entry.head) if entry.head else None
    if host is None and entry.topics & _ANNOUNCES:
        labelled = _LABEL.match(entry.text)
        host = host_of(labelled[0].partition(":")[0]) if labelled else None
        if host and _NO_HOST.match(host):
            return
    if host is not None:
        # 'UBND các xã, phường: A, B, C' printed under the heading says which of the set
        below = (one for one in entry.children if one.head is None and one.label is None)
        listed = next((one for one in (entry, *below) if _LISTED.match(one.text)), None)
        if listed is not None:
            yield listed.text.strip(" ."), tier_of_heading(entry.head or "", city=city), listed.lines
        else:
            yield host, tier_of_heading(f"Điểm cầu {host}", city=city), entry.lines
    elif entry.own & _ANNOUNCES or entry.label is None:
        yield from _listed(entry, city)


def _listed(entry: Entry, city: bool) -> Iterator[tuple[str, Tier | None, Lines]]:
    """'trực tuyến tại các điểm cầu A, B và C'."""
    for found in _LIST.finditer(entry.text):
        for part in _JOINT.split(found["hosts"]):
            for name in split_names(_BEHIND.split(part)[0]):
                name = _PLACED.sub("", name) or name
                if not _NO_HOST.match(name) and (starts_name(name) or tier_of_name(name, city=city)):
                    yield name, tier_of_name(name, city=city), entry.lines

"""Who is to attend: every printed entry as a rule, under the group that it is printed under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.nd30.model import Document, Lines
from diemcau.plan.domain.attendance import read_attendance
from diemcau.plan.domain.attendance_lists import Group, Printed, children, section, tier_of_group
from diemcau.plan.domain.invitations import everyone, invited, invites
from diemcau.plan.domain.model import Participant
from diemcau.plan.domain.names import starts_name
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.sites import is_site
from diemcau.plan.domain.topics import Topic

_SITE = re.compile(r"(?i)^(?:tại\s+)?(?:các\s+)?điểm c[ầâ]u\s*:?\s*")
_MAIN = re.compile(r"(?i)^(?:chính|trung tâm|trực tiếp)\s*$")  # of whoever calls the event
_AT_PLACE = re.compile(r"(?i)(?:tại|ở)\s+(?:các\s+)?(?:điểm c[ầâ]u|trụ sở|hội trường|phòng họp|cấp)\b[^.;]{2,120}:\s*$")


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
        tier=tier_of_group(group, city),
        group=group,
        text=read.text,
        bodies=bodies,
        roles=read.roles,
        count=read.count,
        lines=lines,
    )


def _printed(entries: Sequence[Entry], document: Document) -> list[Printed]:
    found: list[Printed] = []
    listing: Entry | None = None  # the list that a place printed beside it goes on with
    for entry in entries:
        if Topic.PARTICIPANTS in entry.own and _counts(entry):
            found.extend(section(entry))
            listing = entry if entry.label is None else None
        elif listing and entry.parent is listing.parent and entry.label is None:
            place = _AT_PLACE.match(entry.text) if entry.children and not entry.own else None
            listing = listing if place else None
            found.extend(children(entry, Group(entry.text.rstrip(" :"))) if place else ())
    if found:
        return found
    found = list(everyone(entries))
    if not found and invites(document):
        found = list(invited(entries)) or [(one.text, None, one.lines) for one in document.addressees]
    return found


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

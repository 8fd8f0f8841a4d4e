"""Attendance in figures: by tier, district, unit, site. Whoever sits for two seats is one person. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from diemcau.delegates.domain.attending.standing import Standing
from diemcau.delegates.domain.attending.vocabulary import Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A delegate as he stands. `is_ended`: somebody else comes in his place, yet he was seen."""

    delegate: int
    person: int
    name: str
    title: str
    post: str
    unit: int
    unit_name: str
    tier: str
    district: str
    site: int | None
    site_name: str
    standing: Standing
    is_deputy: bool = False
    is_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of so many people so many are known to have come, by which way, and so many not. `here` are there just now."""

    people: int = 0
    in_person: int = 0
    online: int = 0
    absent: int = 0
    not_yet: int = 0
    here: int = 0

    @property
    def present(self) -> int:
        return self.in_person + self.online


def figures(attendees: Iterable[Attendee]) -> Figures:
    """Count each person once; whoever was replaced is not awaited."""
    standings: Mapping[int, Standing] = {each.person: each.standing for each in attendees if not each.is_ended}
    by_state = dict.fromkeys(Attendance, 0)
    for one in standings.values():
        by_state[one.state] += 1
    return Figures(
        people=len(standings),
        in_person=by_state[Attendance.IN_PERSON],
        online=by_state[Attendance.ONLINE],
        absent=by_state[Attendance.ABSENT],
        not_yet=by_state[Attendance.NOT_YET],
        here=sum(one.is_here for one in standings.values()),
    )


def figures_by(
    attendees: Iterable[Attendee], key: Callable[[Attendee], tuple[int | str | None, str]]
) -> list[tuple[int | str | None, str, Figures]]:
    """(key, name, figures) for each group, in the order in which the groups appear."""
    groups: defaultdict[tuple[int | str | None, str], list[Attendee]] = defaultdict(list)
    for each in attendees:
        groups[key(each)].append(each)
    return [(*group, figures(members)) for group, members in groups.items()]

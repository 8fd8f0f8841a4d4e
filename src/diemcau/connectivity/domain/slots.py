"""When each site tests in a campaign: office hours of working days, and never more at once than the server carries."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby, zip_longest
from typing import TypeVar

from diemcau.kernel.workdays import is_working_day

OFFICE_HOURS = ((time(8, 0), time(11, 30)), (time(13, 30), time(16, 30)))
Place = TypeVar("Place", bound=Hashable)


def slot_times(opens: date, closes: date, minutes: int, zone: tzinfo) -> Iterator[datetime]:
    """The beginnings of all slots from one day to another; on a span without a working day every day counts."""
    days = [opens + timedelta(days=number) for number in range((closes - opens).days + 1)]
    for day in [day for day in days if is_working_day(day)] or days:
        for begins, ends in OFFICE_HOURS:
            at = datetime.combine(day, begins, zone)
            last = datetime.combine(day, ends, zone) - timedelta(minutes=minutes)
            while at <= last:
                yield at
                at += timedelta(minutes=minutes)


def laid_out(
    sites: Sequence[tuple[Place, Hashable]], times: Sequence[datetime], *, at_once: int
) -> dict[Place, datetime] | None:
    """Give every site a slot, the neighbours of one district in different ones where there is room.

    Args:
        sites: (site, its district), in the order in which they are listed.
        times: beginnings of slots, ascending.
        at_once: how many may share a slot.

    Returns:
        The beginning of each site's slot; None when there are too few.
    """
    if len(sites) > len(times) * at_once:
        return None
    by_district = [[site for site, _ in group] for _, group in groupby(sites, key=lambda pair: pair[1])]
    turns = [site for turn in zip_longest(*by_district) for site in turn if site is not None]
    return {site: times[number // at_once] for number, site in enumerate(turns)}

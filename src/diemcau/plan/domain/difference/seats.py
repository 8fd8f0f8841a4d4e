"""The seats of one unit, as they are and as the plan wants them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from diemcau.delegates.domain import Count
from diemcau.plan.domain.difference.pairing import ALIKE, likeness
from diemcau.plan.domain.difference.rows import SeatRow
from diemcau.plan.domain.difference.steps import Step, added, compared, gone
from diemcau.plan.domain.target import SeatTarget

SeatStep = Step[SeatRow, SeatTarget]


def seat_steps(rows: Sequence[SeatRow], wanted: Sequence[SeatTarget], rules: Mapping[int, int]) -> Iterator[SeatStep]:
    """What has to be done to the seats of one unit.

    A seat is known by its post. Where a rule's wording changed and with it the one post that the unit had of that
    rule, the seat stays and takes the new words, unless they name another office (a deputy for a head).

    Args:
        rules: number of a rule in the plan → pk of its row, where it has one.
    """
    by_key = {row.key: row for row in rows}
    asked = {seat.key for seat in wanted}
    renamed = _renamed([row for row in rows if row.key not in asked and not row.lost], wanted, by_key, rules)
    for seat in wanted:
        row = by_key.get(seat.key) or renamed.get(seat.key)
        step = _compared(row, seat, rules) if row else added(seat)
        if step:
            yield step
    taken = {row.pk for row in renamed.values()}
    for row in rows:
        if row.key not in asked and row.pk not in taken:
            step = gone(row, kept=row.kept, lost=row.lost)
            if step:
                yield step


def _compared(row: SeatRow, seat: SeatTarget, rules: Mapping[int, int]) -> SeatStep | None:
    size = row.size if row.was_sized and seat.count is not Count.ONE else seat.size
    return compared(
        row,
        seat,
        {
            "post": (row.post, seat.post),
            "count": (row.count, seat.count or ""),
            "group": (row.group, seat.group),
            "size": (row.size, size),
        },
        lost=row.lost,
        shifted=row.rule != rules.get(seat.rule),
    )


def _renamed(
    leaving: list[SeatRow], wanted: Sequence[SeatTarget], by_key: Mapping[str, SeatRow], rules: Mapping[int, int]
) -> dict[str, SeatRow]:
    if not leaving:
        return {}
    coming = [seat for seat in wanted if seat.key not in by_key]
    rows = Counter(row.rule for row in leaving)
    seats = Counter(rules.get(seat.rule) for seat in coming)
    found = {}
    for seat in coming:
        rule = rules.get(seat.rule)
        if rule is None or rows[rule] != 1 or seats[rule] != 1:
            continue
        row = next(row for row in leaving if row.rule == rule)
        if _same_office(row.key, seat.key):
            found[seat.key] = row
    return found


def _same_office(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    return ("pho" in words) == ("pho" in others) and likeness(Counter(words), Counter(others)) >= ALIKE

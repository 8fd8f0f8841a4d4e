"""Which seat a row means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diemcau.delegates.domain.lists.rows import Checked, KnownSeat, Problem, Row, person_key
from diemcau.delegates.domain.lists.table import LIST
from diemcau.delegates.domain.seats import post_key
from diemcau.directory.domain.names import name_key


@dataclass(slots=True)
class _Places:
    """The seats by what a row may say of them."""

    by_pk: dict[str, KnownSeat] = field(default_factory=dict)
    by_unit: dict[str, list[KnownSeat]] = field(default_factory=dict)
    units: set[int] = field(default_factory=set)


def check(rows: Iterable[Row], seats: Sequence[KnownSeat], problems: Iterable[Problem] = ()) -> Checked:
    """Find the seat of each row; say of every row that cannot be done why."""
    places = _Places()
    for seat in seats:
        places.by_pk[str(seat.pk)] = seat
        places.units.add(seat.unit)
        for key in seat.unit_keys:
            places.by_unit.setdefault(key, []).append(seat)
    found = list(problems)
    to_name: list[tuple[KnownSeat, Row]] = []
    seen: dict[tuple[int, str], int] = {}
    filled: dict[int, int] = {}
    known, listed = 0, list(rows)
    for row in listed:
        meant = _seat_of(row, places, seats)
        if isinstance(meant, Problem):
            found.append(meant)
            continue
        seat = meant
        who = person_key(row.name)
        if first := seen.get((seat.pk, who)):
            found.append(_problem(row, "name", f"Người này đã ghi ở dòng {first} cho cùng thành phần; hãy bỏ bớt."))
        elif who in seat.people:
            known += 1
        elif seat.is_for_one and seat.people:
            found.append(_problem(row, "name", "Thành phần này đã cử người khác; hãy thay ở trang của đơn vị."))
        elif seat.is_for_one and (first := filled.get(seat.pk)):
            found.append(_problem(row, "name", f"Thành phần này mời 01 đại biểu và đã ghi ở dòng {first}."))
        else:
            to_name.append((seat, row))
            filled[seat.pk] = row.row
        seen.setdefault((seat.pk, who), row.row)
    found.sort(key=lambda problem: problem.row)
    return Checked(rows=len(listed), to_name=tuple(to_name), known=known, problems=tuple(found))


def _seat_of(row: Row, places: _Places, seats: Sequence[KnownSeat]) -> KnownSeat | Problem:
    if row.seat:
        return places.by_pk.get(row.seat) or _problem(
            row, "seat", f"Không có thành phần mã “{row.seat[:20]}” trong số đơn vị được cử. Hãy dùng tệp mẫu mới nhất."
        )
    of_unit: Sequence[KnownSeat]
    if row.unit:
        of_unit = places.by_unit.get(name_key(row.unit), [])
        if not of_unit:
            return _problem(row, "unit", f"Không có đơn vị “{row.unit[:80]}” trong hội nghị, hoặc không được cử thay.")
    elif len(places.units) == 1:
        of_unit = seats
    else:
        return _problem(row, "unit", "Chưa ghi đơn vị nên không biết cử cho ai.")
    if row.post:
        wanted = post_key(row.post, row.unit or of_unit[0].unit_name)
        exact = [seat for seat in of_unit if wanted in {seat.post_key, post_key(seat.post, seat.unit_name)}]
        if len(exact) == 1:
            return exact[0]
        named = "; ".join(seat.post for seat in of_unit[:4])
        return _problem(row, "post", f"Không rõ là thành phần nào; đơn vị này được mời: {named}.")
    open_seats = [seat for seat in of_unit if not (seat.is_for_one and seat.people)]
    if len(of_unit) == 1 or len(open_seats) == 1:
        return (open_seats or list(of_unit))[0]
    return _problem(row, "post", "Đơn vị có nhiều thành phần; hãy ghi cột “Thành phần được mời”.")


def _problem(row: Row, key: str, reason: str) -> Problem:
    return Problem(row=row.row, column=LIST.heading(key), reason=reason)

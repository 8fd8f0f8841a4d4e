"""What people do to seats."""

from __future__ import annotations

from django.db import transaction

from diemcau.delegates.domain import Count
from diemcau.delegates.models import Seat
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def say_how_many(seat: Seat, size: int | None, *, by: Account) -> Seat:
    """Enter how many people a seat is for, where the plan leaves it open; None takes the entry back.

    Raises:
        Refused: the plan itself says that one comes, or the number is none that a hall can seat.
    """
    seat = Seat.objects.select_for_update().select_related("unit").get(pk=seat.pk)
    if seat.count == Count.ONE:
        raise Refused(f"Kế hoạch nêu 01 đại biểu cho “{seat.post}”; hãy sửa kế hoạch nếu cần nhiều hơn.")
    if size is not None and not 1 <= size <= 10_000:
        raise Refused("Số người phải từ 1 đến 10.000; hãy nhập lại.")
    seat.size, seat.was_sized = size, size is not None
    seat.save(update_fields=["size", "was_sized"])
    record("delegates.seat_sized", seat, by=by, within=seat.unit.conference, size=size)
    return seat

"""How large a set may be."""

from __future__ import annotations

from decimal import Decimal

from diemcau.kernel.errors import Unreadable
from diemcau.scoring.domain.points import vietnamese

MOST_LINES = 600
DEEPEST = 5


def bounded(number: int) -> None:
    """Raises Unreadable for more lines than any index has."""
    if number > MOST_LINES:
        raise Unreadable(f"Bộ chỉ số có hơn {vietnamese(Decimal(MOST_LINES))} dòng. Chưa có gì được nhập.")

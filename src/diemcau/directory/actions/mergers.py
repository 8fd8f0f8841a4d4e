"""Several organisations become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from diemcau.directory.actions.organisations import MOVE, add_organisation, end_organisation
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def merge(
    organisations: Sequence[Organisation],
    *,
    into: Organisation | None = None,
    facts: Mapping[str, Any] | None = None,
    day: date,
    decision: str = "",
    children: str = MOVE,
    by: Account,
) -> Organisation:
    """Merge several into a new one that begins on `day`, or into one of them or another that goes on.

    Raises:
        Refused: fewer than two bodies take part, or one of them has ended.
    """
    ending = [each for each in organisations if each != into]
    if not ending or len(ending) + (into is not None) < 2:
        raise Refused("Sáp nhập cần ít nhất hai đơn vị. Hãy chọn thêm đơn vị.")
    if into is None:
        into = add_organisation({**(facts or {}), "valid_from": day}, by=by)
    for each in ending:
        end_organisation(
            each, last_day=day - timedelta(days=1), successors=[into], decision=decision, children=children, by=by
        )
    names = "; ".join(each.name for each in ending)
    record("directory.organisations_merged", into, by=by, on=f"{day:%d/%m/%Y}", predecessors=names)
    return into

"""What is likely to stand on certificates of merit, before anybody has said so."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Max
from django.utils.translation import override

from diemcau.contest.domain.certificates.merit import Sheet, Stock
from diemcau.contest.models import Certificate, Honour, MeritLayout, Result
from diemcau.directory.models import Organisation
from diemcau.kernel.words import say

COMMITTEE = "Ủy ban nhân dân"
REMEMBERED = ("authority", "place", "office", "signer", "sheet", "stock", "shift_right", "shift_down")


@override("vi")  # it will be printed
def suggested_layout(result: Result) -> dict[str, Any]:
    """The words and the stock of the last time, the next number of the register; else what the names of bodies say."""
    contest = result.contest
    owner = contest.conference.owner
    of_the_year = Certificate.objects.filter(
        winner__result__honour=Honour.MERIT,
        winner__result__decided_on__year=result.decided_on.year,
        winner__result__contest__conference__owner=owner,
    )
    last = MeritLayout.objects.filter(result__contest__conference__owner=owner).order_by("at").last()
    committee = _committee(owner)
    known = {
        "authority": say("Chủ tịch %(committee)s", committee=committee.name) if committee else str(owner),
        "place": _place(committee.name) if committee else "",
        "office": say("Chủ tịch"),
        "sheet": Sheet.A4.value,
        "stock": Stock.WHITE.value,
    }
    if last:
        known |= {name: getattr(last, name) for name in (*REMEMBERED, "name_top", "foot_top")}
    return known | {
        "deed": say("Đã có thành tích xuất sắc trong Cuộc thi “%(title)s”", title=contest.title)[:400],
        "signed_on": result.decided_on,
        "first_number": (of_the_year.aggregate(last=Max("number"))["last"] or 0) + 1,
    }


def _committee(body: Organisation) -> Organisation | None:
    """The People's Committee that a body is, or belongs to."""
    at: Organisation | None = body
    while at and not at.name.startswith(COMMITTEE):
        at = at.parent
    return at


def _place(name: str) -> str:
    found = re.match(rf"{COMMITTEE}\s+(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn|đặc khu)\s+(.+)", name)
    return found[1] if found else ""

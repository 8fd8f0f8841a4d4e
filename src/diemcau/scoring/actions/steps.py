"""How a point came about, step by step; and the one word for "somebody else was quicker"."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.models import Change, Criterion, Entrant


def step(
    entrant: Entrant, criterion: Criterion, stage: str, before: str, after: str, reason: str = "", *, by: Account | None
) -> Change:
    """A step that is not kept yet: its caller keeps many at once, or this one."""
    return Change(
        entrant=entrant,
        criterion=criterion,
        stage=stage,
        before=before[:300],
        after=after[:300],
        reason=reason[:2000],
        after_submission=entrant.first_submitted_at is not None,
        by=by,
    )


def opinion_of(row: Any) -> Opinion:
    """Of a mark or a score."""
    return Opinion(row.points if row.is_applicable else None)


def refuse_if_stale(known: Any, revision: int) -> None:
    """Raises Refused where somebody saved after the page was made: nobody writes over what he has not seen."""
    now = known.revision if known else 0
    if now == revision:
        return
    if known is None:
        raise Refused(_("Dòng này vừa được xóa hoặc thay đổi; hãy xem giá trị mới rồi nhập lại."))
    at: datetime = timezone.localtime(known.at)
    raise Refused(
        _("%(who)s vừa lưu dòng này lúc %(at)s. Giá trị đó được giữ; phần bạn nhập chưa lưu, hãy xem rồi lưu lại.")
        % {"who": known.by or _("Hệ thống"), "at": f"{at:%H:%M:%S}"}
    )

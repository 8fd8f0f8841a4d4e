"""What a check-in device sends, made sense of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from diemcau.delegates.actions import Noted
from diemcau.delegates.domain.attending import Saying, Way
from diemcau.kernel import numbers
from diemcau.kernel.errors import Unreadable

FIRST, LAST = 946_684_800_000, 4_102_444_800_000  # the years 2000 to 2100, in ms: no clock is further off
MOST_IDS = 50


def written(sent: Mapping[str, Any], sent_at: datetime) -> Noted:
    """One note.

    Raises:
        Unreadable: it is none.
    """
    try:
        takes_back = sent.get("takes_back") or []
        if not isinstance(takes_back, list) or len(takes_back) > MOST_IDS:
            raise ValueError(takes_back)
        return Noted(
            id=UUID(sent["id"]),
            delegate=_whole(sent["delegate"]),
            says=Saying(sent["says"]),
            way=Way(sent.get("way", Way.LIST)),
            said_at=_moment(sent["at"]),
            sent_at=sent_at,
            reason=_text(sent.get("reason", "")),
            takes_back=tuple(UUID(each) for each in takes_back),
            device=UUID(sent["device"]) if sent.get("device") else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable(_("Không đọc được lượt điểm danh vừa gửi nên chưa ghi; hãy tải lại trang.")) from None


def sent_at_of(headers: Mapping[str, str], now: datetime) -> datetime:
    """What the device's clock showed when it sent; ours, where it does not say."""
    shown = numbers.sent(headers.get("X-Sent-At"))
    return _moment(shown) if shown is not None and FIRST <= shown <= LAST else now


def _moment(given: object) -> datetime:
    if isinstance(given, bool) or not isinstance(given, int | float) or not FIRST <= given <= LAST:
        raise ValueError(given)
    return datetime.fromtimestamp(given / 1000, UTC)


def _whole(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 < given < 2**63:
        raise ValueError(given)
    return given


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return " ".join(given.replace("\0", "").split())[:300]

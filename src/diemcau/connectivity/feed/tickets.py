"""A ticket lets one browser test one line once; a receipt is what our server saw of it. Both are signed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from diemcau.connectivity.domain import Seen

_TICKET, _RECEIPT = "connectivity.ticket", "connectivity.receipt"
GOOD_FOR_S = 2 * 60 * 60  # a hundred sites may be before one


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Which line of which site and conference is tested, by whom, and how."""

    key: UUID
    conference: int
    site: int
    line: int
    by: int
    profile: str
    campaign: int | None
    seconds: float
    echoes_a_second: int
    began: float  # seconds since 1970, by our clock


def issue(ticket: Ticket) -> str:
    return signing.dumps(
        [
            ticket.key.hex,
            ticket.conference,
            ticket.site,
            ticket.line,
            ticket.by,
            ticket.profile,
            ticket.campaign,
            ticket.seconds,
            ticket.echoes_a_second,
            ticket.began,
        ],
        salt=_TICKET,
        compress=True,
    )


def admitted(text: str) -> Ticket | None:
    """The ticket behind a text; None for one that is forged or out of date."""
    try:
        key, conference, site, line, by, profile, campaign, seconds, echoes, began = signing.loads(
            text, salt=_TICKET, max_age=GOOD_FOR_S
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(
        key=UUID(key),
        conference=conference,
        site=site,
        line=line,
        by=by,
        profile=profile,
        campaign=campaign,
        seconds=seconds,
        echoes_a_second=echoes,
        began=began,
    )


def sign(key: UUID, seen: Seen) -> str:
    return signing.dumps([key.hex, seen.written()], salt=_RECEIPT, compress=True)


def signed(text: str, key: UUID) -> Seen | None:
    """What the server saw of the test `key`; None where the receipt is forged, old, or another test's."""
    try:
        whose, seen = signing.loads(text, salt=_RECEIPT, max_age=GOOD_FOR_S)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Seen(**seen) if whose == key.hex else None

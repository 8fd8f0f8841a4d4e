"""A ticket names a conference and the audiences that its bearer belongs to.

Signed, and good for an hour: a line that is open stays open, for a new one the page gets a new ticket.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

_SALT = "live.ticket"
GOOD_FOR_S = 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    conference: int
    audiences: tuple[str, ...]
    bearer: str  # topic of the account, site or delegate: for the log, never shown


def issue(ticket: Ticket) -> str:
    """The ticket as text for an address."""
    return signing.dumps([ticket.conference, list(ticket.audiences), ticket.bearer], salt=_SALT, compress=True)


def admitted(text: str) -> Ticket | None:
    """The ticket behind a text; None for one that is forged or out of date."""
    try:
        conference, audiences, bearer = signing.loads(text, salt=_SALT, max_age=GOOD_FOR_S)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(conference=conference, audiences=tuple(audiences), bearer=bearer)

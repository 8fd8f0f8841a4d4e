"""What the pages about seats and delegates ask, by noun."""

from diemcau.delegates.queries.attendance import attendance, attendance_section, standings
from diemcau.delegates.queries.chase import places
from diemcau.delegates.queries.codes import whose_code
from diemcau.delegates.queries.headcount import Headcount, headcount
from diemcau.delegates.queries.inviting import Inviters, inviters, issuers_for
from diemcau.delegates.queries.rosters import code_digest, roster
from diemcau.delegates.queries.units import Holder, SeatLine, UnitSeats, holders, unit_seats

__all__ = [
    "Headcount",
    "Holder",
    "Inviters",
    "SeatLine",
    "UnitSeats",
    "attendance",
    "attendance_section",
    "code_digest",
    "headcount",
    "holders",
    "inviters",
    "issuers_for",
    "places",
    "roster",
    "standings",
    "unit_seats",
    "whose_code",
]

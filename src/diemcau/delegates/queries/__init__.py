"""What the pages about seats and delegates ask, by noun."""

from diemcau.delegates.queries.attendance import attendance, attendance_section, standings
from diemcau.delegates.queries.chase import places
from diemcau.delegates.queries.codes import whose_code
from diemcau.delegates.queries.headcount import Headcount, headcount
from diemcau.delegates.queries.inviting import Inviters, inviters, issuers_for
from diemcau.delegates.queries.rosters import code_digest, roster
from diemcau.delegates.queries.taking import Ground, Pass, ground_of, pass_of
from diemcau.delegates.queries.units import Holder, SeatLine, UnitSeats, holders, unit_seats

__all__ = [
    "Ground",
    "Headcount",
    "Holder",
    "Inviters",
    "Pass",
    "SeatLine",
    "UnitSeats",
    "attendance",
    "attendance_section",
    "code_digest",
    "ground_of",
    "headcount",
    "holders",
    "inviters",
    "issuers_for",
    "pass_of",
    "places",
    "roster",
    "standings",
    "unit_seats",
    "whose_code",
]

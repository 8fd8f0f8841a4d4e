"""What the pages about seats and delegates ask, by noun."""

from diemcau.delegates.queries.chase import places
from diemcau.delegates.queries.headcount import Headcount, headcount
from diemcau.delegates.queries.inviting import Inviters, inviters, issuers_for
from diemcau.delegates.queries.units import Holder, SeatLine, UnitSeats, holders, unit_seats

__all__ = [
    "Headcount",
    "Holder",
    "Inviters",
    "SeatLine",
    "UnitSeats",
    "headcount",
    "holders",
    "inviters",
    "issuers_for",
    "places",
    "unit_seats",
]

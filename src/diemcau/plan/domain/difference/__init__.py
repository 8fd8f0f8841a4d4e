"""What lies between a conference as it stands and as a plan wants it. Pure.

rows       the conference as it stands
steps      what has to be done to one row
pairing    which entry is which, across two wordings of a plan
lists      the lists of a plan
compare    all tables but the seats
seats      the seats of one unit
"""

from diemcau.plan.domain.difference.compare import Steps, compare
from diemcau.plan.domain.difference.rows import NOTHING, SeatRow, State
from diemcau.plan.domain.difference.seats import SeatStep, seat_steps
from diemcau.plan.domain.difference.steps import Change, FieldChange, Step

__all__ = ["NOTHING", "Change", "FieldChange", "SeatRow", "SeatStep", "State", "Step", "Steps", "compare", "seat_steps"]

"""Who is there: what devices say about a person, and what follows from all that they have said. Pure."""

from diemcau.delegates.domain.attending.counting import Attendee, Figures, figures, figures_by
from diemcau.delegates.domain.attending.standing import NOBODY_KNOWS, Interval, Standing, standing
from diemcau.delegates.domain.attending.vocabulary import (
    PRESENT,
    SIGNS,
    STATE_NAMES,
    WAY_NAMES,
    Attendance,
    Saying,
    Way,
)
from diemcau.delegates.domain.attending.words import Note, corrected

__all__ = [
    "NOBODY_KNOWS",
    "PRESENT",
    "SIGNS",
    "STATE_NAMES",
    "WAY_NAMES",
    "Attendance",
    "Attendee",
    "Figures",
    "Interval",
    "Note",
    "Saying",
    "Standing",
    "Way",
    "corrected",
    "figures",
    "figures_by",
    "standing",
]

"""The rows of connectivity, by noun."""

from diemcau.connectivity.models.campaigns import Campaign, Escalation, Slot
from diemcau.connectivity.models.line_tests import LineTest, SignOff
from diemcau.connectivity.models.lines import Line
from diemcau.connectivity.models.presences import PictureCheck, Presence

__all__ = [
    "Campaign",
    "Escalation",
    "Line",
    "LineTest",
    "PictureCheck",
    "Presence",
    "SignOff",
    "Slot",
]

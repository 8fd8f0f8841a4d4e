"""The rows of connectivity, by noun."""

from diemcau.connectivity.models.campaigns import Campaign, Escalation, Slot
from diemcau.connectivity.models.checklists import DutyPerson, Tick, TickCheck
from diemcau.connectivity.models.incidents import Incident, IncidentEntry
from diemcau.connectivity.models.line_tests import LineTest, SignOff
from diemcau.connectivity.models.lines import Line
from diemcau.connectivity.models.presences import PictureCheck, Presence
from diemcau.connectivity.models.probes import ProbeSpell, ProbeTarget
from diemcau.connectivity.models.trial_runs import LastHourCheck, TrialResult, TrialRun
from diemcau.connectivity.models.video import Booking, Bridge, VideoWay

__all__ = [
    "Booking",
    "Bridge",
    "Campaign",
    "DutyPerson",
    "Escalation",
    "Incident",
    "IncidentEntry",
    "LastHourCheck",
    "Line",
    "LineTest",
    "PictureCheck",
    "Presence",
    "ProbeSpell",
    "ProbeTarget",
    "SignOff",
    "Slot",
    "Tick",
    "TickCheck",
    "TrialResult",
    "TrialRun",
    "VideoWay",
]

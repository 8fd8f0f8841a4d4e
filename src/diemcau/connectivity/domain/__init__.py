"""Judge a line by what was measured on it. Pure: no clock, no database, no network.

measures   from probes to delay, jitter and loss
emodel     voice quality (ITU-T G.107)
verdict    limits of a profile, and what a measurement means against them
states     the words for how a test went and where a site stands
"""

from diemcau.connectivity.domain.emodel import category, mean_opinion, rating
from diemcau.connectivity.domain.measures import Echoes, Interval, wilson
from diemcau.connectivity.domain.states import (
    ENDING_NAMES,
    PRESENCE_NAMES,
    SOURCE_NAMES,
    TRANSPORT_NAMES,
    Ending,
    PresenceState,
    Readiness,
    Source,
    Transport,
    readiness,
)
from diemcau.connectivity.domain.verdict import PROFILES, VERDICT_NAMES, Profile, Sample, Verdict, judge

__all__ = [
    "ENDING_NAMES",
    "PRESENCE_NAMES",
    "PROFILES",
    "SOURCE_NAMES",
    "TRANSPORT_NAMES",
    "VERDICT_NAMES",
    "Echoes",
    "Ending",
    "Interval",
    "PresenceState",
    "Profile",
    "Readiness",
    "Sample",
    "Source",
    "Transport",
    "Verdict",
    "category",
    "judge",
    "mean_opinion",
    "rating",
    "readiness",
    "wilson",
]

"""Judge a line by what was measured on it. Pure: no clock, no database, no network.

measures   from probes to delay, jitter and loss
emodel     voice quality (ITU-T G.107)
verdict    limits of a profile, and what a measurement means against them
limits     the operator's own limits
slots      when each site tests in a campaign
campaigns  where a site stands in one
admission  who tests now and who waits
tallies    what our own server saw of a test
reports    what a browser says of a test
states     the words for how a test went and where a site stands
"""

from diemcau.connectivity.domain.admission import Desk
from diemcau.connectivity.domain.campaigns import (
    CHANGE_NAMES,
    STANDING_KINDS,
    STANDING_NAMES,
    Change,
    Compared,
    Standing,
    standing,
)
from diemcau.connectivity.domain.emodel import category, mean_opinion, rating
from diemcau.connectivity.domain.limits import adjusted
from diemcau.connectivity.domain.measures import Echoes, Interval, mean_jitter, percentile, wilson
from diemcau.connectivity.domain.reports import Report, browser_of, read_report
from diemcau.connectivity.domain.slots import laid_out, slot_times
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
from diemcau.connectivity.domain.tallies import MOST_ECHOES, Claim, Phase, Seen, Tally, contradiction
from diemcau.connectivity.domain.verdict import PROFILES, VERDICT_NAMES, Judgement, Profile, Sample, Verdict, judge

__all__ = [
    "CHANGE_NAMES",
    "ENDING_NAMES",
    "MOST_ECHOES",
    "PRESENCE_NAMES",
    "PROFILES",
    "SOURCE_NAMES",
    "STANDING_KINDS",
    "STANDING_NAMES",
    "TRANSPORT_NAMES",
    "VERDICT_NAMES",
    "Change",
    "Claim",
    "Compared",
    "Desk",
    "Echoes",
    "Ending",
    "Interval",
    "Judgement",
    "Phase",
    "PresenceState",
    "Profile",
    "Readiness",
    "Report",
    "Sample",
    "Seen",
    "Source",
    "Standing",
    "Tally",
    "Transport",
    "Verdict",
    "adjusted",
    "browser_of",
    "category",
    "contradiction",
    "judge",
    "laid_out",
    "mean_jitter",
    "mean_opinion",
    "percentile",
    "rating",
    "read_report",
    "readiness",
    "slot_times",
    "standing",
    "wilson",
]

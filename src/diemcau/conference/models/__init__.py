"""The rows of a conference, by noun."""

from diemcau.conference.models.conferences import Conference, ConferenceRole
from diemcau.conference.models.grounds import Grounded
from diemcau.conference.models.programme import ProgrammeItem
from diemcau.conference.models.sites import Site, SiteClosure, Unit

__all__ = ["Conference", "ConferenceRole", "Grounded", "ProgrammeItem", "Site", "SiteClosure", "Unit"]

"""The rows of seats and the people on them, by noun."""

from diemcau.delegates.models.answers import Answer
from diemcau.delegates.models.channels import ContactChannel
from diemcau.delegates.models.checkins import CheckIn, CheckInLink
from diemcau.delegates.models.copies import InvitationCopy
from diemcau.delegates.models.delegates import Consent, Delegate, DelegateQuerySet
from diemcau.delegates.models.hall import Hall, HallApproval, HallMove, HallSeat
from diemcau.delegates.models.invitations import Invitation
from diemcau.delegates.models.lists import NamingList
from diemcau.delegates.models.policies import InvitingPolicy
from diemcau.delegates.models.seats import Seat, SeatQuerySet, SeatRule

__all__ = [
    "Answer",
    "CheckIn",
    "CheckInLink",
    "Consent",
    "ContactChannel",
    "Delegate",
    "DelegateQuerySet",
    "Hall",
    "HallApproval",
    "HallMove",
    "HallSeat",
    "Invitation",
    "InvitationCopy",
    "InvitingPolicy",
    "NamingList",
    "Seat",
    "SeatQuerySet",
    "SeatRule",
]

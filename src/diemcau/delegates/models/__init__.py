"""The rows of seats and the people on them, by noun."""

from diemcau.delegates.models.delegates import Consent, Delegate, DelegateQuerySet
from diemcau.delegates.models.seats import Seat, SeatQuerySet, SeatRule

__all__ = ["Consent", "Delegate", "DelegateQuerySet", "Seat", "SeatQuerySet", "SeatRule"]

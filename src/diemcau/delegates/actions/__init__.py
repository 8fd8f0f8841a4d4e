"""What people do to seats and delegates, by noun."""

from diemcau.delegates.actions.seats import say_how_many

__all__ = ["say_how_many"]

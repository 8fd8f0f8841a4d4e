"""The pages about seats and delegates, by noun."""

from diemcau.delegates.views.seats import seats, size

__all__ = ["seats", "size"]

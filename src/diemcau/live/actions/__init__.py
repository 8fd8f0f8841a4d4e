"""What people do on the day, by noun."""

from diemcau.live.actions.log import append

__all__ = ["append"]

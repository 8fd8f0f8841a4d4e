"""What the pages about seats and delegates ask, by noun."""

from diemcau.delegates.queries.headcount import Headcount, headcount

__all__ = ["Headcount", "headcount"]

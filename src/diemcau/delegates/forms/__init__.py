"""What the pages about seats and delegates accept, by noun."""

from diemcau.delegates.forms.seats import SizeForm

__all__ = ["SizeForm"]

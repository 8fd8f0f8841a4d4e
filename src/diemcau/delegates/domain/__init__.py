"""What can be known about seats and the people on them with paper and pencil. Pure."""

from diemcau.delegates.domain.authority import needs_consent
from diemcau.delegates.domain.seats import ANY_POST, COUNT_NAMES, POST_LENGTH, Count, post_key

__all__ = ["ANY_POST", "COUNT_NAMES", "POST_LENGTH", "Count", "needs_consent", "post_key"]

"""Who may have a code now, when more ask for one than are sent. Pure.

Nobody has a fixed share. Half of the codes of a span are shared: a network may have at most a tenth of what is still
free, as in "Dynamic Queue Length Thresholds" (Choudhury and Hahne, IEEE/ACM Transactions on Networking 6(2), 1998). A
commune behind one address finds room in a quiet minute, and a machine that floods stops at the same figure. The other
half goes one by one to networks that had none: while it lasts, whoever comes from elsewhere still gets in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

PART = 10


@dataclass(frozen=True, slots=True)
class Span:
    """So many codes leave in such a time, never more."""

    lasts: timedelta
    most: int

    def has_room(self, *, sent: int, own: int) -> bool:
        """Whether one more may leave after `sent` in all, `own` of them for the network that asks."""
        shared = self.most // 2
        return own * PART < shared - sent or (own == 0 and sent < self.most)


SPANS = (Span(timedelta(minutes=1), 2_000), Span(timedelta(hours=1), 20_000))


def network_of(address: str, shared: Sequence[IPv4Network | IPv6Network] = ()) -> str:
    """Whose address it is: itself, or the /56 of IPv6 that one customer has; "" where it tells nobody from another.

    Args:
        shared: networks of which it is known that thousands of people come out of one address.
    """
    try:
        at = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return ""
    if isinstance(at, IPv6Address):
        at = at.ipv4_mapped or at
    if at.is_loopback or at.is_unspecified or any(at in each for each in shared):
        return ""
    return str(ip_network((at, 56), strict=False)) if isinstance(at, IPv6Address) else str(at)

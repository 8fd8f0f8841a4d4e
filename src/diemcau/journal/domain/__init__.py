"""What can be known about messages with paper and pencil. Pure."""

from diemcau.journal.domain.states import LEASE, STATE_NAMES, TRIES, State, wait_before

__all__ = ["LEASE", "STATE_NAMES", "TRIES", "State", "wait_before"]

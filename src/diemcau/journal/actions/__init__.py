"""What ends every action, and what leaves the house, by noun."""

from diemcau.journal.actions.entries import record, record_each
from diemcau.journal.actions.grouped import grouped
from diemcau.journal.actions.mailings import Letter, put_each
from diemcau.journal.actions.outbox import confirm, deliver, put, release, retry, take_back, withdraw
from diemcau.journal.actions.returns import collect_returns, note_bounce

__all__ = [
    "Letter",
    "collect_returns",
    "confirm",
    "deliver",
    "grouped",
    "note_bounce",
    "put",
    "put_each",
    "record",
    "record_each",
    "release",
    "retry",
    "take_back",
    "withdraw",
]

"""What ends every action, and what leaves the house, by noun."""

from diemcau.journal.actions.entries import record, record_each
from diemcau.journal.actions.grouped import grouped
from diemcau.journal.actions.outbox import deliver, note_bounce, put, release, retry, withdraw

__all__ = ["deliver", "grouped", "note_bounce", "put", "record", "record_each", "release", "retry", "withdraw"]

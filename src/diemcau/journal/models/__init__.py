"""The rows of the journal, by noun."""

from diemcau.journal.models.entries import Entry, topic
from diemcau.journal.models.outbox import Attachment, OutboxMessage, OutboxMessageQuerySet

__all__ = ["Attachment", "Entry", "OutboxMessage", "OutboxMessageQuerySet", "topic"]

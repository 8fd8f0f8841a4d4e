"""From a decided result to what everybody reads, and the report of it."""

from diemcau.publish.actions.awards import hand_awards
from diemcau.publish.actions.editions import discard, prepare, release
from diemcau.publish.actions.reports import keep_passages, keep_template, withdraw_template
from diemcau.publish.actions.wordings import keep_wordings

__all__ = [
    "discard",
    "hand_awards",
    "keep_passages",
    "keep_template",
    "keep_wordings",
    "prepare",
    "release",
    "withdraw_template",
]

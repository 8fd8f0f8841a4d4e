"""What people do to seats and delegates, by noun."""

from diemcau.delegates.actions.lists import confirm_list, drop_list, keep_list
from diemcau.delegates.actions.naming import (
    Nominee,
    name_delegate,
    name_group,
    record_consent,
    replace_delegate,
    restore_delegate,
    withdraw_delegate,
)
from diemcau.delegates.actions.policies import Customs, add_channel, remove_channel, set_policy
from diemcau.delegates.actions.reminders import remind
from diemcau.delegates.actions.seats import say_how_many

__all__ = [
    "Customs",
    "Nominee",
    "add_channel",
    "confirm_list",
    "drop_list",
    "keep_list",
    "name_delegate",
    "name_group",
    "record_consent",
    "remind",
    "remove_channel",
    "replace_delegate",
    "restore_delegate",
    "say_how_many",
    "set_policy",
    "withdraw_delegate",
]

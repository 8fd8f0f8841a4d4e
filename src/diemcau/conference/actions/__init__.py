"""What people do to a conference: its day, roles and sites, and its programme."""

from diemcau.conference.actions.programme import (
    add_item,
    change_item,
    move_item,
    programme_changed,
    remove_item,
    return_item,
)
from diemcau.conference.actions.sites import (
    choose_venue,
    close_site,
    fix_time,
    give_role,
    move_unit,
    reopen_site,
    take_role,
    time_fixed,
)

__all__ = [
    "add_item",
    "change_item",
    "choose_venue",
    "close_site",
    "fix_time",
    "give_role",
    "move_item",
    "move_unit",
    "programme_changed",
    "remove_item",
    "reopen_site",
    "return_item",
    "take_role",
    "time_fixed",
]

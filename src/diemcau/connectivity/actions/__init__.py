"""What people do to lines, by noun."""

from diemcau.connectivity.actions.campaigns import move_slot, open_campaign
from diemcau.connectivity.actions.incidents import open_incident, reopen, restore, take_on, withdraw, write_down
from diemcau.connectivity.actions.line_tests import keep_test, sign_off
from diemcau.connectivity.actions.lines import add_backup_line, confirm_picture, describe_line, main_line
from diemcau.connectivity.actions.presences import note_presence
from diemcau.connectivity.actions.pursuit import Told, ask_retest, escalate, remind

__all__ = [
    "Told",
    "add_backup_line",
    "ask_retest",
    "confirm_picture",
    "describe_line",
    "escalate",
    "keep_test",
    "main_line",
    "move_slot",
    "note_presence",
    "open_campaign",
    "open_incident",
    "remind",
    "reopen",
    "restore",
    "sign_off",
    "take_on",
    "withdraw",
    "write_down",
]

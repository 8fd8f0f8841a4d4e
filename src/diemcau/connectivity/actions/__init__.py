"""What people do to lines, by noun."""

from diemcau.connectivity.actions.line_tests import keep_test, sign_off
from diemcau.connectivity.actions.lines import add_backup_line, confirm_picture, describe_line, main_line
from diemcau.connectivity.actions.presences import note_presence

__all__ = [
    "add_backup_line",
    "confirm_picture",
    "describe_line",
    "keep_test",
    "main_line",
    "note_presence",
    "sign_off",
]

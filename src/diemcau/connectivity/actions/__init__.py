"""What people do to lines, by noun."""

from diemcau.connectivity.actions.lines import add_backup_line, confirm_picture, describe_line, main_line
from diemcau.connectivity.actions.presences import note_presence

__all__ = ["add_backup_line", "confirm_picture", "describe_line", "main_line", "note_presence"]

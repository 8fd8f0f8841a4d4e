"""What the pages of connectivity need, by page."""

from diemcau.connectivity.queries.boards import Board, District, SiteLine, line_board
from diemcau.connectivity.queries.tickets import ticket_for

__all__ = ["Board", "District", "SiteLine", "line_board", "ticket_for"]

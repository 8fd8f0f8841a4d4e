"""What the pages of connectivity need, by page."""

from diemcau.connectivity.queries.boards import Board, District, SiteLine, line_board

__all__ = ["Board", "District", "SiteLine", "line_board"]

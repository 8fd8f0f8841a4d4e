"""What the pages of connectivity need, by page."""

from diemcau.connectivity.queries.boards import Board, District, SiteLine, has_good_line, line_board
from diemcau.connectivity.queries.campaigns import (
    CampaignPage,
    campaign_page,
    campaigns_of,
    comparison,
    held_messages,
)
from diemcau.connectivity.queries.tickets import ticket_for

__all__ = [
    "Board",
    "CampaignPage",
    "District",
    "SiteLine",
    "campaign_page",
    "campaigns_of",
    "comparison",
    "has_good_line",
    "held_messages",
    "line_board",
    "ticket_for",
]

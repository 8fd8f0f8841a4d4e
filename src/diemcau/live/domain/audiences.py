"""Who sees a section of the log: the names that tickets and entries share."""

from __future__ import annotations

ALL = "all"  # every screen of the conference
DIRECTORS = "directors"  # whoever runs it: director, chair, secretary
HALL = "hall"  # the large screen, and whoever runs it
SITES = "sites"  # every site console


def tier(name: str) -> str:
    """The consoles of the sites of one tier."""
    return f"tier:{name}"


def site(pk: int) -> str:
    """The consoles of one site."""
    return f"site:{pk}"


def link(pk: int) -> str:
    """Whoever opened one link."""
    return f"link:{pk}"

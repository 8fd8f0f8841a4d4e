"""Awards as the screens see them."""

from __future__ import annotations

from typing import Any

from diemcau.conference.models import Conference
from diemcau.live.models import Award


def listed(conference: Conference) -> list[dict[str, Any]]:
    """For the directors: who comes next. Those that are over are only counted."""
    return [
        {
            "id": award.pk,
            "title": award.title,
            "receiver": award.receiver,
            "group": award.group,
            "site": award.site_id,
            "called": award.called_at is not None,
            "done": award.done_at is not None,
        }
        for award in Award.objects.filter(conference=conference)
    ]


def slide(award: Award) -> dict[str, Any]:
    """The award as a slide, in the words that a presenter reads."""
    return {
        "kind": "award",
        "title": " · ".join(part for part in (award.group, award.title) if part)[:160],
        "receiver": award.receiver,
        "detail": award.detail,
        "citation": award.citation,
        "taken_by": f"Nhận thay: {award.taken_by}" if award.taken_by else "",
        "handed_by": f"Trao: {award.handed_by}" if award.handed_by else "",
        "place": f"Nhận tại {award.site}" if award.site else "",
        "photo": str(award.pk) if award.photo else "",
    }


def called(award: Award) -> dict[str, Any]:
    """To the site where it is received."""
    return {"title": award.title, "receiver": award.receiver, "taken_by": award.taken_by}

"""Pictures of a released result: what a message shows of its link."""

from __future__ import annotations

from django.utils.translation import get_language

from diemcau.publish.queries.ready import picture_name, ready
from diemcau.publish.views.answering import Made, for_everybody


@for_everybody
def png(slug: str) -> Made | None:
    """Made by the worker after a release, else by the first who asks."""
    content = ready(picture_name(slug, get_language() or "vi"))
    if content is None:
        from diemcau.publish.queries.press import link_picture  # noqa: PLC0415 -- slow import

        content = link_picture(slug)
    return (content, "image/png", "") if content else None

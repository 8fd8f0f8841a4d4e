"""Pictures of a released result: what a message shows of its link."""

from __future__ import annotations

from diemcau.publish.domain.charts.card import card
from diemcau.publish.queries.reading import title_of
from diemcau.publish.queries.released import public_result
from diemcau.publish.views.answering import Made, for_everybody


@for_everybody
def png(slug: str) -> Made | None:
    """Made once after a release, then kept."""
    from diemcau.nd30.writing import to_png  # noqa: PLC0415 -- slow import

    found = public_result(slug)
    if found is None:
        return None
    return to_png(card(title_of(found.edition), found.table, found.lines).svg, ppi=96), "image/png", ""

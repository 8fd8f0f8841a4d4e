"""Issued documents that nobody has confirmed, by site or by unit: a column that shows only when there are some."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Count, Exists, OuterRef, Q

from diemcau.conference.models import Conference
from diemcau.papers.domain.deliveries import Business
from diemcau.papers.models import Delivery, DeliveryEvent, Notice
from diemcau.rooms.domain import Cell, Column
from diemcau.rooms.queries.compiled import compiled

RECEIVED = Column(
    key="received",
    title="Văn bản đến",
    shortage="văn bản đến chưa xác nhận",
    done="đã xác nhận",
    missing="chưa xác nhận",
    counts="văn bản",
    only_when_missing=True,
    short="chưa xác nhận",
)
_SAID = Exists(DeliveryEvent.objects.filter(delivery=OuterRef("pk")))
_RECALLED = Exists(Notice.objects.filter(document=OuterRef("document"), business=Business.RECALL.value))


def received_by(row: str) -> Callable[[Conference], Mapping[int | None, tuple[Cell, ...]]]:
    """Count what was issued to the units and not recalled, and what of it they have answered. One query."""
    place = f"organisation__units__{row}"
    counted = compiled(
        lambda conference: (
            Delivery.objects.filter(document__conference=conference, organisation__units__conference=conference)
            .exclude(_RECALLED)
            .values_list(place)
            .annotate(Count("pk"), said=Count("pk", filter=Q(_SAID)))
            .order_by()
        )
    )

    def ask(conference: Conference) -> Mapping[int | None, tuple[Cell, ...]]:
        return {key: (Cell(said, total, total),) for key, total, said in counted(conference)}

    return ask

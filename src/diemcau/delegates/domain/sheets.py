"""The chase list as a workbook. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diemcau.delegates.domain.progress import Place
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.domain.columns import Column, Table

CHASE = Table(
    key="chase",
    title="Đôn đốc",
    columns=(
        Column(key="tier", heading="Cấp"),
        Column(key="district", heading="Địa bàn"),
        Column(key="unit", heading="Đơn vị"),
        Column(key="post", heading="Thành phần được mời"),
        Column(key="name", heading="Họ và tên"),
        Column(key="title", heading="Chức vụ"),
        Column(key="state", heading="Tình trạng"),
        Column(key="lacking", heading="Còn thiếu"),
        Column(key="detail", heading="Ghi chú"),
    ),
)


def lines(places: Iterable[Place]) -> Iterator[tuple[str, ...]]:
    for place in places:
        lacking = "" if place.delegate else "?" if place.lacking is None else str(place.lacking)
        note = " · ".join(part for part in (place.detail, place.trouble) if part)
        tier = TIER_NAMES[Tier(place.tier)]
        yield (tier, place.district, place.unit_name, place.post, place.name, place.title, place.words, lacking, note)

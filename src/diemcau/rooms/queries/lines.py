"""Whether a line is good, whether picture and sound were seen (two columns, never one), whether a site is prepared."""

from __future__ import annotations

from django.db.models import Count

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.domain.checklist import OF_SITES
from diemcau.connectivity.models import LineTest, PictureCheck, Tick
from diemcau.rooms.domain import Column
from diemcau.rooms.queries.compiled import compiled

LINE = Column(
    key="line",
    title="Đường truyền",
    shortage="điểm cầu chưa đo đạt đường truyền",
    done="đạt",
    missing="chưa đạt",
)
PICTURE = Column(
    key="picture",
    title="Hình, tiếng",
    shortage="điểm cầu chưa xác nhận hình, tiếng",
    done="có đủ",
    missing="chưa xác nhận",
)
CHECKLIST = Column(
    key="checklist",
    title="Chuẩn bị",
    shortage="điểm cầu chưa chuẩn bị đủ",
    done="đủ",
    missing="chưa đủ",
)
_READY = compiled(
    lambda conference: (
        Tick.objects.filter(site__conference=conference, is_ready=True)
        .exclude(check_row__agrees=False)
        .values_list("site")
        .annotate(Count("pk"))
        .order_by()
    )
)
_LINES = compiled(
    lambda conference: (
        LineTest.objects.newest_of_each_line()
        .filter(line__site__conference=conference, line__is_backup=False, verdict=Verdict.GOOD)
        .values_list("line__site")
        .order_by()
    )
)
_PICTURES = compiled(
    lambda conference: (
        PictureCheck.objects.newest_of_each_site()
        .filter(site__conference=conference, has_picture=True, has_sound=True)
        .values_list("site")
        .order_by()
    )
)


def lines_and_pictures(conference: Conference) -> tuple[set[int], set[int]]:
    """The sites whose main line passed when last tested; those where picture and sound were there when last seen."""
    return {site for (site,) in _LINES(conference)}, {site for (site,) in _PICTURES(conference)}


def prepared_sites(conference: Conference) -> set[int]:
    """The sites that have every item of their checklist ready, as far as no technician found otherwise."""
    return {site for site, ready in _READY(conference) if ready >= len(OF_SITES)}


def items_lacking(site: Site) -> int:
    return len(OF_SITES) - Tick.objects.filter(site=site, is_ready=True).exclude(check_row__agrees=False).count()

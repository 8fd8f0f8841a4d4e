"""Whether the line of a site is good, and whether picture and sound were seen: two columns, never one."""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.models import LineTest, PictureCheck
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

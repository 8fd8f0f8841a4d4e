"""What goes out as workbooks: lines, tests, campaigns, preparation. A line of text cells for each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localtime

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.checklist import OF_SITES
from diemcau.connectivity.models import Campaign, DutyPerson, LineTest, Tick
from diemcau.connectivity.queries.boards import SiteLine, line_board
from diemcau.connectivity.queries.campaigns import campaign_page
from diemcau.directory.models import Account
from diemcau.kernel.numbers import written
from diemcau.kernel.words import say

MEASURED = ("Kết luận", "Tải về, Mbit/s", "Gửi lên, Mbit/s", "Độ trễ, ms", "Độ rung, ms", "Mất gói, %")
LINES = ("Điểm cầu", "Cấp trên", *MEASURED, "Đo lúc", "Hình", "Tiếng", "Lý do")
TESTS = (
    *("Điểm cầu", "Đường", "Bắt đầu", "Kết thúc", *MEASURED, "Tải về nhiều nhất", "Gửi lên nhiều nhất"),
    *("Điểm E-model", "Trình duyệt", "Hệ điều hành", "Người đo", "Người ký", "Lý do"),
)
CAMPAIGN = (
    "Điểm cầu",
    "Cấp trên",
    "Lượt",
    "Tình trạng",
    "Số lần đo",
    *MEASURED,
    "Người ký",
    "Đã báo cấp trên",
    "Lý do",
)
CHECKLISTS = ("Điểm cầu", "Cấp trên", "Sẵn sàng", *(item.words for item in OF_SITES), "Người trực")


def line_lines(conference: Conference, account: Account) -> Iterator[list[str]]:
    """Every site with what was last measured on its main line."""
    for district in line_board(conference, account).districts:
        for row in district.rows:
            yield [
                str(row.site.host),
                "" if row.site == district.head else str(district.head.host),
                *_measured(row.test),
                _at(row.test.at) if row.test else "",
                *_seen(row),
                _reasons(row.test),
            ]


def test_lines(conference: Conference, account: Account) -> Iterator[list[str]]:
    """Every test that was ever made for the conference, whole or not, in the order in which they were made."""
    tests = (
        LineTest.objects.visible_to(account)
        .filter(line__site__conference=conference)
        .select_related("line__site__host", "by", "sign_off__by")
        .defer("course")
        .order_by("began_at", "pk")
    )
    for test in tests.iterator(chunk_size=2_000):
        yield [
            str(test.line.site.host),
            say("dự phòng") if test.line.is_backup else say("chính"),
            _at(test.began_at),
            test.get_ending_display(),
            *_measured(test),
            _figure(test.down_most_mbps),
            _figure(test.up_most_mbps),
            _figure(test.rating, 0),
            test.browser,
            test.system,
            str(test.by),
            str(test.sign_off.by) if hasattr(test, "sign_off") else "",
            _reasons(test),
        ]


def campaign_lines(campaign: Campaign) -> Iterator[list[str]]:
    for row in campaign_page(campaign).rows:
        signed = row.test is not None and hasattr(row.test, "sign_off")
        yield [
            str(row.site.host),
            _above(row.site),
            _at(row.slot.starts_at),
            say(row.words),
            str(row.tests),
            *_measured(row.test),
            str(row.test.sign_off.by) if row.test and signed else "",
            say("đã báo") if row.escalated else "",
            _reasons(row.test),
        ]


def checklist_lines(conference: Conference, account: Account) -> Iterator[list[str]]:
    """Every site with each item, and whom to call there. Three queries for any number of sites."""
    sites = (
        Site.objects.visible_to(account)
        .open()
        .filter(conference=conference)
        .select_related("host", "parent__host")
        .order_by("host__rank", "host__area_code", "pk")
    )
    items: dict[tuple[int, str], str] = {}
    ready: defaultdict[int, int] = defaultdict(int)
    ticks = Tick.objects.filter(site__conference=conference).select_related("check_row")
    for tick in ticks:
        check = getattr(tick, "check_row", None)
        is_good = tick.is_ready and (check is None or check.agrees)
        ready[tick.site_id] += is_good
        words = say("chưa") if not tick.is_ready else say("kỹ thuật: không đạt") if not is_good else say("có")
        words = say("có, kỹ thuật đã xem") if is_good and check else words
        items[tick.site_id, tick.item] = ": ".join(filter(None, [words, check.note if check else tick.note]))
    people: defaultdict[int, list[str]] = defaultdict(list)
    for person in DutyPerson.objects.filter(site__conference=conference):
        people[person.site_id].append(" ".join(filter(None, [person.name, person.phone, person.task])))
    for site in sites:
        yield [
            str(site.host),
            _above(site),
            f"{ready[site.pk]}/{len(OF_SITES)}",
            *(items.get((site.pk, item.key), "") for item in OF_SITES),
            "; ".join(people[site.pk]),
        ]


def _measured(test: LineTest | None) -> list[str]:
    if test is None:
        return [say("chưa đo"), "", "", "", "", ""]
    figures = (test.down_mbps, test.up_mbps, test.round_trip_ms, test.jitter_ms, test.loss_pct)
    return [test.get_verdict_display() if test.verdict is not None else "", *map(_figure, figures)]


def _seen(row: SiteLine) -> tuple[str, str]:
    if row.picture is None:
        return "", ""
    return _yes(seen=row.picture.has_picture), _yes(seen=row.picture.has_sound)


def _yes(*, seen: bool) -> str:
    return say("có") if seen else say("không")


def _reasons(test: LineTest | None) -> str:
    return " ".join(sentence for _, sentence in test.reasons) if test else ""


def _figure(value: float | None, digits: int = 2) -> str:
    return "" if value is None else written(value, digits)


def _at(moment: datetime) -> str:
    return f"{localtime(moment):%H:%M %d/%m/%Y}"


def _above(site: Site) -> str:
    return str(site.parent.host) if site.parent else ""

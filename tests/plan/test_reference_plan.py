"""The reference plan over the bundled example province: 1 + 18 + 241 = 260 sites, and every seat accounted for."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import Seat
from diemcau.delegates.queries import headcount
from diemcau.directory.actions import load_example
from diemcau.directory.models import Organisation
from diemcau.plan import actions
from diemcau.plan.queries import difference, plan_room
from diemcau.plan.queries.prepared import prepare
from diemcau.web import examples

pytestmark = pytest.mark.django_db

EXAMPLES = Path(examples.__file__).parent
DISTRICTS, COMMUNES, DEPARTMENTS, VERTICALS, NAMED = 18, 241, 20, 7, 5


@pytest.fixture
def text(shared) -> str:
    (path,) = shared.glob("corpus/plans/000-*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def quang_nam() -> Organisation:
    load_example(EXAMPLES / "quang-nam-2024")
    return Organisation.objects.get(code="49.UBND")


def upload(text: str, name: str, **facts) -> object:
    return actions.upload_plan(ContentFile(text.encode(), name=name), by=None, **facts)


def test_the_reference_plan_opens_as_260_sites_and_1133_seats_and_its_correction_adds_18(text, quang_nam):
    document = upload(text, "ke-hoach.txt")
    room = plan_room(document)

    # Each rule: the seats that it makes, and those that an earlier rule has made already.
    assert [(rule.seats, rule.shared) for rule in room.rules] == [
        (1, 0),  # Thường trực Tỉnh ủy
        (2, 0),  # Thường trực HĐND tỉnh, Ủy ban MTTQ Việt Nam tỉnh
        (3, 0),  # lãnh đạo of Ban Tổ chức, Ban Pháp chế, Văn phòng Đoàn ĐBQH và HĐND
        ((DEPARTMENTS + VERTICALS) * 2, 0),  # leader and adviser
        (0, NAMED * 2),  # the vertical agencies that the rule before invites already
        (1, 0),  # Tổ giúp việc
        (DISTRICTS, 1),  # Thường trực Huyện ủy; "Thường trực HĐND tỉnh" has its seat already
        (DISTRICTS, 0),  # Chủ tịch UBND cấp huyện
        (DISTRICTS, 0),  # Ủy ban MTTQ cấp huyện
        (DISTRICTS, 0),  # Thành viên Ban Chỉ đạo
        (DISTRICTS * 2, 0),  # Lãnh đạo Phòng Nội vụ và chuyên viên
        (COMMUNES, 0),
        (COMMUNES, 0),
        (COMMUNES, 0),
        (COMMUNES, 0),
    ]
    assert (room.owner, room.asked) == (quang_nam, ())

    conference = actions.open_conference(document, owner=quang_nam, by=None)

    tiers = conference.sites.order_by("tier").values_list("tier", flat=True)
    assert {tier: list(tiers).count(tier) for tier in tiers} == {"province": 1, "district": 18, "commune": 241}
    assert Site.objects.filter(conference=conference, parent__host__area_code="502").count() == 13  # thành phố Tam Kỳ
    seats = Seat.objects.filter(unit__conference=conference)
    assert seats.count() == 1 + 2 + 3 + 54 + 0 + 1 + 18 * 4 + 36 + 241 * 4 == 1133
    assert seats.filter(unit__site__tier="commune").count() == 241 * 4
    assert list(seats.filter(post__startswith="Tổ giúp việc").values_list("size", flat=True)) == [12]
    assert set(seats.filter(post__startswith="Thành viên Ban Chỉ đạo").values_list("count", "size")) == {
        ("group", None)
    }
    assert conference.assignments.count() == 7
    assert conference.assignments.last().units.count() == DEPARTMENTS + DISTRICTS
    assert [entry.organisations.count() for entry in conference.distribution.all()] == [2, 1, 1, 1, 3, 20, 7, 18, 1]
    counted = headcount(conference, prepare(document).day)
    assert (counted.seats, counted.open) == (1133, 1 + 2 + 18 + 241)

    corrected = text.replace(
        "Thường trực HĐND tỉnh;\n\n- Chủ tịch UBND cấp huyện",
        "Thường trực HĐND cấp huyện;\n\n- Chủ tịch UBND cấp huyện",
    )
    assert corrected != text
    second = upload(corrected, "ke-hoach-sua.txt", conference=conference)
    changes = {section.noun: section.counts for section in difference(second).sections}
    actions.apply(second, conference, by=None)

    assert changes == {"units": {"added": 18}, "rules": {"changed": 1}, "seats": {"added": 18}}
    assert seats.count() == 1133 + 18
    assert difference(second).is_empty
    assert Conference.objects.count() == 1


def test_the_bundled_plan_opens_as_260_sites_and_its_corrected_version_changes_only_what_it_corrects(quang_nam):
    given, corrected = (
        (EXAMPLES / name).read_text("utf-8") for name in ("ke-hoach-hoi-nghi.txt", "ke-hoach-hoi-nghi-sua.txt")
    )
    document = upload(given, "ke-hoach-hoi-nghi.txt")
    room = plan_room(document)

    assert [(rule.seats, rule.shared) for rule in room.rules] == [
        (2, 0),  # Thường trực Tỉnh ủy; Thường trực HĐND tỉnh
        (4, 0),  # four party and council offices
        ((DEPARTMENTS + VERTICALS) * 2, 0),
        (0, 3),  # three vertical agencies that the rule before invites already
        (1 + 5, 0),  # Mặt trận and five mass organisations
        (1, 0),  # Ban Chỉ đạo
        (DISTRICTS, 0),
        (0, 1),  # "Thường trực HĐND tỉnh" under cấp huyện
        (DISTRICTS, 0),
        (DISTRICTS * 2, 0),
        (COMMUNES, 0),
        (COMMUNES * 2, 0),
    ]
    # The telecom of the province is in no directory: asked, not guessed.
    assert [asked.printed for asked in room.asked] == ["Viễn thông Quảng Nam"]
    answer = Organisation.objects.get(code="49.STTTT")
    actions.answer_name(document, "Viễn thông Quảng Nam", [answer], by=None)

    conference = actions.open_conference(document, owner=quang_nam, by=None)

    assert conference.sites.count() == 1 + 18 + 241
    assert (
        Seat.objects.filter(unit__conference=conference).count()
        == 2 + 4 + 54 + 0 + 6 + 1 + 18 * 2 + 36 + 241 * 3
        == 862
    )

    second = upload(corrected, "ke-hoach-hoi-nghi-sua.txt", conference=conference)
    counts = actions.apply(second, conference, by=None).summary["counts"]

    assert counts == {
        "event": {"changed": 3},  # the words for the time, the day, the hour
        "units": {"added": 18 + 18},  # the councils and the divisions of culture of the districts
        "rules": {"changed": 2},
        "seats": {"added": 18 + 18 * 2},
        "assignments": {"changed": 2, "added": 1},
    }
    conference.refresh_from_db()
    assert (conference.starts_on, conference.clock) == (date(2024, 1, 26), time(8, 0))
    assert difference(second).is_empty


def test_a_city_of_two_tiers_opens_as_95_sites(quang_nam):
    load_example(EXAMPLES / "da-nang-2025")
    city = Organisation.objects.get(code="48.UBND")
    document = upload(TWO_TIERS, "ke-hoach-2025.txt")

    conference = actions.open_conference(document, owner=city, by=None)

    assert prepare(document).owner == city.pk
    assert conference.sites.count() == 1 + 94
    assert set(conference.sites.exclude(host=city).values_list("parent__host", flat=True)) == {city.pk}
    assert Seat.objects.filter(unit__conference=conference).count() == 1 + 94 * 2


TWO_TIERS = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND          Đà Nẵng, ngày 05 tháng 8 năm 2025

KẾ HOẠCH
Tổ chức Hội nghị trực tuyến sơ kết công tác cải cách hành chính 6 tháng đầu năm 2025

Ủy ban nhân dân thành phố ban hành Kế hoạch tổ chức Hội nghị như sau:

I. THÀNH PHẦN

* Cấp thành phố

- Thường trực HĐND thành phố;

* Các xã, phường, đặc khu (cấp xã)

- Thường trực HĐND cấp xã;

- Chủ tịch UBND cấp xã.

II. HÌNH THỨC, THỜI GIAN

1. Hình thức tổ chức: Hội nghị tổ chức trực tuyến tại các điểm cầu UBND thành phố và UBND cấp xã.

2. Thời gian: 08 giờ 00 ngày 20/8/2025.

Nơi nhận:
- UBND các xã, phường, đặc khu;
- Lưu: VT.
"""

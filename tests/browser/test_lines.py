"""The line test in a real browser, against the real measuring server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.models import LineTest
from diemcau.directory.domain import Role
from tests.browser.conftest import DESK, PHONE, Visitor
from tests.connectivity import build
from tests.connectivity.measuring import Server, bad_for, buffered, measuring

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _short_tests(settings):
    settings.LINE_TEST_QUIET_SECONDS, settings.LINE_TEST_SECONDS = 1.0, 3.0
    settings.LINE_TEST_MOST_SECONDS, settings.LINE_TEST_ECHOES = 1.0, 160


@pytest.fixture
def server(settings, live_server) -> Iterator[Server]:
    with measuring(live_server.url) as server:
        settings.MEASURE_URL = server.url
        yield server


def a_site(name: str = "Ủy ban nhân dân xã Trà Mai"):
    conference = build.conference(short_name="Tổng kết CCHC 2023")
    site = build.site(conference=conference, host=build.organisation(name=name))
    technician = build.account(password="mat-khau-dai")
    build.organisation_role(technician, site.host, Role.TECHNICIAN)
    build.unit(conference=conference, organisation=site.host, site=site)
    return conference, site, technician


def signed_in(visitor, server: Server, technician, screen=DESK, **options) -> Visitor:
    one = visitor(screen, **options)
    one.sign_in(technician.name, "mat-khau-dai")
    return one


def run_test(one: Visitor, server: Server, conference, site) -> None:
    one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
    one.page.get_by_role("button", name="Bắt đầu đo").click()
    one.page.locator(".line-result").wait_for(timeout=40_000)
    one.forgive(f"leaves the origin: {server.url}")


def test_a_site_tests_its_line_and_its_technician_signs(visitor, server):
    conference, site, technician = a_site()
    one = signed_in(visitor, server, technician)
    run_test(one, server, conference, site)

    (test,) = LineTest.objects.all()
    assert (test.transport, test.ending, test.verdict) == ("webrtc", "whole", Verdict.GOOD), test.reasons
    assert test.echoes_back == test.echoes_seen == test.echoes_sent > 400
    assert test.round_trip_ms < 60 and test.down_mbps > 4 and test.up_mbps > 4
    assert abs(test.clock_ahead_ms) < 500 and test.browser.startswith("Chrome")
    one.page.get_by_role("button", name="Ký xác nhận").click()
    one.page.get_by_text("đã ký").wait_for()
    assert test.sign_off.by == technician


def test_the_page_fits_a_small_phone_and_reads_well(visitor, server):
    conference, site, technician = a_site("Ủy ban nhân dân thị trấn Ái Nghĩa, huyện Đại Lộc, tỉnh Quảng Nam")
    one = signed_in(visitor, server, technician, {"width": 360, "height": 780})
    one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
    assert (one.violations(), one.overflow()) == ([], 0)
    one.page.get_by_role("button", name="Bắt đầu đo").click()
    one.page.locator(".line-stage", has_text="Đang giữ tốc độ").wait_for(timeout=20_000)
    one.page.wait_for_timeout(1_500)
    one.picture("line-test-running")
    assert (one.violations(), one.overflow()) == ([], 0)
    one.page.locator(".line-result").wait_for(timeout=40_000)
    one.picture("line-test-phone", whole=True)
    assert (one.violations(), one.overflow()) == ([], 0)
    one.forgive(f"leaves the origin: {server.url}")


def test_without_webrtc_the_test_goes_on_and_says_what_it_could_not_see(visitor, server):
    conference, site, technician = a_site()
    one = signed_in(visitor, server, technician)
    one.page.add_init_script("delete window.RTCPeerConnection")
    run_test(one, server, conference, site)

    (test,) = LineTest.objects.all()
    assert (test.transport, test.ending, test.loss_pct, test.verdict) == ("tcp", "whole", None, Verdict.UNSURE)
    assert "chỉ đo được qua TCP" in one.page.locator(".line-result").inner_text()


def test_a_proxy_that_holds_answers_back_is_told_and_the_verdict_waits(visitor, server, settings):
    conference, site, technician = a_site()
    with buffered(server) as (address, proxy):
        settings.MEASURE_URL, settings.LINE_TEST_SECONDS = address, 6.0
        one = signed_in(visitor, server, technician)
        one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
        one.page.get_by_role("button", name="Bắt đầu đo").click()
        one.page.locator(".line-result").wait_for(timeout=60_000)
        one.forgive(f"leaves the origin: {address}", "ERR_")

    (test,) = LineTest.objects.all()
    assert proxy.kept > 0
    assert (test.ending, test.was_held_back, test.verdict) == ("whole", True, Verdict.UNSURE), test.reasons
    assert "giữ dữ liệu lại" in one.page.locator(".line-result").inner_text()


def test_a_clock_three_hours_off_is_told_and_harms_nothing_else(visitor, server):
    conference, site, technician = a_site()
    one = signed_in(visitor, server, technician)
    one.page.add_init_script("const now = Date.now.bind(Date); Date.now = () => now() + 3 * 3600 * 1000")
    run_test(one, server, conference, site)

    (test,) = LineTest.objects.all()
    assert (test.ending, test.verdict) == ("whole", Verdict.GOOD), test.reasons
    assert "nhanh 3 giờ 0 phút so với máy chủ" in one.page.locator(".line-result").inner_text()


def test_a_laptop_that_sleeps_gives_no_verdict(visitor, server):
    conference, site, technician = a_site()
    one = signed_in(visitor, server, technician)
    one.page.add_init_script(
        "const now = Date.now.bind(Date); const born = now();"
        "let slept = 0; addEventListener('click', () => setTimeout(() => slept = 90000, 2500));"
        "Date.now = () => now() + slept"
    )
    run_test(one, server, conference, site)

    (test,) = LineTest.objects.all()
    assert (test.ending, test.verdict) == ("slept", None)
    assert "Máy đã ngủ giữa chừng" in one.page.locator(".line-result").inner_text()


def test_a_server_that_cannot_be_reached_is_told_with_what_to_do(visitor, settings):
    settings.MEASURE_URL = "http://localhost:9"
    conference, site, technician = a_site()
    one = visitor(PHONE)
    one.sign_in(technician.name, "mat-khau-dai")
    one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
    one.page.get_by_role("button", name="Bắt đầu đo").click()
    one.page.get_by_text("Không nối được tới máy chủ đo http://localhost:9").wait_for()
    assert one.page.get_by_role("button", name="Bắt đầu đo").is_visible()
    one.forgive("localhost:9", "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT")
    one.page.wait_for_timeout(300)
    assert [test.ending for test in LineTest.objects.all()] == ["cut"]


def test_a_line_that_dies_on_the_way_is_cut_and_said_so(visitor, live_server, settings):
    settings.LINE_TEST_SECONDS = 30.0
    conference, site, technician = a_site()
    dead = threading.Event()
    link = lambda _: lambda send: None if dead.is_set() else send()  # noqa: E731 -- the test link
    with measuring(live_server.url, link=link) as server:
        settings.MEASURE_URL = server.url
        one = signed_in(visitor, server, technician)
        one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
        one.page.get_by_role("button", name="Bắt đầu đo").click()
        one.page.locator(".line-stage", has_text="Đang giữ tốc độ").wait_for(timeout=20_000)
        dead.set()
        one.page.context.set_offline(True)  # no new request; what is open is cut, and the packets are held by the link
        for transport in list(server.laboratory.doors):
            server.loop.call_soon_threadsafe(transport.abort)
        one.page.wait_for_timeout(11_500)
        one.page.context.set_offline(False)
        one.page.locator(".line-result").wait_for(timeout=40_000)
    one.forgive("leaves the origin", "ERR_")
    (test,) = LineTest.objects.all()
    assert (test.ending, test.verdict) == ("cut", None)
    assert "đứt giữa chừng" in one.page.locator(".line-result").inner_text()


def test_camera_and_microphone_are_tried_on_this_page_and_no_other(visitor, server):
    conference, site, technician = a_site()
    one = signed_in(visitor, server, technician, permissions=["camera", "microphone"])
    one.open(f"/conferences/{conference.pk}/sites/{site.pk}/line-test/")
    may = "document.featurePolicy.allowsFeature('camera') && document.featurePolicy.allowsFeature('microphone')"
    assert one.page.evaluate(may)
    one.page.get_by_role("button", name="Thử máy quay, micrô").click()
    one.page.locator("[data-camera-says='good']:not([hidden])").wait_for(timeout=20_000)
    assert one.page.evaluate("document.querySelector('video').videoWidth") > 0
    assert one.page.evaluate("document.querySelector('[data-camera-level]').value") >= 0
    one.page.get_by_role("button", name="Bắt đầu đo").click()
    one.page.locator(".line-result").wait_for(timeout=40_000)
    one.forgive(f"leaves the origin: {server.url}")
    assert LineTest.objects.values_list("has_camera", "has_microphone").get() == (True, True)
    one.open(f"/conferences/{conference.pk}/lines/")
    assert not one.page.evaluate(may)


def test_a_campaign_for_three_sites_with_one_bad_line(visitor, live_server, settings):
    """Opened by the technician of the conference; each site tests; the bad one is named, told upwards, tested anew."""
    conference = build.conference(short_name="Tổng kết CCHC 2023")
    keeper = build.account(password="mat-khau-dai", email="ky-thuat@example.vn")
    build.conference_role(keeper, conference, Role.TECHNICIAN)
    build.organisation_role(keeper, conference.owner, Role.TECHNICIAN)
    sites, technicians = [], []
    for name in ("xã Trà Mai", "xã Phước Chánh", "thị trấn Ái Nghĩa"):
        site = build.site(conference=conference, host=build.organisation(name=f"Ủy ban nhân dân {name}"))
        technician = build.account(password="mat-khau-dai", email=f"site{site.pk}@example.vn")
        build.organisation_role(technician, site.host, Role.TECHNICIAN)
        build.unit(conference=conference, organisation=site.host, site=site)
        sites.append(site)
        technicians.append(technician)
    bad = {sites[1].pk}
    with measuring(live_server.url, link=bad_for(bad, loss=0.12, delay_s=0.05)) as server:
        settings.MEASURE_URL = server.url
        boss = signed_in(visitor, server, keeper)
        boss.open(f"/conferences/{conference.pk}/line-campaigns/new/")
        day = timezone.localdate() + timedelta(days=7)
        boss.page.get_by_label("Đến hết ngày").fill(f"{day:%d/%m/%Y}")
        boss.page.get_by_role("button", name="Mở đợt và xếp lượt").click()
        boss.page.get_by_role("heading", name="3 trong 3 điểm cầu chưa đo").wait_for()
        assert boss.violations() == []
        boss.page.get_by_role("button", name="Nhắc 3 nơi chưa đo").click()
        boss.page.get_by_text("3 thư chờ duyệt gửi.").wait_for()
        boss.page.get_by_role("button", name="Cho gửi 3 thư").click()
        boss.page.get_by_text("Đã cho gửi 3 thư.").wait_for()

        for site, technician in zip(sites, technicians, strict=True):
            one = signed_in(visitor, server, technician, PHONE)
            run_test(one, server, conference, site)
            result = one.page.locator(".line-result")
            if site.pk in bad:
                assert result.get_attribute("data-verdict") == str(Verdict.BAD.value)
                assert "Tỷ lệ mất gói" in result.inner_text()
                one.picture("line-test-bad", whole=True)
            else:
                assert result.get_attribute("data-verdict") == "0", result.inner_text()
                one.page.get_by_role("button", name="Ký xác nhận").click()
                one.page.get_by_text("đã ký").wait_for()
            one.page.context.close()

        boss.page.reload()
        boss.page.get_by_role("heading", name="1 điểm cầu chưa đạt").wait_for()
        boss.picture("line-campaign")
        row = boss.page.get_by_role("row", name="xã Phước Chánh")
        assert "không đạt" in row.inner_text() and "Tỷ lệ mất gói" in row.inner_text()
        boss.page.get_by_role("button", name="Báo lên cấp trên 1 nơi").click()
        boss.page.get_by_text("đã báo cấp trên").wait_for()

        bad.clear()  # the line is mended
        one = signed_in(visitor, server, technicians[1], PHONE)
        run_test(one, server, conference, sites[1])
        one.page.get_by_role("button", name="Ký xác nhận").click()
        one.page.get_by_text("đã ký").wait_for()
        boss.page.reload()
        boss.page.get_by_role("heading", name="3 trong 3 điểm cầu đạt và đã ký").wait_for()
        boss.open(f"/conferences/{conference.pk}/sites/{sites[1].pk}/lines/")
        assert boss.page.locator("tbody tr").count() == 2
        assert (boss.violations(), boss.overflow()) == ([], 0)
        boss.picture("line-history")

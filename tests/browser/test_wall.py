"""The wall of sites in a real browser: 260 sites in every state, news while it is open, mouse and keyboard."""

from __future__ import annotations

import pytest
from django.utils import timezone

from diemcau.connectivity.actions import note_presence, open_incident
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.models import DutyPerson, Line, LineTest, Presence
from diemcau.directory.domain import Role, Tier
from tests.browser.conftest import DESK, PHONE
from tests.connectivity import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STATES = ("connected",) * 9 + ("weak", "lost", "absent", "", "connected", "tested")
TOWNS = (
    "Núi Thành",
    "Đại Lộc",
    "Nam Giang",
    "Bắc Trà My",
    "Phước Sơn",
    "Tiên Phước",
    "Thăng Bình",
    "Điện Bàn",
    "Hội An",
)


def a_province_of_260():
    """One site of the province, 18 of districts, 241 of communes, in every state that there is."""
    conference = build.conference(short_name="Tổng kết CCHC 2023")
    top = build.site(conference=conference, tier=Tier.PROVINCE, host=build.organisation(name="UBND tỉnh Quảng Nam"))
    sites = [top]
    for number in range(18):
        name = f"Ủy ban nhân dân huyện {TOWNS[number % 9]}{' ' * (number // 9)}{'II' if number > 8 else ''}"
        host = build.organisation(name=name, rank=number + 2)
        district = build.site(conference=conference, tier=Tier.DISTRICT, parent=top, host=host)
        sites.append(district)
        for commune in range(13 + (number < 7)):
            host = build.organisation(name=f"Ủy ban nhân dân xã Thứ {number + 1}.{commune + 1}", rank=number + 40)
            sites.append(build.site(conference=conference, tier=Tier.COMMUNE, parent=district, host=host))
    states = {site: STATES[number % len(STATES)] for number, site in enumerate(sites)}
    now, by = timezone.now(), build.account(email="ky-thuat@example.vn")
    Presence.objects.bulk_create(
        Presence(site=site, state=state, since=now, source="system")
        for site, state in states.items()
        if state not in {"", "tested"}
    )
    tested = [site for site, state in states.items() if state == "tested"]
    for line in Line.objects.bulk_create(Line(site=site) for site in tested[:3]):
        build.line_test(line=line, by=by)
    assert LineTest.objects.count() == 3
    keeper = build.account(password="mat-khau-dai", email="truc@example.vn")
    build.conference_role(keeper, conference, Role.TECHNICIAN)
    return conference, sites, keeper


def test_the_wall_shows_260_sites_in_every_state_and_changes_while_it_is_looked_at(visitor):
    conference, sites, keeper = a_province_of_260()
    DutyPerson.objects.create(site=sites[20], name="Nguyễn Văn Hải", phone="0235 3810 000", task="Kỹ thuật", by=keeper)
    open_incident(sites[20], Fault.NO_SOUND, by=keeper, source=Source.OPERATOR)
    one = visitor(DESK)
    one.sign_in(keeper.name, "mat-khau-dai")
    one.open(f"/conferences/{conference.pk}/wall/")
    page = one.page
    assert page.locator("[data-site]").count() == 260
    signs = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('[data-site]')]"
        ".map(cell => cell.dataset.state + cell.textContent))].sort()"
    )
    assert signs == ["absent…", "connected✓", "lost✕", "untested?", "weak!"]
    cell = page.locator(f"[data-site='{sites[20].pk}']")
    cell.click()
    page.locator("[data-shown-site]").wait_for()
    assert "0235 3810 000" in page.locator("#wall-site").inner_text()
    assert (one.violations(), one.overflow()) == ([], 0)
    one.picture("wall")

    # a whole district is lost: within one question its cells and the sums say so
    for site in sites[1:15]:
        note_presence(site, PresenceState.LOST, by=None, source=Source.SYSTEM)
    page.locator(f"[data-site='{sites[3].pk}'][data-state='lost']").wait_for()
    lost = Presence.objects.current().filter(state="lost").count()
    page.locator("[data-count='lost']", has_text=str(lost)).wait_for()
    assert page.evaluate("performance.getEntriesByName('wall-update').length") >= 1

    # filter, search, keyboard
    page.locator("[data-wall-filter='lost']").click()
    assert page.locator("[data-site]:visible").count() == lost
    page.locator("[data-wall-filter='']").click()
    page.get_by_label("Tìm điểm cầu").fill("nui thanh")
    assert page.locator("[data-group]:visible").count() == 2
    page.get_by_label("Tìm điểm cầu").fill("khong dau co")
    page.get_by_text("Không có điểm cầu nào khớp").wait_for()
    page.get_by_label("Tìm điểm cầu").fill("")
    page.locator("[data-site]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    shown = page.locator("[data-shown-site]")
    page.wait_for_function("pk => document.querySelector('[data-shown-site]').dataset.shownSite == pk", arg=sites[2].pk)
    shown.get_by_role("button", name="Đã vào").click()
    page.locator(f"[data-site='{sites[2].pk}'][data-state='connected']").wait_for()
    page.keyboard.press("End")


def test_the_wall_and_the_incidents_fit_a_phone(visitor):
    conference, sites, keeper = a_province_of_260()
    open_incident(sites[5], Fault.LOST, by=keeper, source=Source.OPERATOR, note="màn hình đen")
    one = visitor(PHONE)
    one.sign_in(keeper.name, "mat-khau-dai")
    for path, name in (
        ("wall/", "wall-phone"),
        ("incidents/", "incidents-phone"),
        (f"sites/{sites[5].pk}/incidents/", ""),
        (f"sites/{sites[5].pk}/checklist/", "checklist-phone"),
        ("checklists/", ""),
        ("bookings/", ""),
        ("trial-runs/", ""),
        ("last-hour/", ""),
    ):
        assert one.open(f"/conferences/{conference.pk}/{path}") == 200
        assert (path, one.violations(), one.overflow()) == (path, [], 0)
        if name:
            one.picture(name)

"""Incidents: opened from three sides, one timeline, two lengths of time."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.connectivity.actions import note_presence, open_incident, reopen, restore, take_on, withdraw
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Fault, lasting
from diemcau.connectivity.models import Incident, Presence
from diemcau.connectivity.queries.incidents import incident_page
from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused
from tests.connectivity import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return build.site()


@pytest.fixture
def keeper(site):
    keeper = build.account()
    build.conference_role(keeper, site.conference, Role.TECHNICIAN)
    return keeper


def contact_of(site):
    contact = build.account()
    build.organisation_role(contact, site.host)
    build.unit(conference=site.conference, organisation=site.host, site=site)
    return contact


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, ""), (0, "0:00"), (200, "3:20"), (3909, "1:05:09"), (-4, "0:00")]
)
def test_a_length_is_written_as_a_log_writes_it(seconds, words):
    assert lasting(None if seconds is None else timedelta(seconds=seconds)) == words


def test_pressing_twice_opens_one_incident_with_two_lines(site, keeper):
    first = open_incident(site, Fault.NO_SOUND, by=keeper, source=Source.OPERATOR)
    again = open_incident(site, Fault.NO_SOUND, by=None, source=Source.SITE, note="vẫn không nghe")
    assert again == first
    assert list(first.entries.values_list("deed", "text")) == [("opened", ""), ("seen_again", "vẫn không nghe")]


def test_the_database_holds_one_open_incident_of_a_kind(site):
    facts = {"site": site, "fault": "lost", "source": "site", "began_at": timezone.now(), "opened_at": timezone.now()}
    Incident.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.create(**facts)
    Incident.objects.create(**facts | {"fault": "no_sound"})


def test_a_lost_site_is_lost_on_the_wall_until_it_is_restored(site, keeper):
    began = timezone.now() - timedelta(seconds=40)
    incident = open_incident(site, Fault.LOST, by=keeper, source=Source.OPERATOR, began_at=began)
    assert Presence.objects.current().get(site=site).state == PresenceState.LOST
    take_on(incident, by=keeper)
    restored = restore(incident, "đứt cáp", by=keeper)
    assert Presence.objects.current().get(site=site).state == PresenceState.CONNECTED
    assert 39 < restored.course.to_detect.total_seconds() < 45 <= 5 + restored.to_restore.total_seconds()
    with pytest.raises(Refused):
        take_on(incident, by=keeper)


def test_a_restoration_said_too_early_is_taken_back_and_the_clock_runs_on(site, keeper):
    incident = open_incident(site, Fault.LOST, by=keeper, source=Source.OPERATOR)
    restore(incident, "khởi động lại", by=keeper)
    held = reopen(incident, by=keeper)
    assert (held.restored_at, held.cause) == (None, "")
    assert Presence.objects.current().get(site=site).state == PresenceState.LOST
    assert [entry.deed for entry in held.entries.all()] == ["opened", "restored", "reopened"]
    restore(held, "", by=keeper)
    open_incident(site, Fault.LOST, by=keeper, source=Source.OPERATOR)
    with pytest.raises(Refused, match="cùng loại đang mở"):
        reopen(incident, by=keeper)


@pytest.mark.parametrize("before", [PresenceState.WEAK, None])
def test_what_was_reported_by_mistake_leaves_the_site_as_it_was(site, keeper, before):
    if before:
        note_presence(site, before, by=None, source=Source.SYSTEM)
    incident = withdraw(open_incident(site, Fault.LOST, by=keeper, source=Source.SITE), by=keeper)
    assert incident.was_withdrawn
    assert Presence.objects.current().get(site=site).state == (before or PresenceState.NOT_YET)
    page = incident_page(site.conference, build.administrator())
    assert (len(page.open), len(page.over), page.typical.to_restore) == (0, 1, None)


def test_a_site_takes_back_what_it_said(client, site):
    client.force_login(contact_of(site))
    incident = open_incident(site, Fault.NO_SOUND, by=None, source=Source.SITE)
    base = f"/conferences/{site.conference_id}/incidents/{incident.pk}"
    assert "báo nhầm" in client.post(f"{base}/withdrawal/", follow=True).content.decode()
    assert "chờ người nhận" in client.post(f"{base}/reopening/", follow=True).content.decode()
    client.force_login(contact_of(build.site(conference=site.conference)))
    assert client.post(f"{base}/withdrawal/").status_code == client.post(f"{base}/reopening/").status_code == 404


def test_a_site_reports_and_the_operator_works_on_it(client, site, keeper):
    client.force_login(contact_of(site))
    base = f"/conferences/{site.conference_id}"
    answer = client.post(f"{base}/sites/{site.pk}/incidents/", {"fault": "no_picture", "note": "màn đen"}, follow=True)
    assert "chờ người nhận" in answer.content.decode()
    (incident,) = Incident.objects.all()
    assert incident.source == Source.SITE
    assert client.post(f"{base}/incidents/{incident.pk}/handling/").status_code == 403
    client.force_login(keeper)
    assert "1 chưa có người nhận" in client.get(f"{base}/incidents/").content.decode()
    client.post(f"{base}/incidents/{incident.pk}/handling/")
    client.post(f"{base}/incidents/{incident.pk}/entries/", {"deed": "to_backup", "text": "4G"})
    client.post(f"{base}/incidents/{incident.pk}/entries/", {"deed": "note", "text": ""})
    client.post(f"{base}/incidents/{incident.pk}/restoration/", {"cause": "cáp HDMI lỏng"})
    incident.refresh_from_db()
    assert (incident.handler, incident.cause) == (keeper, "cáp HDMI lỏng")
    assert [entry.deed for entry in incident.entries.all()] == ["opened", "taken_on", "to_backup", "restored"]
    assert client.post(f"{base}/incidents/{incident.pk}/restoration/").status_code == 409


def test_another_site_cannot_report_for_this_one(client, site):
    client.force_login(contact_of(build.site(conference=site.conference)))
    address = f"/conferences/{site.conference_id}/sites/{site.pk}/incidents/"
    assert client.post(address, {"fault": "lost"}).status_code == 404
    assert not Incident.objects.exists()


def test_whoever_is_on_it_is_not_asked_again_and_what_nobody_sees_to_stands_first(client, keeper, site):
    other = build.site(conference=site.conference)
    open_incident(other, Fault.NO_SOUND, by=keeper, source=Source.OPERATOR)
    take_on(open_incident(site, Fault.LOST, by=keeper, source=Source.OPERATOR), by=keeper)
    client.force_login(keeper)
    page = client.get(f"/conferences/{site.conference_id}/incidents/").content.decode()
    assert page.index(str(other.host)) < page.index(str(site.host))
    assert page.count("/handling/") == 1
    assert page.count("chưa ghi đường dự phòng") == 2


def test_an_open_page_hears_of_news_and_of_nothing_else(client, keeper, site, django_assert_num_queries):
    client.force_login(keeper)
    address = f"/conferences/{site.conference_id}/incidents/"
    [seen] = re.findall(r"\?seen=([\d-]+)", client.get(address).content.decode())
    assert client.get(address, {"seen": seen}).status_code == 204
    open_incident(site, Fault.LOST, by=keeper, source=Source.OPERATOR)
    with django_assert_num_queries(4):  # session, account, conference, news
        answer = client.get(address, {"seen": seen})
    assert "Có sự cố hoặc diễn biến mới." in answer.content.decode()
    assert str(site.host) not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_one_incident_and_for_three(client, keeper, site, django_assert_num_queries, count):
    for _ in range(count):
        open_incident(build.site(conference=site.conference), Fault.LOST, by=keeper, source=Source.OPERATOR)
    client.force_login(build.administrator())
    with django_assert_num_queries(10):  # session, account, conference, news, open, entries, people, duty, lines, over
        page = client.get(f"/conferences/{site.conference_id}/incidents/").content.decode()
    assert page.count('class="sheet incident"') == count


def test_the_report_is_a_workbook_without_formulas(client, keeper, site):
    from openpyxl import load_workbook

    incident = open_incident(site, Fault.POWER, by=keeper, source=Source.OPERATOR, note="=1+1")
    restore(incident, "=HYPERLINK(1)", by=keeper)
    client.force_login(keeper)
    answer = client.get(f"/conferences/{site.conference_id}/incidents/report.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0][0] == "Điểm cầu" and rows[1][1] == "mất điện"
    assert not any(str(cell).startswith("=") for cell in rows[1])

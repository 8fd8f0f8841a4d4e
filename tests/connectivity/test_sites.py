"""Checklists, people on duty, ways in, bookings, rehearsals, the last hour."""

from __future__ import annotations

import io
from datetime import datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from diemcau.connectivity.actions import note_presence
from diemcau.connectivity.actions.trial_runs import open_trial_run, take_attendance
from diemcau.connectivity.actions.video import add_bridge, book, confirm_booking, give_up_booking
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.bookings import Use, most_in_use
from diemcau.connectivity.domain.trial_runs import Outcome, outcome
from diemcau.connectivity.domain.video import SYSTEMS, WayIn
from diemcau.connectivity.models import DutyPerson, Tick, TickCheck
from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused
from tests.connectivity import build

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
EIGHT = datetime(2024, 1, 23, 1, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def site():
    return build.site()


@pytest.fixture
def contact(site):
    contact = build.account()
    build.organisation_role(contact, site.host)
    build.unit(conference=site.conference, organisation=site.host, site=site)
    return contact


@pytest.fixture
def keeper(site):
    keeper = build.account()
    build.conference_role(keeper, site.conference, Role.TECHNICIAN)
    return keeper


# -- the checklist


@pytest.mark.django_db
def test_a_site_ticks_the_technician_looks_and_a_new_tick_is_looked_at_anew(client, site, contact, keeper):
    base = f"/conferences/{site.conference_id}"
    client.force_login(contact)
    photo = SimpleUploadedFile("phòng họp.png", PNG, "text/html")
    sent = {"item": "sound", "is_ready": "yes", "note": "đã thử", "photo": photo}
    assert client.post(f"{base}/sites/{site.pk}/ticks/", sent).status_code == 302
    (tick,) = Tick.objects.all()
    answer = client.get(f"{base}/ticks/{tick.pk}/photo/")
    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Type"] == "image/png" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment") and "sandbox" in answer["Content-Security-Policy"]
    assert client.post(f"{base}/ticks/{tick.pk}/check/", {"agrees": "yes"}).status_code == 403
    client.force_login(keeper)
    client.post(f"{base}/ticks/{tick.pk}/check/", {"agrees": "no", "note": "còn hú"})
    assert "kỹ thuật: không đạt" in client.get(f"{base}/sites/{site.pk}/checklist/").content.decode()
    client.force_login(contact)
    client.post(f"{base}/sites/{site.pk}/ticks/", {"item": "sound", "is_ready": "yes"})
    assert not TickCheck.objects.exists()
    assert "sẵn sàng, chờ kỹ thuật xem" in client.get(f"{base}/sites/{site.pk}/checklist/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", b"%PDF-1.7 not a picture", b"\x89PNG broken"[:3]])
def test_what_is_no_photo_is_refused_and_nothing_is_kept(client, site, contact, content):
    client.force_login(contact)
    sent = {"item": "room", "is_ready": "yes", "photo": SimpleUploadedFile("anh.png", content)}
    answer = client.post(f"/conferences/{site.conference_id}/sites/{site.pk}/ticks/", sent)
    assert (answer.status_code, Tick.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.django_db
def test_another_site_is_not_there(client, site, contact):
    other = build.site(conference=site.conference)
    client.force_login(contact)
    base = f"/conferences/{site.conference_id}/sites/{other.pk}"
    assert client.get(f"{base}/checklist/").status_code == 404
    assert client.post(f"{base}/ticks/", {"item": "room", "is_ready": "yes"}).status_code == 404
    assert client.post(f"{base}/duty/", {"name": "A", "phone": "0912345678"}).status_code == 404


@pytest.mark.django_db
def test_people_on_duty_have_numbers_that_can_be_called(client, site, contact):
    client.force_login(contact)
    address = f"/conferences/{site.conference_id}/sites/{site.pk}/duty/"
    for phone, status in [("0235 3810 000", 302), ("0235 3810 000", 422), ("gọi tôi", 422), ("", 422)]:
        assert client.post(address, {"name": "Trần Thị Bình", "phone": phone}).status_code == status
    (person,) = DutyPerson.objects.all()
    client.post(f"/conferences/{site.conference_id}/duty/{person.pk}/removal/")
    assert not DutyPerson.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_all_checklists_ask_the_same_for_one_site_and_for_three(client, django_assert_num_queries, count):
    conference = build.conference()
    for _ in range(count):
        Tick.objects.create(site=build.site(conference=conference), item="room", is_ready=True, by=build.account())
    client.force_login(build.administrator())
    with django_assert_num_queries(7):  # session, account, conference, how many, ticks, duty, sites
        page = client.get(f"/conferences/{conference.pk}/checklists/").content.decode()
    assert page.count('data-stand="wait"') == count


# -- ways in


@pytest.mark.parametrize(
    ("system", "way", "is_whole"),
    [
        ("link", WayIn(link="https://meet.example.vn/cchc"), True),
        ("link", WayIn(link="http://meet.example.vn/cchc"), False),
        ("link", WayIn(link="javascript:alert(1)"), False),
        ("link", WayIn(link="https://a:b@meet.example.vn/"), False),
        ("link", WayIn(link="https://[bad"), False),
        ("manual", WayIn(dial="0012@hop.example.vn"), True),
        ("manual", WayIn(room="Phòng 2"), True),
        ("manual", WayIn(link="https://meet.example.vn"), False),
    ],
)
def test_a_way_in_says_what_it_lacks_and_gives_no_bad_link(system, way, is_whole):
    adapter = SYSTEMS[system]
    assert (adapter.lacking(way) == "") is is_whole
    assert bool(adapter.joining(way).href) is (is_whole and system == "link")


@pytest.mark.django_db
def test_a_way_in_is_written_down_and_shown(client, site, contact):
    client.force_login(contact)
    base = f"/conferences/{site.conference_id}/sites/{site.pk}"
    assert client.post(f"{base}/video-way/", {"system": "link", "link": "ftp://x"}).status_code == 422
    sent = {"system": "link", "link": "https://meet.example.vn/cchc", "passcode": "4821", "cue": "Mời xã Trà Mai"}
    assert client.post(f"{base}/video-way/", sent).status_code == 302
    page = client.get(f"{base}/checklist/").content.decode()
    assert 'href="https://meet.example.vn/cchc"' in page and "mã 4821" in page


# -- the bridge

use = st.builds(
    lambda start, length, ports: Use(
        starts=EIGHT + timedelta(minutes=start), ends=EIGHT + timedelta(minutes=start + length), ports=ports
    ),
    st.integers(0, 300),
    st.integers(1, 200),
    st.integers(1, 50),
)


@given(use, st.lists(use, max_size=8))
def test_the_busiest_moment_is_what_counting_minute_by_minute_finds(one, others):
    minutes = range(int((one.ends - one.starts).total_seconds() // 60))
    moments = [one.starts + timedelta(minutes=minute) for minute in minutes]
    slow = max(sum(o.ports for o in others if o.starts <= moment < o.ends) for moment in moments)
    assert most_in_use(one, others) == one.ports + slow


@pytest.mark.django_db
def test_clashes_are_shown_without_telling_secrets_and_the_bridge_is_never_promised_twice(client, site, keeper):
    conference, other = site.conference, build.conference(short_name="Họp kín")
    bridge = add_bridge(conference.owner, "Cầu tỉnh", 100, by=keeper, within=conference)
    day = timezone.now() + timedelta(days=3)
    own = book(conference, bridge, day, day + timedelta(hours=4), 60, by=keeper)
    with pytest.raises(Refused, match="đã đặt"):
        book(conference, bridge, day, day + timedelta(hours=1), 10, by=keeper)
    with pytest.raises(Refused, match="100 cổng"):
        book(other, bridge, day, day + timedelta(hours=1), 101, by=keeper)
    theirs = book(other, bridge, day + timedelta(hours=3), day + timedelta(hours=5), 60, by=keeper)
    client.force_login(keeper)
    page = client.get(f"/conferences/{conference.pk}/bookings/").content.decode()
    assert "một hội nghị khác" in page and "Họp kín" not in page and "120 cổng" in page
    base = f"/conferences/{conference.pk}/bookings/{own.pk}"
    assert client.post(f"{base}/confirmation/").status_code == 403
    build.organisation_role(keeper, conference.owner, Role.TECHNICIAN)
    assert client.post(f"{base}/confirmation/").status_code == 302
    with pytest.raises(Refused, match="120 cổng"):
        confirm_booking(theirs, by=keeper)
    give_up_booking(own, by=keeper)
    assert confirm_booking(theirs, by=keeper).confirmed_by == keeper


@pytest.mark.django_db
def test_a_booking_is_asked_on_the_page(client, site, keeper):
    bridge = add_bridge(site.conference.owner, "Cầu tỉnh", 100, by=keeper, within=site.conference)
    client.force_login(keeper)
    address = f"/conferences/{site.conference_id}/bookings/"
    sent = {"bridge": bridge.pk, "starts_at": "07:00 23/01/2027", "ends_at": "12:00 23/01/2027", "ports": "40"}
    assert client.post(address, sent | {"ends_at": "06:00 23/01/2027"}).status_code == 422
    assert client.post(address, sent | {"ports": "0"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert site.conference.bookings.get().ports == 40


# -- the rehearsal

C, W, L = PresenceState.CONNECTED, PresenceState.WEAK, PresenceState.LOST


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], Outcome.ABSENT),
        ([(PresenceState.NOT_YET, -30)], Outcome.ABSENT),
        ([(C, -10)], Outcome.ON_TIME),
        ([(C, 0)], Outcome.ON_TIME),
        ([(W, 5)], Outcome.LATE),
        ([(C, -10), (L, 20)], Outcome.FAILED),
        ([(C, -10), (L, 20), (C, 22)], Outcome.ON_TIME),
    ],
)
def test_how_a_site_came_through(spells, expected):
    found, joined = outcome([(state, EIGHT + timedelta(minutes=at)) for state, at in spells], EIGHT)
    assert found is expected
    assert (joined is None) is (expected is Outcome.ABSENT)


@pytest.mark.django_db
def test_a_rehearsal_is_taken_from_the_wall_put_right_signed_and_printed(client, site, keeper):
    from docx import Document

    conference = site.conference
    late = build.site(conference=conference)
    now = timezone.now()
    run = open_trial_run(conference, now - timedelta(minutes=10), by=keeper)
    note_presence(site, C, by=None, source=Source.SYSTEM, at=now - timedelta(minutes=15))
    note_presence(late, C, by=None, source=Source.SYSTEM, at=now - timedelta(minutes=4))
    client.force_login(keeper)
    base = f"/conferences/{conference.pk}/trial-runs/{run.pk}"
    assert client.post(f"{base}/signature/", {"conclusion": "Đạt"}).status_code == 409
    client.post(f"{base}/attendance/")
    assert dict(run.results.values_list("site", "outcome")) == {site.pk: "on_time", late.pk: "late"}
    client.post(f"{base}/sites/{late.pk}/", {"outcome": "failed", "reason": "micrô hú"})
    assert take_attendance(run, by=keeper) == 1  # what a person put right stays
    assert client.post(f"{base}/signature/", {"conclusion": ""}).status_code == 422
    client.post(f"{base}/signature/", {"conclusion": "Khắc phục trước 17 giờ."})
    assert client.post(f"{base}/attendance/").status_code == 409
    answer = client.get(f"{base}/sheet.docx")
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Khắc phục trước 17 giờ" in words and "1 điểm cầu không đạt" in words
    assert client.get(f"{base}/sheet.pdf").content.startswith(b"%PDF")
    assert client.get(f"{base}/sheet.exe").status_code == 404


@pytest.mark.django_db
def test_the_last_hour_is_ticked_and_taken_back(client, site, keeper):
    client.force_login(keeper)
    address = f"/conferences/{site.conference_id}/last-hour/"
    client.post(address, {"item": "mute", "done": "yes"})
    client.post(address, {"item": "mute", "done": "yes"})
    assert "1 trong 9 việc đã xong" in client.get(address).content.decode()
    client.post(address, {"item": "mute", "done": "no"})
    assert "0 trong 9 việc đã xong" in client.get(address).content.decode()
    assert client.post(address, {"item": "x", "done": "yes"}).status_code == 404


@pytest.mark.django_db
def test_a_rehearsal_is_proposed_for_the_day_before_and_the_last_hour_is_told_by_the_clock(client, keeper):
    day = {"start_year": 2026, "start_month": 3, "start_day": 1, "clock": time(8)}
    conference = build.conference(**day)
    build.conference_role(keeper, conference, Role.TECHNICIAN)
    client.force_login(keeper)
    runs = client.get(f"/conferences/{conference.pk}/trial-runs/").content.decode()
    hour = client.get(f"/conferences/{conference.pk}/last-hour/").content.decode()
    assert 'value="08:00 28/02/2026"' in runs
    assert ">07:00</b> Bật máy chủ họp" in hour
    assert "phút</b>" not in hour

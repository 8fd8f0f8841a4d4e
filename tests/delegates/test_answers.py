"""The personal link: one guest's answer, kept before he is thanked, and nothing about anybody else."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.utils import timezone
from icalendar import Calendar

from diemcau.delegates.actions import Nominee, Said, answer, name_delegate, revoke_copy
from diemcau.delegates.actions.rendering import calendar_of, mail_text
from diemcau.delegates.domain.answers import Choice
from diemcau.delegates.models import Answer, Delegate, InvitationCopy
from diemcau.delegates.queries import places
from tests import build
from tests.delegates.build import contact_of, scene
from tests.delegates.test_invitations import issued


@pytest.fixture
def here(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 1, 10, 2, tzinfo=ZoneInfo("UTC")))
    return invited()


def invited():
    found = scene()
    found.delegate = name_delegate(found.seat, Nominee(person=found.chairman, title="Chủ tịch"), by=found.organiser)
    found.other = name_delegate(found.office_seat, Nominee(name="Bùi Đãi", phone="0909 111 222"), by=found.contact)
    found.letter = issued(found)
    found.copy = found.letter.copies.get(delegate=found.delegate)
    found.link = f"/i/{found.copy.token}/"
    return found


def said(client, here, **data):
    return client.post(here.link, {"key": str(uuid.uuid4()), "choice": "accept"} | data)


def test_the_guest_reads_his_invitation_and_nobody_elses_data(client, here):
    answer = client.get(here.link)
    shown = answer.content.decode()

    assert "Nguyễn Hảo, Chủ tịch" in shown
    assert "08 giờ 00, thứ Ba, ngày 23 tháng 01 năm 2024" in shown
    assert "đến hết ngày 19/01/2024" in shown
    for secret in ("Bùi Đãi", "0909 111 222", "hao@dailoc.example", "tochuc@tinh.example"):
        assert secret not in shown
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]


def test_he_accepts_with_notes_changes_his_mind_and_the_newest_holds(client, here):
    assert said(client, here, diet="Ăn chay", vehicle="92A-123.45").status_code == 302
    thanks = client.get(here.link).content.decode()
    assert "Nhận lời" in thanks
    assert 'name="choice"' not in thanks
    assert 'name="choice"' in client.get(f"{here.link}?change=1").content.decode()
    said(client, here, choice="decline", reason="Ốm", diet="Ăn chay")

    first, second = Answer.objects.order_by("at")
    assert (first.diet, first.vehicle, first.superseded_at is None) == ("Ăn chay", "92A-123.45", False)
    assert (second.choice, second.reason, second.diet, second.superseded_at) == ("decline", "Ốm", "", None)
    assert {place.name: place.words for place in places(here.conference)}["Nguyễn Hảo"] == "Không dự được"


def test_sending_twice_is_answering_once(client, here):
    key = str(uuid.uuid4())
    said(client, here, key=key)
    assert said(client, here, key=key, choice="decline", reason="x").status_code == 302
    assert Answer.objects.get().choice == "accept"


def test_a_key_of_another_guests_answer_takes_nothing(client, here):
    key = str(uuid.uuid4())
    said(client, here, key=key)
    other = here.letter.copies.exclude(pk=here.copy.pk).get()
    assert client.post(f"/i/{other.token}/", {"key": key, "choice": "accept"}).status_code == 409
    assert Answer.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"choice": ""}, "Hãy chọn một câu trả lời"),
        ({"choice": "maybe"}, "Hãy chọn một câu trả lời"),
        ({"choice": "decline"}, "Xin ghi lý do"),
        ({"choice": "propose"}, "Xin ghi họ và tên"),
        ({"diet": "x" * 201}, "dài quá"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, here, data, sentence):
    shown = said(client, here, **data)
    assert (shown.status_code, sentence in shown.content.decode()) == (422, True)
    assert not Answer.objects.exists()


def test_a_proposal_becomes_the_delegate_when_the_unit_takes_it(client, here):
    said(client, here, choice="propose", proposed_name="Lê Thị Ỷ", proposed_title="Phó Chủ tịch", reason="Đi họp")
    proposal = Answer.objects.get()
    there = f"/answers/{proposal.pk}/acceptance/new/"
    client.force_login(here.contact)
    assert client.post(there).status_code == 404
    client.force_login(contact_of(here.province.district))
    page = client.get(f"/conferences/{here.conference.pk}/units/{here.seat.unit_id}/delegates/").content.decode()
    assert "Lê Thị Ỷ" in page
    assert there in page
    client.post(there)

    came = Delegate.objects.current().get(seat=here.seat)
    assert (came.person.name, came.in_place_of, came.deputy_reason) == ("Lê Thị Ỷ", here.delegate, "Đi họp")
    assert client.post(there).status_code == 409
    assert client.get(here.link).status_code == 410


@pytest.mark.parametrize("forged", ["1:abc", "x", "%2e%2e", "1", "zz:" + "A" * 43])
def test_a_forged_link_is_told_so_without_a_name(client, here, forged):
    shown = client.get(f"/i/{forged}/")
    assert (shown.status_code, "Đường dẫn này không đúng" in shown.content.decode()) == (404, True)
    assert client.get(f"/i/{forged}/calendar.ics").status_code == 404


def test_a_link_that_another_key_signed_is_forged(client, here, settings):
    settings.SECRET_KEY = "khóa khác" * 10
    assert client.get(here.link).status_code == 404


def test_a_revoked_link_answers_nothing_and_names_nobody(client, here):
    revoke_copy(here.copy, by=here.organiser)
    shown = client.get(here.link)
    assert (shown.status_code, "Nguyễn Hảo" in shown.content.decode()) == (410, False)
    assert said(client, here).status_code == 410
    assert client.get(f"{here.link}calendar.ics").status_code == 404
    assert client.get(f"{here.link}letter.pdf").status_code == 404
    assert not Answer.objects.exists()


def test_after_the_deadline_the_answer_stands(client, here, monkeypatch):
    said(client, here)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 1, 19, 17, 1, tzinfo=ZoneInfo("UTC")))
    shown = client.get(f"{here.link}?change=1").content.decode()
    assert "Đã hết hạn trả lời" in shown
    assert 'name="choice"' not in shown
    late = said(client, here, choice="decline", reason="x")
    assert (late.status_code, "không còn nhận trả lời" in late.content.decode()) == (409, True)
    assert Answer.objects.get().choice == "accept"


def test_the_link_of_a_withdrawn_letter_leads_to_the_one_that_holds(client, here):
    new = issued(here, number=9, in_place_of=here.letter, wording={"change_reason": "Bão"})
    shown = client.get(here.link)
    newer = new.copies.get(delegate=here.delegate)
    assert shown.status_code == 410
    assert f"/i/{newer.token}/" in shown.content.decode()
    assert {place.name: place.words for place in places(here.conference)}["Nguyễn Hảo"] == "Chưa trả lời"


def test_the_day_comes_as_a_file_with_its_time_zone(client, here):
    file = client.get(f"{here.link}calendar.ics")
    calendar = Calendar.from_ical(file.content)
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt.astimezone(ZoneInfo("UTC")) == datetime(2024, 1, 23, 1, tzinfo=ZoneInfo("UTC"))
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert str(event["SUMMARY"]) == here.conference.title


def test_a_day_without_an_hour_is_a_whole_day():
    from diemcau.delegates.domain.calendar import event_file

    facts = {"uid": "1", "title": "t", "place": "p", "link": "https://x", "stamp": datetime.now(ZoneInfo("UTC"))}
    (whole,) = Calendar.from_ical(event_file(day=date(2024, 1, 23), clock=None, **facts)).walk("VEVENT")
    (hour,) = Calendar.from_ical(event_file(day=date(2024, 1, 23), clock=time(8), **facts)).walk("VEVENT")
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2024, 1, 23), date(2024, 1, 24))
    assert hour["DTEND"].dt - hour["DTSTART"].dt == hour.duration


def test_the_own_letter_is_there_to_take(client, here):
    assert b"".join(client.get(f"{here.link}letter.pdf").streaming_content).startswith(b"%PDF")


@pytest.mark.django_db(transaction=True)
def test_twelve_answers_at_once_are_all_kept_and_one_holds():
    here = invited()

    def one(number):
        try:
            words = Said(choice=Choice.DECLINE, reason=f"Lý do {number}")
            copy = InvitationCopy.objects.get(pk=here.copy.pk)
            return answer(copy, uuid.uuid4(), words, by=None, until=None).reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        kept = list(pool.map(one, range(12)))

    assert sorted(kept) == sorted(f"Lý do {number}" for number in range(12))
    assert Answer.objects.count() == 12
    assert Answer.objects.filter(superseded_at=None).count() == 1


def test_the_page_asks_a_fixed_number_of_questions(client, django_assert_num_queries, here):
    assert re.fullmatch(r"/i/[0-9a-z]+:[\w-]{43}/", here.link)
    with django_assert_num_queries(3):  # the copy, the policy, the last answer
        client.get(here.link)


def test_a_guest_of_a_district_is_told_his_own_site_on_the_page_in_the_mail_and_in_the_calendar(client, here):
    unit = here.seat.unit
    root = build.site(conference=unit.conference)
    unit.site = build.site(conference=unit.conference, parent=root, venue=build.venue(name="Hội trường tầng 2"))
    unit.save()
    own = f"{unit.site}, Hội trường tầng 2"
    copy = InvitationCopy.objects.get(pk=here.copy.pk)

    assert own in client.get(here.link).content.decode()
    assert f"Nơi dự của đại biểu: {own}." in mail_text(copy)
    assert "LOCATION:" + own.replace(",", "\\,") in calendar_of(copy).decode().replace("\r\n ", "")

    unit.site = root
    unit.save()

    assert "Nơi dự" not in client.get(here.link).content.decode()

"""One list of everybody who is still to be named, invited or heard; and reminding exactly those."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from diemcau.delegates.actions import Customs, Nominee, name_delegate, set_policy
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.deadlines import deadlines, distance
from diemcau.delegates.domain.progress import Progress, Wanted, chosen, progress, tally
from diemcau.delegates.queries import inviters, places
from diemcau.directory.domain import Role
from diemcau.journal.domain import State
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build
from tests.delegates.build import contact_of, scene, seat


def test_deadlines_are_counted_in_working_days_over_tet():
    due = deadlines(date(2024, 2, 20), name_before=5, invite_before=3, answer_before=1)  # Tết: 8–14 February
    assert (due.name, due.invite, due.answer) == (date(2024, 2, 6), date(2024, 2, 15), date(2024, 2, 19))
    assert distance(date(2024, 2, 15), date(2024, 2, 7)) == "còn 1 ngày làm việc"
    assert distance(date(2024, 2, 15), date(2024, 2, 19)) == "quá hạn 2 ngày làm việc"
    assert distance(date(2024, 2, 15), date(2024, 2, 15)) == "hôm nay"


def test_without_a_day_there_is_no_deadline():
    assert deadlines(None).name is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Progress.NOT_INVITED),
        ({"needs_consent": True}, Progress.NOT_AGREED),
        ({"needs_consent": True, "consent": False, "is_invited": True}, Progress.NOT_AGREED),
        ({"needs_consent": True, "consent": True, "is_invited": True}, Progress.NOT_ANSWERED),
        ({"is_invited": True, "choice": "accept"}, Progress.ACCEPTED),
        ({"is_invited": True, "choice": "propose"}, Progress.PROPOSED),
    ],
)
def test_where_somebody_stands(facts, expected):
    assert progress(**{"needs_consent": False, "consent": None, "is_invited": False, "choice": ""} | facts) == expected


@pytest.mark.django_db
class TestList:
    def test_a_line_for_each_who_is_named_and_one_for_those_who_are_not(self):
        here = scene(communes=2)
        name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
        group = seat(here.office_seat.unit, "Công chức", count=Count.SEVERAL, size=3)
        name_delegate(group, Nominee(name="Lê Ỷ"), by=here.organiser)

        found = places(here.conference)

        assert [(place.post, place.name, place.state, place.lacking) for place in found] == [
            ("Lãnh đạo", "", Progress.NOT_NAMED, 1),
            ("Công chức", "Lê Ỷ", Progress.NOT_INVITED, 0),
            ("Công chức", "", Progress.NOT_NAMED, 2),
            ("Chủ tịch UBND huyện", "Nguyễn Hảo", Progress.NOT_INVITED, 0),
        ]
        assert tally(found) == {Progress.NOT_NAMED: 3, Progress.NOT_INVITED: 2}
        assert [place.name for place in chosen(found, Wanted(words="nguyen hao dai loc"))] == ["Nguyễn Hảo"]
        assert len(chosen(found, Wanted(tier="district"))) == 1
        assert len(chosen(found, Wanted(states=frozenset({"not-named"})))) == 2

    def test_a_district_invites_its_own_and_its_communes_when_so_set(self):
        here = scene(communes=2)
        commune = here.province.units[here.province.communes[0]]
        owner, district = here.conference.owner_id, here.province.district.pk
        assert inviters(here.conference).issuer_of[commune.pk] == owner

        customs = Customs(districts_invite=True, hold_mail=True, name_before=8, invite_before=5, answer_before=2)
        set_policy(here.conference, customs, by=here.organiser)
        found = inviters(here.conference)
        assert found.issuer_of[commune.pk] == found.issuer_of[here.seat.unit_id] == district
        assert found.issuer_of[here.office_seat.unit_id] == owner
        assert found.district_of[commune.pk] == "Ủy ban nhân dân huyện Đại Lộc"

    @pytest.mark.parametrize("days", [(5, 2, 2), (5, 5, 6), (3, 4, 1)])
    def test_invitations_out_too_late_or_days_in_the_wrong_order_are_refused(self, days):
        here = scene()
        name, invite, answer = days
        customs = Customs(
            districts_invite=False, hold_mail=True, name_before=name, invite_before=invite, answer_before=answer
        )
        with pytest.raises(Refused):
            set_policy(here.conference, customs, by=here.organiser)


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def here(self):
        return scene(communes=2)

    def test_the_page_counts_filters_and_exports_what_it_shows(self, client, here):
        name_delegate(here.seat, Nominee(person=here.chairman, title="=1+1"), by=here.organiser)
        client.force_login(here.organiser)
        page = f"/conferences/{here.conference.pk}/chase/"

        whole = client.get(page).content.decode()
        part = client.get(f"{page}?state=not-invited&q=HAO", headers={"HX-Target": "rows"}).content.decode()
        file = client.get(f"/conferences/{here.conference.pk}/chase.xlsx?state=not-invited").content

        assert "0 trong 2 đại biểu đã nhận lời" in whole
        assert "Hạn mời 16/01/2024" in whole
        assert ("Nguyễn Hảo" in part, "Sở Nội vụ" in part, "<html" in part) == (True, False, False)
        rows = list(load_workbook(io.BytesIO(file))["Đôn đốc"].iter_rows(values_only=True))
        assert len(rows) == 2
        assert rows[1][4:7] == ("Nguyễn Hảo", "'=1+1", "Chưa mời")

    def test_a_contact_does_not_see_it_but_a_district_that_invites_sees_its_part(self, client, here):
        contact = contact_of(here.province.district)
        client.force_login(contact)
        page = f"/conferences/{here.conference.pk}/chase/"
        assert client.get(page).status_code == 403

        customs = Customs(districts_invite=True, hold_mail=True, name_before=8, invite_before=5, answer_before=2)
        set_policy(here.conference, customs, by=here.organiser)
        shown = client.get(page).content.decode()
        assert "huyện Đại Lộc" in shown
        assert "Sở Nội vụ" not in shown

    def test_exactly_those_who_are_asked_for_are_reminded_after_a_preview(self, client, here):
        contact_of(here.province.district, email="dailoc@huyen.example")
        client.force_login(here.organiser)
        page = f"/conferences/{here.conference.pk}/reminders/new/?tier=district"

        preview = client.get(page).content.decode()
        assert ("dailoc@huyen.example" in preview, "noivu@tinh.example" in preview) == (True, False)
        assert client.post(page, {"seen": "khác"}).status_code == 409
        seen = re.search(r'name="seen" value="(\w+)"', preview)[1]
        client.post(page, {"seen": seen})
        client.post(page, {"seen": seen})

        message = OutboxMessage.objects.get()
        assert (message.address, message.state) == ("dailoc@huyen.example", State.HELD)
        assert "- Chủ tịch UBND huyện\n" in message.text
        assert "trước hết ngày 11/01/2024" in message.text
        assert f"/conferences/{here.conference.pk}/units/{here.seat.unit_id}/delegates/" in message.text

        outbox = f"/conferences/{here.conference.pk}/mail/"
        assert "1 thư chờ duyệt gửi" in client.get(outbox).content.decode()
        client.post(f"{outbox}release/", {"message": message.pk})
        message.refresh_from_db()
        assert message.state == State.QUEUED

    def test_those_without_an_address_are_named_so_that_somebody_calls_them(self, client, here):
        client.force_login(here.organiser)
        shown = client.get(f"/conferences/{here.conference.pk}/reminders/new/?tier=district").content.decode()
        assert "1 nơi chưa có địa chỉ nào" in shown
        assert "Ủy ban nhân dân huyện Đại Lộc" in shown

    def test_who_invites_is_a_setting(self, client, here):
        client.force_login(here.organiser)
        page = f"/conferences/{here.conference.pk}/inviting/"
        given = {"districts_invite": "1", "name_before": "8", "invite_before": "5", "answer_before": "2"}

        assert client.post(page, given | {"invite_before": "1"}).status_code == 422
        assert client.post(page, given | {"name_before": "4"}).status_code == 409
        assert client.post(page, given).status_code == 302
        here.conference.refresh_from_db()
        assert (here.conference.inviting.districts_invite, here.conference.inviting.hold_mail) == (True, False)
        client.force_login(here.contact)
        assert client.get(page).status_code == 403

    def test_letters_are_sent_again_withdrawn_or_noted_as_returned(self, client, here):
        facts = {"subject": "s", "text": "t", "scope": f"conference.conference:{here.conference.pk}"}
        held, failed, sent = (
            OutboxMessage.objects.create(
                key=f"remind:{state}", address="a@b.c", state=state, not_before="2024-01-01T00:00Z",
                sent_at="2024-01-01T00:00Z" if state == State.SENT else None, **facts
            )
            for state in (State.HELD, State.FAILED, State.SENT)
        )  # fmt: skip
        client.force_login(here.organiser)
        outbox = f"/conferences/{here.conference.pk}/mail/"
        client.post(f"{outbox}withdraw/")
        client.post(f"{outbox}{failed.pk}/retry/")
        client.post(f"{outbox}{sent.pk}/bounce/")

        for message in (held, failed, sent):
            message.refresh_from_db()
        assert (held.state, failed.state) == (State.WITHDRAWN, State.QUEUED)
        assert sent.bounced_at
        assert client.get(f"{outbox}?state=withdrawn").status_code == 200

    def test_the_chair_watches_and_the_contact_finds_no_letters(self, client, here):
        chair = build.account()
        build.conference_role(chair, here.conference, Role.CHAIR)
        client.force_login(chair)
        assert client.get(f"/conferences/{here.conference.pk}/mail/").status_code == 200
        client.force_login(here.contact)
        assert client.get(f"/conferences/{here.conference.pk}/mail/").status_code == 403

    @pytest.mark.parametrize("seats", [1, 3])
    def test_the_list_asks_the_same_for_one_and_for_three(self, client, django_assert_num_queries, here, seats):
        for number in range(seats):
            name_delegate(seat(here.seat.unit, f"Thứ {number}"), Nominee(name=f"Người {number}"), by=here.organiser)
        client.force_login(here.organiser)
        with django_assert_num_queries(16):
            client.get(f"/conferences/{here.conference.pk}/chase/")

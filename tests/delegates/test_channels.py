"""A unit that wants to be told elsewhere than by mail: the address is entered, tried, used and taken away."""

from __future__ import annotations

import pytest

from diemcau.delegates.actions import Nominee, add_channel, name_delegate
from diemcau.delegates.models import ContactChannel
from diemcau.journal.actions import deliver, release
from diemcau.journal.models import OutboxMessage
from tests.delegates.build import contact_of, scene
from tests.delegates.test_invitations import issued
from tests.journal.test_channels import chat

__all__ = ["chat"]
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")]


@pytest.fixture
def here(settings):
    settings.CHANNELS = ["json"]
    return scene()


def page(here) -> str:
    return f"/conferences/{here.conference.pk}/units/{here.seat.unit_id}/channels/"


def test_a_contact_enters_a_channel_tries_it_and_is_reminded_by_it(client, here, chat):
    address, got = chat
    client.force_login(contact_of(here.province.district))
    assert page(here) in client.get(page(here).replace("channels", "delegates")).content.decode()
    client.post(page(here), {"label": "Nhóm văn phòng", "url": address})
    (channel,) = ContactChannel.objects.all()

    client.post(f"{page(here)}{channel.pk}/trial/")
    client.post(f"{page(here)}{channel.pk}/trial/")
    deliver()
    assert [each["title"] for each in got] == ["Tin thử"]
    shown = client.get(page(here)).content.decode()
    assert "Đã gửi" in shown
    assert f"json://…{address[-4:]}" in shown
    assert address not in shown

    client.force_login(here.organiser)
    asked = f"/conferences/{here.conference.pk}/reminders/new/?tier=district"
    client.post(asked, {"seen": client.get(asked).context["found"].seen})
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()
    assert got[-1]["title"].startswith("Đề nghị cử đại biểu dự Hội nghị")


def test_an_invitation_by_a_channel_says_where_the_letter_lies(client, here, chat):
    address, got = chat
    add_channel(here.seat.unit.organisation, "Nhóm", address, by=here.organiser)
    here.chairman.email = ""
    here.chairman.save()
    name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
    copy = issued(here).copies.get()
    release(OutboxMessage.objects.all(), by=here.organiser)
    deliver()
    assert copy.link in got[0]["message"]
    assert "Giấy mời có ở đường dẫn trên" in got[0]["message"]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("tgram://x/y", "chưa được mở"),
        ("json://", "không đúng dạng"),
        ("", "Chưa ghi"),
        ("json://" + "a" * 254, "dài quá"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_and_not_kept(client, here, url, sentence):
    client.force_login(here.organiser)
    answer = client.post(page(here), {"label": "Nhóm", "url": url})
    assert (answer.status_code, ContactChannel.objects.count()) == (422, 0)
    assert sentence in answer.content.decode()


def test_a_body_has_five_channels_at_most(client, here):
    for number in range(5):
        add_channel(here.seat.unit.organisation, "Nhóm", f"json://may{number}.example", by=here.organiser)
    client.force_login(here.organiser)
    answer = client.post(page(here), {"label": "Nhóm", "url": "json://may6.example"})
    assert answer.status_code == 409
    assert "đã có 5 kênh" in answer.content.decode()


def test_a_channel_is_taken_away_and_others_never_find_it(client, here):
    channel = add_channel(here.seat.unit.organisation, "Nhóm", "json://may.example", by=here.organiser)
    client.force_login(here.contact)
    assert client.get(page(here)).status_code == 404
    assert client.post(f"{page(here)}{channel.pk}/removal/").status_code == 404
    client.force_login(contact_of(here.province.district))
    own = here.province.units[here.province.district]
    other = add_channel(here.province.department, "Nhóm", "json://khac.example", by=here.organiser)
    assert client.post(f"{page(here)}{other.pk}/removal/").status_code == 404
    assert own.pk == here.seat.unit_id
    client.post(f"{page(here)}{channel.pk}/removal/")
    assert [each.pk for each in ContactChannel.objects.all()] == [other.pk]


def test_where_no_kind_is_allowed_the_page_says_who_opens_one(client, here, settings):
    settings.CHANNELS = []
    client.force_login(here.organiser)
    assert "DIEMCAU_CHANNELS" in client.get(page(here)).content.decode()
    assert "Kênh báo tin" not in client.get(page(here).replace("channels", "delegates")).content.decode()


@pytest.mark.parametrize("channels", [1, 3])
def test_the_page_asks_the_same_for_one_channel_and_for_three(client, here, django_assert_num_queries, channels):
    for number in range(channels):
        add_channel(here.seat.unit.organisation, "Nhóm", f"json://may{number}.example", by=here.organiser)
    client.force_login(here.organiser)
    with django_assert_num_queries(7):
        client.get(page(here))

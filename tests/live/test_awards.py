"""Awards."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.live import actions
from diemcau.live.domain.award_lists import rows, typed
from diemcau.live.models import Award, LogEntry
from tests import build as rows_of
from tests.live import build

pytestmark = pytest.mark.django_db


def shown(conference):
    return LogEntry.objects.filter(conference=conference, section="show").order_by("-sequence").first().content


def awards(conference, *receivers, **facts):
    actions.add_awards(conference, [{"title": "Giải Nhất", "receiver": name, **facts} for name in receivers], by=None)
    return list(Award.objects.filter(conference=conference))


def test_awards_are_called_up_one_by_one_and_the_hall_sees_each():
    conference = build.conference()
    site = build.site(conference)
    first, second = awards(conference, "Lê Thị Hoa", "Đội Hội An", site=site, taken_by="Trần Văn Bình")
    actions.call_award(first, by=None)
    assert shown(conference)["receiver"] == "Lê Thị Hoa"
    actions.call_award(second, by=None)
    first.refresh_from_db()
    assert first.done_at and shown(conference)["taken_by"] == "Nhận thay: Trần Văn Bình"
    with pytest.raises(Refused, match="đã được mời lên"):
        actions.call_award(first, by=None)
    actions.finish_award(second, by=None)
    assert shown(conference) is None
    assert LogEntry.objects.filter(audience=f"site:{site.pk}", section="award").count() == 3


def test_the_database_knows_only_one_that_is_called():
    conference = build.conference()
    first, second = awards(conference, "A", "B")
    actions.call_award(first, by=None)
    now = Award.objects.get(pk=first.pk).called_at
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=second.pk).update(called_at=now)


def test_a_list_is_read_by_its_headings_or_in_the_usual_order():
    table = [(1, ["Người nhận", "Giải", "Đơn vị"]), (2, ["Lê Thị Hoa", "Giải Nhất", "Xã Trà Leng"])]
    assert rows(table)[0] | {} == rows(typed("Giải Nhất; Lê Thị Hoa; Xã Trà Leng"))[0]


def test_a_list_says_at_which_site_each_is_received_and_an_unknown_site_takes_nothing(client):
    conference = build.conference()
    site = build.site(conference, "Ủy ban nhân dân thành phố Hội An")
    client.force_login(build.director(conference))
    address = f"/conferences/{conference.pk}/awards/list/"
    text = "Giải Nhất; Hoa;;;;;; uy ban nhan dan thanh pho hoi an\nGiải Nhì; Bình;;;;;; Hội trường"
    assert client.post(address, {"text": text}).status_code == 302
    assert list(conference.awards.values_list("receiver", "site")) == [("Hoa", site.pk), ("Bình", None)]
    page = client.post(address, {"text": "Giải Ba; Lan;;;;;; Huyện Không Có"})
    assert page.status_code == 422 and "Phần thưởng thứ 1: không có điểm cầu nào" in page.content.decode()
    assert conference.awards.count() == 2


def test_an_award_is_given_its_giver_its_stand_in_and_its_site_until_it_is_called(client):
    conference = build.conference()
    site = build.site(conference)
    [award] = awards(conference, "Lê Thị Hoa")
    client.force_login(build.director(conference))
    address = f"/awards/{award.pk}/"
    assert "Lê Thị Hoa" in client.get(address).content.decode()
    facts = {
        "title": "Giải Nhất",
        "receiver": "Lê Thị Hoa",
        "handed_by": "Chủ tịch",
        "taken_by": "Bình",
        "site": site.pk,
    }
    assert client.post(address, facts | {"receiver": ""}).status_code == 422
    assert client.post(address, facts).status_code == 302
    award.refresh_from_db()
    assert (award.handed_by, award.taken_by, award.site) == ("Chủ tịch", "Bình", site)
    actions.call_award(award, by=None)
    assert client.post(address, facts | {"taken_by": "Lan"}).status_code == 409
    client.force_login(rows_of.account())
    assert client.get(address).status_code == 404


def test_a_row_without_its_receiver_names_its_line_and_nothing_is_taken(client):
    conference = build.conference()
    client.force_login(build.director(conference))
    page = client.post(f"/conferences/{conference.pk}/awards/list/", {"text": "Giải Nhất; Hoa\nGiải Nhì;"})
    assert page.status_code == 422 and "Dòng 2" in page.content.decode()
    assert not Award.objects.exists()


def test_the_award_part_may_be_run_by_another_unit_and_nothing_else_by_it(client):
    conference = build.conference()
    unit = rows_of.unit(conference=conference)
    contact = rows_of.account()
    rows_of.organisation_role(contact, unit.organisation, Role.UNIT_CONTACT)
    [award] = awards(conference, "Lê Thị Hoa")
    client.force_login(contact)
    assert client.get(f"/conferences/{conference.pk}/awards/").status_code == 403

    actions.give_awards_to(conference, unit.organisation, by=None)

    assert client.get(f"/conferences/{conference.pk}/awards/").status_code == 200
    assert client.post(f"/awards/{award.pk}/step/", {"step": "call"}).status_code == 302
    own_page = client.get(f"/conferences/{conference.pk}/director/", follow=True)
    assert own_page.redirect_chain == [(f"/conferences/{conference.pk}/consoles/", 302)]
    assert f"/conferences/{conference.pk}/awards/" in own_page.content.decode()
    assert client.post(f"/conferences/{conference.pk}/undoing/").status_code == 403


@pytest.mark.parametrize("awards_there", [1, 3])
def test_the_list_asks_the_database_the_same_for_one_award_and_for_three(
    client, django_assert_num_queries, awards_there
):
    conference = build.conference()
    awards(conference, *[f"Người {n}" for n in range(awards_there)], site=build.site(conference))
    client.force_login(build.director(conference))
    with django_assert_num_queries(10):
        assert client.get(f"/conferences/{conference.pk}/awards/").status_code == 200


def test_a_photo_is_drawn_anew_and_what_is_no_picture_is_refused():
    from diemcau.live.transports import redrawn

    bytes_ = io.BytesIO()
    Image.new("RGB", (3000, 1000)).save(bytes_, "PNG")
    kept = redrawn(SimpleUploadedFile("x.png", bytes_.getvalue() + b"<script>alert(1)</script>"))
    with Image.open(kept) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 533))
    with pytest.raises(Unreadable, match="không phải ảnh"):
        redrawn(SimpleUploadedFile("x.png", b"<svg onload=alert(1)>"))

"""The programme as it is planned: what is taken out can be put back."""

from __future__ import annotations

import html
import re

import pytest

from diemcau.directory.domain import Role
from tests import build

pytestmark = pytest.mark.django_db


def words(answer):
    """What the answer holds for the undo."""
    return html.unescape(re.search(r'name="words" value="([^"]+)"', answer.content.decode())[1])


def test_an_item_that_was_taken_out_is_put_back_in_its_place_with_all_that_it_said(client):
    conference = build.conference()
    client.force_login(build.administrator())
    first, second = (conference.programme.create(position=n, text=f"Mục {n}", minutes=10, by="Chủ trì") for n in (1, 2))
    returns = f"/conferences/{conference.pk}/programme/returns/"

    answer = client.post(f"/programme-items/{first.pk}/removal/")
    assert "Đã bỏ mục “Mục 1”" in answer.content.decode()
    assert list(conference.programme.all()) == [second]

    client.post(returns, {"words": words(answer)})

    assert [(item.text, item.minutes, item.by) for item in conference.programme.all()] == [
        ("Mục 1", 10, "Chủ trì"),
        ("Mục 2", 10, "Chủ trì"),
    ]
    assert client.post(returns, {"words": words(answer)}).status_code == 409
    assert conference.programme.count() == 2


def test_words_of_another_conference_or_of_somebody_s_own_making_put_nothing_back(client):
    conference, other = build.conference(), build.conference()
    client.force_login(build.administrator())
    item = conference.programme.create(position=1, text="Mục 1")
    answer = client.post(f"/programme-items/{item.pk}/removal/")

    for sent in (words(answer), "tự viết", ""):
        refused = client.post(f"/conferences/{other.pk}/programme/returns/", {"words": sent})
        assert refused.status_code == 409
    assert not other.programme.exists()


def test_only_who_organises_puts_an_item_back(client):
    conference, technician = build.conference(), build.account()
    build.conference_role(technician, conference, Role.TECHNICIAN)
    client.force_login(technician)

    assert client.post(f"/conferences/{conference.pk}/programme/returns/", {"words": "x"}).status_code == 403


def test_the_programme_says_when_it_ends_and_goes_out_as_a_document(client):
    conference = build.conference()
    client.force_login(build.administrator())
    conference.programme.create(position=1, text="Khai mạc", minutes=15)

    page = client.get(f"/conferences/{conference.pk}/programme/").content.decode()

    assert "1 mục, 15 phút, kết thúc lúc 08:15." in page
    assert f"/conferences/{conference.pk}/printed/programme.docx" in page

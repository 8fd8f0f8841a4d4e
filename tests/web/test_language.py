"""Vietnamese by itself, English by choice, and every sentence there in both."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemcau.web import catalogue
from tests import build
from tests.rooms.province import province

PLACEHOLDER = re.compile(r"%\(\w+\)\d*[sd]|%%|\{\w+\}|</?\w+>")


@pytest.fixture
def visitor(client, db):
    client.force_login(build.account(full_name="Bà An"))
    return client


def test_the_language_of_the_browser_does_not_change_that_of_the_pages(visitor):
    page = visitor.get("/", headers={"accept-language": "en-US,en;q=0.9"})

    assert '<html lang="vi"' in page.content.decode()
    assert page.headers["Content-Language"] == "vi"


def test_english_is_chosen_in_the_menu_and_stays_until_vietnamese_is(visitor):
    page = visitor.get("/password/").content.decode()
    assert '<button name="language" value="en" lang="en">' in page
    assert "Đăng xuất" in page

    answer = visitor.post("/language/", {"language": "en"}, headers={"referer": "http://testserver/password/"})
    page = visitor.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == "http://testserver/password/"
    assert '<html lang="en"' in page
    assert "Sign out" in page
    assert "Đăng xuất" not in page

    visitor.post("/language/", {"language": "vi"})
    assert "Đăng xuất" in visitor.get("/").content.decode()


def test_the_choice_of_one_browser_is_not_that_of_another(visitor):
    visitor.cookies["django_language"] = "en"
    assert "Sign out" in visitor.get("/").content.decode()

    del visitor.cookies["django_language"]
    assert "Đăng xuất" in visitor.get("/").content.decode()


@pytest.mark.parametrize("cookie", ["fr", "", "../../etc/passwd", "x" * 4000])
def test_a_language_that_we_do_not_speak_is_vietnamese(visitor, cookie):
    visitor.cookies["django_language"] = cookie

    assert '<html lang="vi"' in visitor.get("/").content.decode()


def test_nobody_is_sent_elsewhere_by_choosing_a_language(visitor):
    answer = visitor.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"


@pytest.mark.check
@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_sentence_lacks_its_translation(language):
    known = {
        (message.id, message.context) for message in catalogue.read(language) if all(catalogue.forms(message.string))
    }

    missing = [
        f"{message.locations[0][0]}: {message.id}"
        for message in catalogue.collect()
        if message.id and (message.id, message.context) not in known
    ]

    assert not missing, "run `python -m diemcau.web.catalogue`, then write what it lists into django.po"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_translation_loses_or_invents_a_placeholder(language):
    wrong = [
        message.id
        for message in catalogue.read(language)
        if message.id
        for text in catalogue.forms(message.string)
        if text and set(PLACEHOLDER.findall(catalogue.forms(message.id)[0])) != set(PLACEHOLDER.findall(text))
    ]

    assert not wrong


def test_the_board_and_the_overview_are_english_too(visitor):
    here = province(communes=1)
    visitor.force_login(build.administrator(full_name="Bà An"))
    visitor.cookies["django_language"] = "en"

    board = visitor.get(f"/conferences/{here.conference.pk}/board/").content.decode()
    overview = visitor.get(f"/conferences/{here.conference.pk}/").content.decode()

    assert "Not ready" in board
    assert "not chosen" in board
    assert "sites without a technician" in board
    assert "phòng họp" not in board.casefold()
    assert "sites have no room chosen." in overview

    visitor.cookies["django_language"] = "vi"  # nothing that was written once for everybody stays English
    board = visitor.get(f"/conferences/{here.conference.pk}/board/").content.decode()
    assert "nơi chưa có kỹ thuật" in board
    assert "not chosen" not in board


def test_files_are_vietnamese_whoever_fetches_them(visitor):
    here = province(communes=1)
    visitor.force_login(build.administrator())
    visitor.cookies["django_language"] = "en"

    answer = visitor.get(f"/conferences/{here.conference.pk}/board.xlsx")

    heads = next(load_workbook(BytesIO(b"".join(answer))).active.iter_rows(values_only=True))
    assert "Phòng họp: đủ" in heads
    assert answer.headers["Content-Language"] == "vi"


def test_the_pages_outside_offer_the_other_language_and_lead_back(client, db):
    build.account()
    page = client.get("/sign-in/?next=/conferences/").content.decode()
    assert '<button class="btn btn-quiet btn-sm" name="language" value="en" lang="en">' in page

    answer = client.post("/language/", {"language": "en", "next": "/sign-in/?next=/conferences/"})

    assert answer.headers["Location"] == "/sign-in/?next=/conferences/"
    page = client.get("/sign-in/").content.decode()
    assert '<html lang="en"' in page and 'value="vi" lang="vi"' in page

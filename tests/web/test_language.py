"""Vietnamese by itself, English by choice, and every sentence there in both."""

from __future__ import annotations

import re

import pytest

from diemcau.web import catalogue
from tests import build
from tests.rooms.province import province

PLACEHOLDER = re.compile(r"%\(\w+\)\d*[sd]")
# The frame, a package that no longer grows, and what everybody reads without signing in.
EVERYBODYS = ("entry", "code", "paper", "kept", "receipt", "certificate.html", "complaint.html", "works")
COMPLETE = (
    "web/templates/",
    "directory/",
    "publish/templates/publish/public-",
    "publish/templates/publish/public.html",
    "publish/domain/charts/",
    "publish/domain/notes.py",
    *(f"contest/templates/contest/{name}" for name in EVERYBODYS),
)


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


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_sentence_of_the_frame_and_of_finished_packages_lacks_its_translation(language):
    known = {message.id: message for message in catalogue.read(language)}
    left = {message.id for message in catalogue.untranslated(catalogue.read(language))}

    missing = [
        message.id
        for message in catalogue.collect()
        if any(place.startswith(COMPLETE) for place, _ in message.locations)
        and (message.id not in known or message.id in left)
    ]

    assert not missing, "python -m diemcau.web.catalogue, then translate"


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

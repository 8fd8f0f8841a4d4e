"""What the browser is told with each answer, and what people are told when something fails."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from diemcau.kernel.errors import Forbidden, Refused, Unreadable
from diemcau.web import urls
from diemcau.web.middleware import POLICY
from tests import build

ERRORS = {
    "refused": Refused("Giấy mời đã gửi, nên không đổi được ngày họp."),
    "forbidden": Forbidden("Chỉ ban tổ chức được áp dụng kế hoạch."),
    "unreadable": Unreadable("Bảng thiếu cột Tên.", line=3),
    "denied": PermissionDenied(),
    "suspicious": SuspiciousOperation(),
    "bug": ZeroDivisionError(),
}


def fail(request: HttpRequest, kind: str):
    raise ERRORS[kind]


class Failing:
    urlpatterns = [path("fail/<slug:kind>/", fail), *urls.urlpatterns]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def failing(settings, db):
    """A signed-in browser on a site where some addresses fail on purpose."""
    settings.ROOT_URLCONF = Failing
    client = Client(raise_request_exception=False)
    client.force_login(build.administrator())
    return client


@pytest.mark.parametrize(
    ("kind", "status", "sentence"),
    [
        ("refused", 409, "Giấy mời đã gửi, nên không đổi được ngày họp."),
        ("forbidden", 403, "Chỉ ban tổ chức được áp dụng kế hoạch."),
        ("unreadable", 422, "Dòng 3: Bảng thiếu cột Tên."),
        ("denied", 403, "Tài khoản này chưa được giao việc này."),
        ("suspicious", 400, "Máy chủ không đọc được yêu cầu vừa gửi."),
        ("bug", 500, "Máy chủ gặp lỗi, nên việc vừa làm chưa hoàn thành."),
    ],
)
def test_a_failure_says_what_happened_what_was_kept_and_what_to_do(failing, kind, status, sentence):
    page = failing.get(f"/fail/{kind}/")
    text = page.content.decode()

    assert page.status_code == status
    assert re.search(rf"<h1>{re.escape(sentence)}</h1>", text)
    assert "<dt>Dữ liệu</dt>" in text
    assert "<dt>Việc nên làm</dt>" in text


@pytest.mark.parametrize(
    ("kind", "status"), [("refused", 409), ("forbidden", 403), ("unreadable", 422), ("denied", 403)]
)
def test_to_an_open_page_a_refusal_is_a_toast_that_leaves_the_rest_as_it_is(failing, kind, status):
    part = failing.get(f"/fail/{kind}/", headers={"HX-Request": "true"})
    text = part.content.decode()

    assert part.status_code == status
    assert part.headers["HX-Reswap"] == "none"
    assert 'hx-swap-oob="beforeend:#toasts"' in text
    assert "<html" not in text


def test_a_page_that_is_not_there_says_so_in_vietnamese_with_the_way_back(failing):
    page = failing.get("/khong-co/")

    assert page.status_code == 404
    assert "Không có trang này, hoặc tài khoản này không được xem." in page.content.decode()


def test_a_form_sent_without_its_token_is_told_to_reload(db):
    client = Client(enforce_csrf_checks=True)
    build.account()

    page = client.post("/sign-in/", {"username": "a", "password": "b"})

    assert page.status_code == 403
    assert "Hãy tải lại trang và gửi lại." in page.content.decode()


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/khong-co/", "/static/favicon.svg"])
def test_every_answer_carries_the_policy(client, db, address):
    build.account()
    answer = client.get(address)
    answer.close()

    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_the_policy_allows_nothing_inline_nothing_evaluated_and_nothing_from_elsewhere():
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))

    assert set(rules.values()) == {"'self'", "'none'"}
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["object-src"] == "'none'"
    assert rules["form-action"] == "'self'"


def test_behind_tls_the_browser_is_told_to_stay_there(client, db, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    build.account()

    assert client.get("/sign-in/", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("address", ["/", "/password/", "/search/?q=a", "/conferences/1/plan/", "/khong-co/"])
def test_no_page_holds_a_style_or_a_script_of_its_own(client, db, address):
    client.force_login(build.administrator())
    build.conference(pk=1)

    page = client.get(address, follow=True).content.decode()

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page)


def test_what_is_wrong_with_a_field_is_one_sentence_of_the_house_that_the_field_names_in_every_form():
    class AnyForm(forms.Form):
        day = forms.CharField(error_messages={"required": "Hãy nhập ngày."})

    form = AnyForm({})

    assert str(form["day"].errors) == '<div id="id_day_error"><p class="form-error">Hãy nhập ngày.</p></div>'
    assert 'aria-describedby="id_day_error"' in str(form["day"])
    assert str(AnyForm({"day": "1"})["day"].errors) == ""


ROWS_NAMED = {
    "the seats of a rule": ("get", "/conferences/1/seats/", "of", 200),
    "a letter that corrects another": ("get", "/conferences/1/invitations/new/{organisation}/", "of", 200),
    "the template of one unit": ("get", "/conferences/1/delegates/template.xlsx", "unit", 403),
    "one line of a site": ("get", "/conferences/1/sites/{site}/line-test/", "line", 200),
    "a new version of a set": ("get", "/conferences/1/criteria-sets/new/", "of", 200),
    "the conference of a search": ("get", "/search/?q=quang+nam", "conference", 200),
    "editions to release": ("post", "/conferences/1/releases/", "edition", 409),
    "letters to let go": ("post", "/conferences/1/mail/release/", "message", 302),
    "a unit that runs the awards": ("post", "/conferences/1/awards/units/", "unit", 302),
    "a slide to show": ("post", "/conferences/1/showing/", "slide", 200),
}


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "²"])
@pytest.mark.parametrize(("method", "address", "name", "status"), ROWS_NAMED.values(), ids=ROWS_NAMED)
def test_a_row_that_cannot_be_is_no_fault_of_ours(client, db, method, address, name, status, number):
    conference = build.conference(pk=1)
    site = build.site(conference=conference)
    client.force_login(build.administrator())
    address = address.format(organisation=conference.owner_id, site=site.pk)

    answer = getattr(client, method)(address, {name: number, "q": "quang nam"})

    assert answer.status_code == status

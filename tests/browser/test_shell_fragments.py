"""Parts of an open page: what is swapped, what becomes a toast, what an upload shows, what is sent once."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import override_settings
from django.urls import path

from diemcau.kernel.errors import Refused
from diemcau.web import urls
from tests import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = """{% extends "base.html" %}{% block title %}Thử{% endblock %}{% block heading %}<h1>Thử</h1>{% endblock %}
{% block main %}
<form id="named" hx-post="/part/" hx-swap="outerHTML">{% csrf_token %}{% include "field.html" with field=form.name %}
<button class="btn">Lưu</button></form>
<button class="btn" hx-get="/refused/">Bị từ chối</button>
<button class="btn" hx-get="/gone/">Không còn</button>
<form id="file" hx-post="/file/" hx-encoding="multipart/form-data" hx-target="#told" data-upload>{% csrf_token %}
<label>Tệp <input type="file" name="file"></label><button class="btn">Tải lên</button>
<div data-upload-box hidden>
<progress class="bar bar-wide" data-upload-bar aria-label="Đã tải lên" value="0" max="1"></progress>
<span data-upload-text></span><span data-upload-wait hidden>Đang đọc…</span></div></form>
<p id="told"></p>
<form id="once" method="post" action="/counted/">{% csrf_token %}<button class="btn">Gửi một lần</button></form>
{% endblock %}"""

PART = """<form id="named" hx-post="/part/" hx-swap="outerHTML">{% include "field.html" with field=form.name %}
<button class="btn">Lưu</button></form>"""

received: list[str] = []


class NameForm(forms.Form):
    name = forms.CharField(label="Tên", required=False)

    def clean_name(self) -> str:
        if not self.cleaned_data["name"]:
            raise forms.ValidationError("Hãy nhập tên.")
        return str(self.cleaned_data["name"])


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"form": NameForm()})))


def part(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        return HttpResponse(Template(PART).render(RequestContext(request, {"form": form})), status=422)
    return HttpResponse(f"<p id='named'>Đã lưu {form.cleaned_data['name']}.</p>")


def refused(request: HttpRequest) -> HttpResponse:
    raise Refused("Giấy mời đã gửi, nên không đổi được ngày họp.")


def file(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Đã nhận {request.FILES['file'].size} byte.")


def counted(request: HttpRequest) -> HttpResponse:
    received.append("once")
    return HttpResponse("<!doctype html><html lang='vi'><title>Xong</title><h1>Xong</h1>")


class WithParts:
    urlpatterns = [
        path("page/", page),
        path("part/", part),
        path("refused/", refused),
        path("file/", file),
        path("counted/", counted),
        *urls.urlpatterns,
    ]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def one(visitor):
    build.administrator(name="quantri", password="mat-khau-tot-1")
    with override_settings(ROOT_URLCONF=WithParts):
        someone = visitor()
        someone.sign_in("quantri", "mat-khau-tot-1")
        someone.open("/page/")
        yield someone


def test_a_form_that_is_filled_in_wrongly_comes_back_in_its_place_and_then_the_answer(one):
    form = one.page.locator("#named")
    form.get_by_role("button").click()
    form.get_by_text("Hãy nhập tên.").wait_for()
    assert one.violations() == []

    form.get_by_label("Tên").fill("Sở Nội vụ")
    form.get_by_role("button").click()

    one.page.get_by_text("Đã lưu Sở Nội vụ.").wait_for()


def test_a_refusal_is_a_toast_that_stays_until_it_is_closed_and_the_page_stays_as_it_is(one):
    one.page.get_by_role("button", name="Bị từ chối").click()
    toast = one.page.get_by_role("region", name="Thông báo").get_by_text(
        "Giấy mời đã gửi, nên không đổi được ngày họp."
    )
    toast.wait_for()
    assert one.page.get_by_role("button", name="Bị từ chối").is_visible()
    assert one.violations() == []
    one.picture("toast")

    one.page.get_by_role("button", name="Đóng").click()
    toast.wait_for(state="detached")


def test_what_is_gone_and_what_cannot_be_reached_are_told_in_one_toast_each(one):
    one.page.get_by_role("button", name="Không còn").click()
    one.page.get_by_text("Mục này không còn, hoặc tài khoản này không được xem.").wait_for()

    one.page.route("**/refused/", lambda route: route.abort())
    one.page.get_by_role("button", name="Bị từ chối").click()
    one.page.get_by_text("Không gửi được: mất kết nối tới máy chủ.").wait_for()
    one.page.get_by_role("button", name="Bị từ chối").click()
    one.page.wait_for_timeout(200)

    assert one.page.locator(".toasts .notice").count() == 2
    one.forgive("/gone/", "/refused/", "net::ERR_FAILED", "htmx:sendError", "htmx:afterRequest")


def test_after_the_session_ended_a_part_leads_the_whole_page_to_the_sign_in_and_back(one):
    one.page.context.clear_cookies()
    one.page.get_by_role("button", name="Bị từ chối").click()

    one.page.get_by_role("heading", name="Đăng nhập").wait_for()
    assert one.page.url.endswith("/sign-in/?next=/page/")


def test_an_upload_shows_how_much_has_gone(one):
    one.page.evaluate(
        """() => {
          window.seen = [];
          const text = document.querySelector('[data-upload-text]');
          new MutationObserver(() => window.seen.push(text.textContent)).observe(text, {childList: true});
        }"""
    )
    one.page.get_by_label("Tệp").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x" * 4_000_000}
    )
    one.page.get_by_role("button", name="Tải lên").click()

    one.page.get_by_text("Đã nhận 4000000 byte.").wait_for()
    seen = one.page.evaluate("window.seen")
    assert seen
    assert re.fullmatch(r"3,8 / 3,8 MB", seen[-1])
    assert one.page.locator("[data-upload-box]").is_hidden()


def test_a_form_is_sent_once_however_often_its_button_is_pressed(one):
    received.clear()
    one.page.evaluate("() => { const b = document.querySelector('#once button'); b.click(); b.click(); b.click(); }")

    one.page.get_by_role("heading", name="Xong").wait_for()
    assert received == ["once"]


def test_nothing_is_evaluated_even_when_the_server_asks_for_it(one):
    one.page.evaluate(
        """() => {
          const button = document.createElement('button');
          button.setAttribute('hx-get', '/refused/');
          button.setAttribute('hx-vals', 'js:{x: (window.evaluated = true)}');
          button.id = 'evil';
          document.querySelector('main').append(button);
          window.htmx.process(button);
          button.click();
        }"""
    )
    one.page.wait_for_timeout(300)

    assert one.page.evaluate("window.evaluated") is None
    one.forgive("htmx:evalDisallowedError")

"""First run, sign-in, sign-out, password, and who may open what."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.web import models as entrance
from diemcau.web.actions import make_first_administrator
from diemcau.web.models import SignInFailure
from diemcau.web.public import PUBLIC
from tests import build

FIRST = {"full_name": "Nguyễn Thị An", "name": "quantri", "password": "mat-khau-tot-1", "again": "mat-khau-tot-1"}

pytestmark = pytest.mark.django_db


def patterns(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern
        else:
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from patterns(pattern, prefix + space)


def test_the_pages_that_need_no_sign_in_are_exactly_those_on_the_list():
    public = {name for name, pattern in patterns() if not getattr(pattern.callback, "login_required", True)}

    assert public == PUBLIC


def test_while_there_is_no_account_every_page_leads_to_the_first_run(client):
    assert client.get("/").headers["Location"] == "/first-run/"
    assert client.get("/sign-in/").headers["Location"] == "/first-run/"
    assert client.get("/conferences/1/plan/").headers["Location"] == "/first-run/"


def test_the_first_run_makes_an_administrator_who_is_signed_in_and_is_then_gone(client):
    answer = client.post("/first-run/", FIRST)

    account = Account.objects.get()
    assert answer.headers["Location"] == "/"
    assert (account.name, account.full_name, account.is_administrator) == ("quantri", "Nguyễn Thị An", True)
    assert client.get("/").status_code == 200
    assert client.get("/first-run/").status_code == 404
    assert client.post("/first-run/", FIRST | {"name": "khac"}).status_code == 404
    assert list(Entry.objects.values_list("verb", "by")) == [("directory.first_administrator_made", "system")]


def test_of_two_who_found_an_installation_at_once_the_second_is_refused_and_nothing_is_made():
    make_first_administrator(name="a", full_name="A", password="mat-khau-tot-1")

    with pytest.raises(Refused):
        make_first_administrator(name="b", full_name="B", password="mat-khau-tot-1")

    assert list(Account.objects.values_list("name", flat=True)) == ["a"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"again": "khac-mat-khau-1"}, "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại."),
        ({"name": "quan tri"}, "Tên đăng nhập chỉ gồm chữ, số và các dấu . @ + - _ viết liền, không có dấu cách."),
        ({"full_name": ""}, "Hãy nhập họ và tên người quản trị."),
        ({"name": ""}, "Hãy chọn một tên đăng nhập."),
    ],
)
def test_a_first_run_that_is_filled_in_wrongly_says_so_and_makes_nobody(client, told, sentence):
    page = client.post("/first-run/", FIRST | told)

    assert page.status_code == 422
    assert f'<p class="form-error">{sentence}</p>' in page.content.decode()
    assert Account.objects.count() == 0


def test_a_weak_first_password_is_refused(client):
    page = client.post("/first-run/", FIRST | {"password": "1234567890", "again": "1234567890"})

    assert page.status_code == 422
    assert Account.objects.count() == 0


def sign_in(client, *, name="an", password="mat-khau-tot-1", **more):
    return client.post("/sign-in/", {"username": name, "password": password}, **more)


def test_signing_in_leads_to_where_one_wanted_to_go():
    build.account(name="an", password="mat-khau-tot-1")
    client = Client()

    asked = client.get("/password/")
    answer = client.post(asked.headers["Location"], {"username": "an", "password": "mat-khau-tot-1"})

    assert asked.headers["Location"] == "/sign-in/?next=/password/"
    assert answer.headers["Location"] == "/password/"


def test_signing_in_never_leads_away_from_here(client):
    build.account(name="an", password="mat-khau-tot-1")

    answer = client.post("/sign-in/?next=//elsewhere.example/", {"username": "an", "password": "mat-khau-tot-1"})

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_says_what_to_check(client):
    build.account(name="an", password="mat-khau-tot-1")

    page = sign_in(client, password="sai")

    assert page.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page.content.decode()
    assert SignInFailure.objects.count() == 1


def test_after_eight_wrong_passwords_even_the_right_one_must_wait_but_only_from_that_address(client):
    build.account(name="an", password="mat-khau-tot-1")
    for _ in range(entrance.TRIES_FOR_ONE_NAME):
        sign_in(client, name="An ", password="sai")

    page = sign_in(client)
    elsewhere = sign_in(Client(), REMOTE_ADDR="10.0.0.9")

    assert page.status_code == 422
    assert "Đã nhập sai quá nhiều lần. Hãy đợi 15 phút" in page.content.decode()
    assert elsewhere.status_code == 302


def test_a_quarter_of_an_hour_later_one_may_try_again(client):
    build.account(name="an", password="mat-khau-tot-1")
    for _ in range(entrance.TRIES_FOR_ONE_NAME):
        sign_in(client, password="sai")
    SignInFailure.objects.update(at=timezone.now() - timedelta(minutes=16))

    assert sign_in(client).status_code == 302


def test_one_address_may_not_try_many_names(client):
    build.account(name="an", password="mat-khau-tot-1")
    SignInFailure.objects.bulk_create(
        SignInFailure(address="127.0.0.1", name=f"ten-{n}") for n in range(entrance.TRIES_FROM_ONE_ADDRESS)
    )

    assert sign_in(client).status_code == 422


def test_the_memory_of_wrong_passwords_is_bounded(monkeypatch):
    monkeypatch.setattr(entrance, "ROWS_KEPT", 5)
    for number in range(12):
        SignInFailure.objects.note(address=f"10.0.0.{number}", name="an")

    assert SignInFailure.objects.count() == 5


def test_a_right_password_forgives_the_wrong_ones_before(client):
    build.account(name="an", password="mat-khau-tot-1")
    sign_in(client, password="sai")
    sign_in(client)

    assert SignInFailure.objects.count() == 0


def test_behind_tls_the_address_is_the_last_one_that_the_proxy_wrote(client, settings):
    settings.BEHIND_TLS = True
    build.account(name="an", password="mat-khau-tot-1")

    sign_in(client, password="sai", headers={"X-Forwarded-For": "1.2.3.4, 10.1.1.1"})

    assert SignInFailure.objects.get().address == "10.1.1.1"


def test_signing_out_needs_a_button_and_ends_at_the_sign_in(client):
    client.force_login(build.account())

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").headers["Location"] == "/sign-in/?next=/"


def test_a_new_password_is_told_of_and_the_old_one_no_longer_opens():
    account = build.account(name="an", password="mat-khau-tot-1")
    client = Client()
    client.force_login(account)
    told = {"old_password": "mat-khau-tot-1", "new_password1": "mat-khau-moi-2", "new_password2": "mat-khau-moi-2"}

    page = client.post("/password/", told, follow=True)

    account.refresh_from_db()
    assert "Đã đổi mật khẩu." in page.content.decode()
    assert account.check_password("mat-khau-moi-2")


def test_a_wrong_present_password_changes_nothing(client):
    account = build.account(password="mat-khau-tot-1")
    client.force_login(account)
    told = {"old_password": "sai", "new_password1": "mat-khau-moi-2", "new_password2": "mat-khau-moi-2"}

    page = client.post("/password/", told)

    account.refresh_from_db()
    assert page.status_code == 422
    assert "Mật khẩu hiện nay chưa đúng. Hãy nhập lại." in page.content.decode()
    assert account.check_password("mat-khau-tot-1")


def test_a_fragment_asked_for_after_the_session_ended_sends_the_whole_page_to_the_sign_in(client):
    build.account()

    answer = client.get(
        "/search/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/conferences/1/plan/?q=a"}
    )

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"{reverse('sign-in')}?next=/conferences/1/plan/%3Fq%3Da"


@pytest.mark.django_db(transaction=True)
def test_of_four_browsers_that_send_the_first_run_at_the_same_moment_one_makes_the_administrator():
    together = Barrier(4)

    def found(name: str) -> int:
        try:
            browser = Client()
            browser.get("/first-run/")
            together.wait(timeout=20)
            return browser.post("/first-run/", FIRST | {"name": name}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(found, ["a", "b", "c", "d"]))

    assert answers == [302, 404, 404, 404]
    assert Account.objects.count() == 1

"""Importing on the pages: kept on the server, shown first, done once its author says yes, never by halves."""

from __future__ import annotations

from datetime import timedelta
from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diemcau.directory.domain.columns import ORGANISATIONS
from diemcau.directory.domain.files import csv_file, read
from diemcau.directory.models import Account, Organisation, PendingImport, Person
from diemcau.directory.models.imports import KEPT_FOR
from diemcau.directory.queries import history, snapshot
from tests import build

pytestmark = pytest.mark.django_db
PAGE = "/directory/import/"
GOOD = "Mã,Tên,Cấp,Loại\nA.1,Sở A,Cấp tỉnh,Khác\nA.2,Sở B,Cấp tỉnh,Khác\n"


@pytest.fixture
def keeper() -> Account:
    return build.administrator()


@pytest.fixture
def client(keeper: Account) -> Client:
    client = Client()
    client.force_login(keeper)
    return client


def send(client: Client, content: str | bytes, name: str = "danh-ba.csv") -> str:
    """Send a file; the address of its preview."""
    content = content.encode() if isinstance(content, str) else content
    answer = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def confirm(client: Client, page: str) -> int:
    seen = client.get(page).context["found"].fingerprint
    return client.post(page, {"seen": seen}).status_code


def test_a_preview_changes_nothing_and_its_confirmation_does_what_was_shown(client: Client, keeper: Account) -> None:
    page = send(client, GOOD)
    shown = client.get(page).content.decode()
    assert not Organisation.objects.exists()
    assert "thêm 2" in shown
    assert confirm(client, page) == 302
    assert list(Organisation.objects.values_list("code", "name")) == [("A.1", "Sở A"), ("A.2", "Sở B")]
    assert history(Organisation.objects.get(code="A.1"))[0].what == "thêm đơn vị (từ tệp danh-ba.csv)"
    assert history(keeper)[0].what == "nhập tệp danh-ba.csv"
    assert client.get(page).status_code == 404


def test_a_file_with_one_mistake_imports_nothing_and_names_it(client: Client) -> None:
    page = send(client, GOOD + "A.3,Sở C,cấp làng,Khác\n")
    shown = client.get(page).content.decode()
    assert "1 chỗ phải sửa" in shown
    assert "“cấp làng” không phải là một cấp" in shown
    assert 'name="seen"' not in shown
    assert confirm(client, page) == 409
    assert not Organisation.objects.exists()


def test_a_change_and_an_end_are_shown_before_and_after(client: Client) -> None:
    build.organisation(code="A.1", name="Sở A", phone="0235 1")
    text = 'Mã,Tên,Cấp,Loại,Điện thoại,Đến hết ngày\nA.1,Sở A,Cấp tỉnh,"Sở, ban, ngành",0235 2,30/06/2025\n'
    (table,) = client.get(send(client, text)).context["tables"]
    (change,) = table.changed
    assert change.values == (("Điện thoại", "0235 1", "0235 2"), ("Đến hết ngày", "–", "30/06/2025"))
    assert (change.ends, table.ended_count) == (True, 1)


def test_what_was_not_seen_is_not_done(client: Client) -> None:
    page = send(client, GOOD)
    seen = client.get(page).context["found"].fingerprint
    build.organisation(code="A.1", name="Sở cũ")
    answer = client.post(page, {"seen": seen})
    assert answer.status_code == 409
    assert "vừa được sửa sau lần xem trước" in answer.content.decode()
    assert [row.name for row in Organisation.objects.all()] == ["Sở cũ"]
    assert client.post(page).status_code == 409
    assert confirm(client, page) == 302


def test_what_cannot_be_read_is_not_kept(client: Client) -> None:
    for content, reason in ((b"", "không có nội dung"), (b"%PDF-1.7", "tệp PDF"), (b"a,b\nc,d", "Không tìm thấy bảng")):
        answer = client.post(PAGE, {"file": SimpleUploadedFile("x.xlsx", content)})
        assert (answer.status_code, reason in answer.content.decode()) == (422, True), content
    assert client.post(PAGE).status_code == 422
    assert not PendingImport.objects.exists()


def test_a_file_of_nine_megabytes_is_refused_before_it_is_read(client: Client) -> None:
    started = process_time()
    answer = client.post(PAGE, {"file": SimpleUploadedFile("x.csv", b"a,b\n" * 2_400_000)})
    assert "lớn hơn 8 MB" in answer.content.decode()
    assert process_time() - started < 5
    assert not PendingImport.objects.exists()


def test_a_file_is_there_for_its_author_only_and_for_two_hours(client: Client) -> None:
    page = send(client, GOOD)
    other = Client()
    other.force_login(build.administrator())
    assert other.get(page).status_code == 404
    assert other.post(f"{page}drop/").status_code == 404
    PendingImport.objects.update(at=timezone.now() - KEPT_FOR + timedelta(minutes=1))
    assert client.get(page).status_code == 200
    PendingImport.objects.update(at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    assert client.get(page).status_code == 404
    assert client.post(page, {"seen": "x"}).status_code == 404
    send(client, GOOD)
    assert PendingImport.objects.count() == 1


def test_a_new_file_takes_the_place_of_the_old_one_and_may_be_dropped(client: Client) -> None:
    first = send(client, GOOD)
    second = send(client, GOOD)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert "đang chờ xác nhận" in client.get(PAGE).content.decode()
    client.post(f"{second}drop/")
    assert not PendingImport.objects.exists()
    assert not Organisation.objects.exists()


def test_importing_twice_changes_nothing_the_second_time(client: Client) -> None:
    text = "Họ và tên,Đơn vị,Chức danh\nLê An,Sở A,Giám đốc\n"
    for _ in range(2):
        confirm(client, send(client, GOOD))
        confirm(client, send(client, text))
    assert (Organisation.objects.count(), Person.objects.count()) == (2, 1)
    page = client.get(send(client, text))
    assert "Tệp không thay đổi gì" in page.content.decode()


def test_the_export_comes_back_unchanged(client: Client) -> None:
    position = build.organisation(name="=Sở A", parent=build.organisation()).positions.create(title="Giám đốc")
    Person.objects.create(name="Lê An", phone="+84 1").appointments.create(position=position)
    before = snapshot()
    content = client.get(reverse("directory:export")).content
    assert client.get(send(client, content, "danh-ba.xlsx")).context["tables"] == ()
    for key in ("organisations", "positions", "people"):
        content = client.get(reverse("directory:export-table", args=[key])).content
        assert client.get(send(client, content)).context["tables"] == ()
    assert snapshot() == before
    assert client.get(reverse("directory:export-table", args=["passwords"])).status_code == 404


def test_the_template_is_a_workbook_that_can_be_filled_in(client: Client) -> None:
    answer = client.get(reverse("directory:template"))
    assert answer["Content-Disposition"] == 'attachment; filename="mau-danh-ba.xlsx"'
    assert next(sheet.title for sheet in read(answer.content)) == "Đơn vị"


def test_five_thousand_rows_are_imported_in_five_seconds(client: Client) -> None:
    lines = [[f"X.{n}", f"Ban số {n}", "", f"Ban {n}", "Cấp xã", "Khác"] for n in range(5_000)]
    started = process_time()
    page = send(client, csv_file(ORGANISATIONS, lines))
    sent = process_time() - started
    seen = client.get(page).context["found"].fingerprint
    started = process_time()
    assert client.post(page, {"seen": seen}).status_code == 302
    took = process_time() - started
    assert Organisation.objects.count() == 5_000
    assert max(sent, took) < 5

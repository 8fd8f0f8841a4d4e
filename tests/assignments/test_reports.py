"""A unit reports with evidence; the organiser accepts, or gives back with the reason; the late are reminded."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from openpyxl import load_workbook

from diemcau.assignments.actions import accept, give_back, reopen, report
from diemcau.assignments.models import Acceptance, Evidence, Report
from diemcau.directory.domain import Role
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused, Unreadable
from tests import build
from tests.assignments import building
from tests.rooms.province import province

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = province(communes=2)
    found.organiser, found.contact = build.account(), build.account(email="dau-moi@vidu.example")
    build.conference_role(found.organiser, found.conference)
    build.organisation_role(found.contact, found.communes[0], Role.UNIT_CONTACT)
    clause = build.assignment(conference=found.conference, text="Chuẩn bị điểm cầu cấp xã")
    yesterday = timezone.localdate() - timedelta(days=1)
    product = building.product(assignment=clause, text="Thử đường truyền", due_on=yesterday)
    found.task, found.other = (building.task(product=product, organisation=body) for body in found.communes)
    found.there = f"/conferences/{found.conference.pk}/tasks/{found.task.pk}/"
    return found


def test_a_unit_opens_its_page_reports_and_is_accepted(client, here):
    client.force_login(here.contact)
    mine = client.get(f"/conferences/{here.conference.pk}/assignments/mine/").content.decode()
    sent = client.post(
        here.there,
        {"key": uuid4(), "text": "Đạt cả hai đường", "link": "https://vidu.example/bien-ban", "is_final": "on"},
    )
    client.force_login(here.organiser)
    waiting = client.get(here.there).content.decode()
    client.post(f"{here.there}acceptance/")

    assert "1 việc quá hạn" in mine
    assert "Thử đường truyền" in mine
    assert sent.status_code == 302
    assert "Báo cáo chờ nghiệm thu" in waiting
    assert here.task.acceptance.report.text == "Đạt cả hai đường"
    assert "đã nghiệm thu" in client.get(here.there).content.decode()


def test_what_is_given_back_says_why_and_is_handed_in_again(client, here):
    building.reported(here.task)
    client.force_login(here.organiser)
    assert client.post(f"{here.there}returning/", {"reason": " "}).status_code == 409
    client.post(f"{here.there}returning/", {"reason": "Thiếu kết quả đường dự phòng"})

    client.force_login(here.contact)
    mine = client.get(f"/conferences/{here.conference.pk}/assignments/mine/").content.decode()
    building.reported(here.task, text="Đã bổ sung")
    accept(here.task, by=here.organiser)

    assert "Thiếu kết quả đường dự phòng" in mine
    assert Acceptance.objects.get().report.text == "Đã bổ sung"


def test_the_same_report_sent_twice_is_one(here):
    key = uuid4()
    for _ in range(2):
        report(here.task, key, percent=40, text="Đang thử", by=here.contact)

    assert Report.objects.count() == 1


def test_a_task_is_accepted_once_and_only_what_waits(here):
    with pytest.raises(Refused, match="không có báo cáo nào chờ"):
        accept(here.task, by=here.organiser)
    done = building.reported(here.task)
    with pytest.raises(Refused, match="đang chờ nghiệm thu"):
        building.reported(here.task)
    accept(here.task, by=here.organiser)
    with pytest.raises(Refused, match="đã nghiệm thu"):
        building.reported(here.task)
    with pytest.raises(Refused, match="không có báo cáo nào chờ"):
        give_back(here.task, "Muộn", by=here.organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Acceptance.objects.create(task=here.task, report=done, by=here.organiser)
    reopen(here.task, by=here.organiser)
    assert not Acceptance.objects.exists()


def test_a_final_report_shows_something(here):
    with pytest.raises(Refused, match="cần ghi kết quả hoặc kèm minh chứng"):
        building.reported(here.task, text="")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("bien-ban.pdf", b"<html>not a pdf</html>"),
        ("bang.docx", b"PK\x03\x04 broken"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_is_kept(here, tmp_path, name, content):
    with pytest.raises(Unreadable):
        building.reported(here.task, files=[ContentFile(content, name)])

    assert Report.objects.count() == Evidence.objects.count() == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_evidence_leaves_inert_and_only_to_those_who_see_the_task(client, here):
    text = ContentFile("Kết quả thử: đạt".encode(), "../../ket-qua.txt")
    building.reported(here.task, files=[text])
    there = f"{here.there}evidence/{Evidence.objects.get().pk}/"
    stranger = build.account()
    build.organisation_role(stranger, here.communes[1])

    client.force_login(here.contact)
    answer = client.get(there)
    assert b"".join(answer.streaming_content).decode() == "Kết quả thử: đạt"
    client.force_login(stranger)

    assert answer["Content-Disposition"] == 'attachment; filename="ket-qua.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert client.get(there).status_code == 404
    assert client.get(here.there).status_code == 404
    assert "Thử đường truyền" in client.get(f"/conferences/{here.conference.pk}/assignments/").content.decode()


def test_a_contact_neither_accepts_nor_sees_the_product_of_all(client, here):
    building.reported(here.task)
    client.force_login(here.contact)

    assert client.post(f"{here.there}acceptance/").status_code == 403
    assert client.get(f"/conferences/{here.conference.pk}/products/{here.task.product_id}/").status_code == 403


def test_reminders_go_to_those_who_are_late_and_to_nobody_else(client, here):
    building.reported(here.other)
    client.force_login(here.organiser)
    there = f"/conferences/{here.conference.pk}/assignments/reminder/"

    page = client.get(there)
    old = client.post(there, {"seen": "khác"})
    client.post(there, {"seen": page.context["found"].seen, "hold": "1"})
    client.post(there, {"seen": page.context["found"].seen, "hold": "1"})

    assert old.status_code == 409
    letter = OutboxMessage.objects.get()
    assert (letter.address, letter.state) == ("dau-moi@vidu.example", "held")
    assert "Thử đường truyền" in letter.text


def test_the_list_and_its_file_say_the_same_to_each_reader(client, here):
    client.force_login(here.organiser)
    everything = client.get(f"/conferences/{here.conference.pk}/assignments/").content.decode()
    book = client.get(f"/conferences/{here.conference.pk}/assignments.xlsx")

    assert "2 trong 2 việc quá hạn" in everything
    assert book["Content-Type"].endswith("spreadsheetml.sheet")
    assert lines_of(book.content) == [
        ("Thử đường truyền", body.name, "quá hạn") for body in sorted(here.communes, key=lambda one: one.area_code)
    ]
    client.force_login(here.contact)
    own = lines_of(client.get(f"/conferences/{here.conference.pk}/assignments.xlsx").content)
    assert own == [("Thử đường truyền", here.communes[0].name, "quá hạn")]


def lines_of(content):
    rows = load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True)
    return [(row[1], row[2], row[4]) for row in rows]


@pytest.mark.parametrize("tasks", [1, 3])
def test_a_product_asks_the_same_for_one_unit_and_for_three(client, django_assert_num_queries, tasks):
    product = building.product()
    for _ in range(tasks):
        building.reported(building.task(product=product))
    client.force_login(build.administrator())

    with django_assert_num_queries(9):
        client.get(f"/conferences/{product.assignment.conference_id}/products/{product.pk}/")

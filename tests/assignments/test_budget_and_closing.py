"""Money against its source, the picture of time, the calendar address, the end."""

from __future__ import annotations

import io
from datetime import date, timedelta
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.utils import timezone

from diemcau.assignments.actions import (
    accept,
    add_budget_line,
    approve_budget_line,
    close_conference,
    make_calendar_link,
    make_request,
    pay,
    revoke_calendar_link,
)
from diemcau.assignments.domain.schedule import Span, picture
from diemcau.assignments.feed.calendars import secret_of
from diemcau.assignments.models import Payment
from diemcau.assignments.queries.budget import budget_of
from diemcau.assignments.queries.closings import INDEX
from diemcau.kernel.errors import Refused
from diemcau.papers.actions import build_archive, read_text_of
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Archive
from tests import build
from tests.assignments import building
from tests.papers import building as papers

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 23)


@pytest.fixture
def organiser():
    return build.administrator()


@pytest.fixture
def line(organiser):
    conference = build.conference(budget_vnd=10_000_000)
    return add_budget_line(conference, "Thuê đường truyền", estimate=8_000_000, by=organiser)


def test_money_is_held_against_the_plan_and_a_voucher_counts_once(line, organiser):
    approve_budget_line(line, 7_000_000, by=organiser)
    pay(line, 7_500_000, "PC 01", DAY, by=organiser)
    with pytest.raises(Refused, match="đã được ghi"):
        pay(line, 100, "PC  01", DAY, by=organiser)

    found = budget_of(line.conference)
    assert (found.approved, found.spent, found.over, found.rows[0].is_over) == (7_000_000, 7_500_000, 0, True)
    pay(line, 3_000_000, "PC 02", DAY, by=organiser)
    assert budget_of(line.conference).over == 500_000


def test_the_page_takes_lines_and_payments_and_refuses_nonsense(client, line, organiser):
    client.force_login(organiser)
    there = f"/conferences/{line.conference_id}/budget/"

    client.post(there, {"text": "Tài liệu", "estimate": "2000000", "approved": ""})
    assert client.post(there, {"text": "Âm", "estimate": "-1"}).status_code == 422
    assert client.post(f"{there}{line.pk}/payments/", {"amount": "x"}).status_code == 422
    client.post(f"{there}{line.pk}/payments/", {"amount": "500000", "voucher": "PC 9", "on": "23/01/2024"})

    assert Payment.objects.get().amount == 500_000
    assert "Đã chi 500.000 trong 0 đồng" in client.get(there).content.decode()
    assert client.get(f"/conferences/{line.conference_id}/budget.xlsx").status_code == 200


def test_a_conference_closes_with_its_books_and_nothing_is_entered_after(client, line, organiser):
    pay(line, 500_000, "PC 01", DAY, by=organiser)
    with pytest.raises(Refused, match="chưa ghi số được duyệt"):
        close_conference(line.conference, "vĩnh viễn", by=organiser)
    approve_budget_line(line, 1_000_000, by=organiser)
    client.force_login(organiser)
    there = f"/conferences/{line.conference_id}/closing/"

    client.post(there, {"retention": "vĩnh viễn", "file_code": "01.HN2024"})

    assert line.conference.closing.settlement["spent"] == 500_000
    with pytest.raises(Refused, match="đã quyết toán"):
        pay(line, 1, "PC 02", DAY, by=organiser)
    assert "Hội nghị đã kết thúc ngày" in client.get(there).content.decode()
    assert client.get(f"/conferences/{line.conference_id}/closing.xlsx").status_code == 200


def test_the_picture_has_a_bar_for_each_product_in_the_order_of_their_beginnings(client, organiser):
    spans = [
        Span(key=1, text="B", begins=date(2024, 1, 8), until=DAY, kind="wait", words="", after=(2,)),
        Span(key=2, text="A", begins=date(2024, 1, 1), until=date(2024, 1, 5), kind="ok", words=""),
    ]
    drawn = picture(spans, today=date(2024, 1, 10), day=DAY)
    assert [bar.span.text for bar in drawn.bars] == ["A", "B"]
    assert drawn.bars[0].x + drawn.bars[0].width <= drawn.bars[1].x
    assert len(drawn.arrows) == 1
    assert drawn.bars[0].x < drawn.today < drawn.day

    product = building.product(due_on=DAY)
    building.task(product=product)
    client.force_login(organiser)
    page = client.get(f"/conferences/{product.assignment.conference_id}/schedule/").content.decode()
    assert page.count("gantt-bar") == 1
    assert picture([], today=DAY, day=None).bars == ()


def test_a_calendar_address_gives_the_own_deadlines_until_it_is_revoked(client, organiser):
    tomorrow = timezone.localdate() + timedelta(days=1)
    product = building.product(due_on=tomorrow, text="Báo cáo tổng kết")
    task, other = building.task(product=product), building.task(product=product)
    done = building.task(product=building.product(assignment=product.assignment, text="Việc đã xong", due_on=tomorrow))
    done.organisation = task.organisation
    done.save()
    building.reported(done)
    accept(done, by=organiser)
    link = make_calendar_link(task.conference, task.organisation, by=organiser)
    there = f"/calendars/{secret_of(link)}.ics"

    calendar = client.get(there).content.decode()
    assert "Báo cáo tổng kết" in calendar
    assert "Việc đã xong" not in calendar
    assert f"task-{other.pk}@" not in calendar
    assert client.get("/calendars/gia-mao.ics").status_code == 404

    again = make_calendar_link(task.conference, task.organisation, by=organiser)
    assert client.get(there).status_code == 404
    revoke_calendar_link(again, by=organiser)
    assert client.get(f"/calendars/{secret_of(again)}.ics").status_code == 404


def test_a_payment_entered_by_mistake_is_taken_back_and_an_empty_line_goes(client, line, organiser):
    payment = pay(line, 500_000, "PC 01", DAY, by=organiser)
    client.force_login(organiser)
    there = f"/conferences/{line.conference_id}/budget/{line.pk}/"

    assert client.post(f"{there}removal/").status_code == 409
    client.post(f"{there}payments/{payment.pk}/removal/")
    assert budget_of(line.conference).spent == 0
    client.post(f"{there}removal/")
    assert budget_of(line.conference).rows == ()


def test_a_conference_is_not_closed_before_its_day(line, organiser):
    line.conference.start_year, line.conference.start_month, line.conference.start_day = 2099, 1, 23
    line.conference.save()
    with pytest.raises(Refused, match="họp ngày 23/01/2099"):
        close_conference(line.conference, "20 năm", by=organiser)


def test_after_closing_nothing_is_changed_but_receipts_reports_and_answers_go_on(client, line, organiser):
    conference = line.conference
    product = building.product(assignment=build.assignment(conference=conference), text="Kế hoạch năm sau")
    task = building.task(product=product)
    asked = make_request(conference, task.organisation, uuid4(), "Cấp thêm máy", moment="after", by=organiser)
    paper = papers.paper(conference=conference)
    papers.version(paper)
    client.force_login(organiser)
    here = f"/conferences/{conference.pk}"
    page = client.get(f"{here}/closing/").content.decode()
    assert "Còn mở: 1 việc chưa nghiệm thu, 1 kiến nghị chưa kết thúc" in page
    client.post(f"{here}/closing/", {"retention": "20 năm"})

    for address in (
        "papers/new/",
        f"papers/{paper.pk}/versions/new/",
        f"papers/{paper.pk}/signature/",
        "dispatches/new/",
        "programme/",
        "budget/",
        "targets/new/",
        "requests/",
        "minutes/",
    ):
        answer = client.post(f"{here}/{address}", {"text": "x"})
        assert answer.status_code == 409, address
        assert "Hội nghị đã kết thúc, hồ sơ đã khóa" in answer.content.decode(), address
    assert client.get(f"{here}/papers/").status_code == 200
    report = {"key": uuid4(), "text": "Đã ban hành", "is_final": "on"}
    assert client.post(f"{here}/tasks/{task.pk}/", report).status_code == 302
    assert client.post(f"{here}/tasks/{task.pk}/acceptance/").status_code == 302
    answer = {"text": "Đã cấp", "how": "written"}
    assert client.post(f"{here}/requests/{asked.pk}/answer/", answer).status_code in {302, 422}
    client.post(f"{here}/closing/removal/")
    assert client.post(f"{here}/targets/new/", {"text": "x"}).status_code == 422


def test_the_file_has_an_index_with_its_retention_and_leaves_as_one_archive(client, line, organiser):
    conference = line.conference
    building_paper = papers.paper(conference=conference, title="Báo cáo tổng kết")
    document = papers.document(papers.version(building_paper, "Nội dung"))
    papers.version(papers.paper(conference=conference, title="Bài phát biểu", kind=Kind.LEADER_SPEECH), "Kính thưa")
    client.force_login(organiser)
    here = f"/conferences/{conference.pk}/closing/"
    client.post(here, {"retention": "20 năm", "file_code": "01.HN2024"})

    client.post(f"{here}index/")
    client.post(f"{here}index/")
    index = conference.papers.get(title=INDEX)
    text = "\n".join(read_text_of(index.versions.get().pk, by=None).lines)
    for says in ("01.HN2024", "20 năm", str(document), "Bài phát biểu"):
        assert says in text, says

    assert "đang đóng gói" in client.post(f"{here}archive/", follow=True).content.decode()
    archive = Archive.objects.get()
    build_archive(archive.pk, by=None)
    assert "gói đã sẵn sàng" in client.get(f"{here}archive/").content.decode()
    packed = b"".join(client.get(f"/conferences/{conference.pk}/papers/archives/{archive.pk}/file/").streaming_content)
    with ZipFile(io.BytesIO(packed)) as inside:
        assert len(inside.namelist()) == 3
        assert any("muc-luc-ho-so" in name for name in inside.namelist())
    stranger = build.account()
    build.organisation_role(stranger, build.unit(conference=conference).organisation)
    client.force_login(stranger)
    assert client.get(f"/conferences/{conference.pk}/papers/archives/{archive.pk}/file/").status_code == 404
    assert client.get(f"{here}archive/").status_code == 403

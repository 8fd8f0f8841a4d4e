"""Money against its source, the picture of time, the calendar address, the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from diemcau.assignments.actions import (
    accept,
    add_budget_line,
    approve_budget_line,
    close_conference,
    make_calendar_link,
    pay,
    revoke_calendar_link,
)
from diemcau.assignments.domain.schedule import Span, picture
from diemcau.assignments.feed.calendars import secret_of
from diemcau.assignments.models import Payment
from diemcau.assignments.queries.budget import budget_of
from diemcau.kernel.errors import Refused
from tests import build
from tests.assignments import building

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

"""A clause is split, handed out, waits for others, moves with the day."""

from __future__ import annotations

from datetime import date, time

import pytest

from diemcau.assignments.actions import (
    add_product,
    adopt_preparation,
    change_product,
    hand_out,
    make_depend,
    remove_product,
)
from diemcau.assignments.domain.deadlines import Due
from diemcau.assignments.domain.preparation import STEPS
from diemcau.assignments.models import Assignment, Dependency, Product, Task
from diemcau.conference.actions import fix_time
from diemcau.kernel.errors import Refused
from tests import build
from tests.assignments import building
from tests.plan import plans
from tests.rooms.province import province

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    found = province(communes=2)
    found.organiser = build.account()
    build.conference_role(found.organiser, found.conference)
    found.clause = build.assignment(
        conference=found.conference, text="Bố trí phòng họp tại điểm cầu; phân công cán bộ kỹ thuật trực"
    )
    for body in (found.department, found.district):
        build.assignment_unit(assignment=found.clause, organisation=body, name="Sở, Ban, ngành và UBND các huyện")
    return found


def test_a_set_of_units_becomes_one_task_for_each(here):
    assert hand_out(here.conference, by=here.organiser) == 1
    assert hand_out(here.conference, by=here.organiser) == 0

    assert set(Task.objects.values_list("organisation", flat=True)) == {here.department.pk, here.district.pk}
    assert list(Assignment.objects.worked_on()) == [here.clause]


def test_the_organiser_splits_a_clause_on_its_page(client, here):
    client.force_login(here.organiser)
    there = f"/assignments/{here.clause.pk}/products/new/"

    form = client.get(there).content.decode()
    wrong = client.post(there, {"row0-text": "Phòng họp", "row0-owner": "Sở Không Có", "row0-due": "mai"})
    done = client.post(
        there,
        {
            "row0-text": "Phòng họp",
            "row0-owner": "",
            "row0-due": "3 ngày trước ngày họp",
            "row1-text": "Cán bộ kỹ thuật",
            "row1-owner": "so noi vu",
            "row1-due": "20/01/2024",
            "row1-acceptance": "Có tên, số điện thoại",
            "row2-text": "",
        },
    )

    assert 'value="Phân công cán bộ kỹ thuật trực"' in form
    assert wrong.status_code == 422
    assert "Không có đơn vị “Sở Không Có”" in wrong.content.decode()
    assert "Chưa hiểu thời hạn này" in wrong.content.decode()
    assert done.status_code == 302
    rooms, technician = Product.objects.all()
    assert (rooms.days, rooms.due_on, rooms.tasks.count()) == (-3, None, 2)
    assert [task.organisation for task in technician.tasks.all()] == [here.department]
    assert technician.due_on == date(2024, 1, 20)


def test_nothing_is_split_without_a_name_and_nobody_splits_who_does_not_organise(client, here):
    there = f"/assignments/{here.clause.pk}/products/new/"
    contact = build.account()
    build.organisation_role(contact, here.department)

    client.force_login(contact)
    assert client.get(there).status_code == 403
    client.force_login(build.account())
    assert client.get(there).status_code == 404
    client.force_login(here.organiser)
    assert client.post(there, {"row0-text": " "}).status_code == 422
    assert Product.objects.count() == 0


def test_deadlines_move_with_the_day_of_the_conference(here):
    product = add_product(here.clause, "Tài liệu", [here.department], due=Due(days=-3), by=here.organiser)
    fixed = add_product(here.clause, "Báo cáo", [here.department], due=Due(on=date(2024, 1, 5)), by=here.organiser)

    fix_time(here.conference, date(2024, 1, 23), time(8), by=here.organiser)
    product.refresh_from_db()
    assert product.due_on == date(2024, 1, 18)

    fix_time(here.conference, date(2024, 1, 30), None, by=here.organiser)
    product.refresh_from_db()
    fixed.refresh_from_db()
    assert (product.due_on, fixed.due_on) == (date(2024, 1, 25), date(2024, 1, 5))


def test_the_ready_set_is_adopted_once_with_its_order(client, here):
    fix_time(here.conference, date(2024, 1, 23), time(8), by=here.organiser)
    client.force_login(here.organiser)
    there = f"/conferences/{here.conference.pk}/assignments/preparation/"

    assert "22/01/2024" in client.get(there).content.decode()
    client.post(there, {"step": [step.key for step in STEPS]})
    adopt_preparation(here.conference, {step.key for step in STEPS}, by=here.organiser)

    made = Assignment.objects.filter(origin="preparation")
    assert made.count() == len(STEPS)
    rehearsal = Product.objects.get(assignment__key="rehearsal")
    assert rehearsal.due_on == date(2024, 1, 22)
    assert rehearsal.tasks.count() == 4  # the province, the district, two communes
    assert [one.on.assignment.key for one in rehearsal.dependencies.all()] == ["lines"]
    assert Dependency.objects.count() == sum(len(step.after) for step in STEPS)


def test_no_product_waits_for_itself_by_way_of_others(here):
    first, second, third = (
        add_product(here.clause, text, [here.department], by=here.organiser) for text in ("Một", "Hai", "Ba")
    )
    make_depend(second, first, by=here.organiser)
    make_depend(third, second, by=here.organiser)

    with pytest.raises(Refused, match="chờ nhau mãi"):
        make_depend(first, third, by=here.organiser)
    assert Dependency.objects.count() == 2


def test_who_has_reported_is_not_taken_off(here):
    product = add_product(here.clause, "Phòng họp", [here.department, here.district], by=here.organiser)
    building.reported(product.tasks.get(organisation=here.department))

    with pytest.raises(Refused, match="đã báo cáo"):
        change_product(
            product, text="Phòng họp", due=Due(), acceptance="", organisations=[here.district], by=here.organiser
        )
    with pytest.raises(Refused, match="Đã có đơn vị báo cáo"):
        remove_product(product, by=here.organiser)
    assert product.tasks.count() == 2


def test_a_plan_that_is_applied_again_keeps_the_products_and_leaves_other_work_alone():
    plans.load()
    conference = build.conference()
    organiser = build.administrator()
    plans.applied(conference, plans.plan())
    report = conference.assignments.first()
    hand_out(conference, by=organiser)
    adopt_preparation(conference, {"programme"}, by=organiser)

    counts = plans.applied(conference, plans.plan(assignments=plans.ASSIGNMENTS[1:]))

    assert counts == {"assignments": {"flagged": 1}}
    report.refresh_from_db()
    assert report.ground_lost_at is not None
    assert report.products.count() == 1
    assert Assignment.objects.filter(origin="preparation").count() == 1

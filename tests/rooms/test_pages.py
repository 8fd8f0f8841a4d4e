"""The pages over everything, and who may open them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemcau.assignments.models import Target, TargetUnit
from diemcau.directory.domain import Role
from diemcau.papers.actions import say
from diemcau.papers.domain.deliveries import Status
from tests import build
from tests.papers import building
from tests.rooms.province import province
from tests.survey import build as surveys

pytestmark = pytest.mark.django_db

OF_STAFF = [
    "/conferences/{c}/board/",
    "/conferences/{c}/board/units/",
    "/conferences/{c}/board.xlsx",
    "/conferences/{c}/board/units.xlsx",
    "/conferences/{c}/sites/{root}/",
    "/conferences/{c}/units/{department}/",
]
OF_EVERYBODY_IN_IT = [
    "/conferences/{c}/",
    "/conferences/{c}/mine/",
    "/conferences/{c}/sites/{site}/",
    "/conferences/{c}/units/{unit}/",
]


@pytest.fixture
def here():
    return province(communes=1)


def address(page, here):
    [commune] = here.communes
    return page.format(
        c=here.conference.pk,
        root=here.sites[here.committee].pk,
        department=here.units[here.department].pk,
        site=here.sites[commune].pk,
        unit=here.units[commune].pk,
    )


def status(client, account, page):
    if account:
        client.force_login(account)
    return client.get(page).status_code


@pytest.mark.parametrize("page", OF_STAFF + OF_EVERYBODY_IN_IT)
def test_nobody_sees_a_conference_without_signing_in(client, here, page):
    build.account()
    assert status(client, None, address(page, here)) == 302


@pytest.mark.parametrize("page", OF_STAFF + OF_EVERYBODY_IN_IT)
def test_to_who_has_no_part_in_it_a_conference_is_not_there(client, here, page):
    outsider = build.account()
    build.organisation_role(outsider, build.organisation(), Role.ORGANISER)

    assert status(client, outsider, address(page, here)) == 404


@pytest.mark.parametrize("page", OF_STAFF + OF_EVERYBODY_IN_IT)
@pytest.mark.parametrize("role", [Role.ORGANISER, Role.OFFICE, Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY])
def test_who_runs_a_conference_sees_all_of_it(client, here, page, role):
    account = build.account()
    build.conference_role(account, here.conference, role)

    assert status(client, account, address(page, here)) == 200


@pytest.mark.parametrize("page", [*OF_STAFF, "/conferences/{c}/", "/conferences/{c}/units/{unit}/"])
def test_who_organises_for_the_owner_sees_all_of_it(client, here, page):
    account = build.account()
    build.organisation_role(account, here.committee, Role.ORGANISER)

    assert status(client, account, address(page, here)) == 200


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        *((page, 403) for page in OF_STAFF[:4]),
        *((page, 404) for page in OF_STAFF[4:]),
        ("/conferences/{c}/", 200),
        ("/conferences/{c}/mine/", 302),
        ("/conferences/{c}/sites/{site}/", 200),
        ("/conferences/{c}/units/{unit}/", 200),
    ],
)
def test_a_contact_sees_the_own_unit_its_site_and_the_facts(client, here, page, expected):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])

    assert status(client, contact, address(page, here)) == expected


def test_a_contact_comes_from_the_sign_in_to_what_is_asked_of_the_unit(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    client.force_login(contact)

    answer = client.get("/", follow=True)

    assert answer.redirect_chain == [(address("/conferences/{c}/units/{unit}/", here), 302)]
    page = answer.content.decode()
    assert "4 việc đang chờ đơn vị" in page
    assert page.index("Chưa chọn phòng họp cho điểm cầu.") < page.index("Điểm cầu chưa có người phụ trách kỹ thuật.")


def test_an_interviewer_of_a_survey_finds_the_round_after_the_sign_in(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    surveys.survey().interviewers.create(account=contact)
    client.force_login(contact)

    page = client.get("/").content.decode()

    assert "Phỏng vấn khảo sát" in page and "Mức độ hài lòng" in page
    assert 'href="/interviews/"' in page
    assert address("/conferences/{c}/units/{unit}/", here) in page


def test_who_speaks_for_several_units_gets_a_list(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    build.organisation_role(contact, here.department)
    client.force_login(contact)

    assert client.get("/").status_code == 200
    page = client.get(address("/conferences/{c}/mine/", here)).content.decode()
    assert address("/conferences/{c}/units/{department}/", here) in page


def test_the_headline_says_how_many_are_not_ready_and_each_shortage_how_many_lack_it(client, here):
    client.force_login(build.administrator())

    page = client.get(address("/conferences/{c}/board/", here)).content.decode()

    assert "<h1>Chưa sẵn sàng: 3 trong 3 điểm cầu</h1>" in page
    assert "3 nơi chưa chọn phòng họp" in page
    assert "4 đơn vị chưa có đầu mối" in page


def test_an_empty_board_says_what_belongs_there_and_offers_the_plan(client):
    conference = build.conference()
    client.force_login(build.administrator())

    page = client.get(f"/conferences/{conference.pk}/board/").content.decode()

    assert "Bảng này chưa có dòng nào" in page
    assert f"/conferences/{conference.pk}/plan/" in page


def rows(page):
    return page.count('<th scope="row">')


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 2),
        ("?block=all", 3),
        ("?block=commune", 1),
        ("?q=dai+an", 1),
        ("?q=khong+co", 0),
        ("?lacks=venue&lacks=seats", 0),
    ],
)
def test_the_form_is_answered_with_the_rows_alone(client, here, query, expected):
    client.force_login(build.administrator())

    part = client.get(
        address("/conferences/{c}/board/", here) + query, headers={"HX-Request": "true", "HX-Target": "rows"}
    )

    page = part.content.decode()
    assert rows(page) == expected
    assert "<html" not in page


def test_a_district_opens_to_its_rows(client, here):
    client.force_login(build.administrator())
    district = here.sites[here.district].pk

    page = client.get(address("/conferences/{c}/board/", here) + f"?of={district}", headers={"HX-Request": "true"})

    assert rows(page.content.decode()) == 2
    assert f'data-of="{district}"' in page.content.decode()
    assert rows(client.get(address("/conferences/{c}/board/", here) + "?of=nonsense").content.decode()) == 0


@pytest.mark.parametrize(
    "query", ["?sort=nonsense", "?block=nonsense", "?lacks=%00", "?q=" + "x" * 5000, "?of=9" * 400]
)
def test_whatever_an_address_asks_gets_a_page(client, here, query):
    client.force_login(build.administrator())

    assert client.get(address("/conferences/{c}/board/", here) + query).status_code == 200


@pytest.mark.parametrize("communes", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("board/", 15), ("board/units/", 12), ("", 7)])
def test_a_page_asks_the_database_the_same_for_one_commune_and_for_three(
    client, django_assert_num_queries, communes, page, queries
):
    """Session, account, conference; then the board asks each source once: sites, rooms and hosts, technicians, lines,
    pictures, checklists, units, contacts, seats, work, late work. The overview: both plans, its sums, the last deeds.
    """
    here = province(communes=communes)
    client.force_login(build.administrator())
    client.get(f"/conferences/{here.conference.pk}/{page}")

    with django_assert_num_queries(queries):
        client.get(f"/conferences/{here.conference.pk}/{page}")


@pytest.mark.parametrize("units", [1, 3])
def test_a_site_page_asks_the_same_for_one_unit_and_for_three(client, django_assert_num_queries, units):
    here = province(communes=0)
    for number in range(units):
        organisation = build.organisation(
            name=f"Phòng {number}", tier="district", kind="division", parent=here.district
        )
        unit = build.unit(conference=here.conference, organisation=organisation, site=here.sites[here.district])
        build.seat(unit=unit)
    client.force_login(build.administrator())

    # session, account, site, seats, units, people in charge, closure, sites below, rooms, sites to close it into
    with django_assert_num_queries(10):
        client.get(f"/conferences/{here.conference.pk}/sites/{here.sites[here.district].pk}/")


@pytest.mark.parametrize("seats", [1, 3])
def test_a_unit_page_asks_the_same_for_one_seat_and_for_three(client, django_assert_num_queries, seats):
    here = province(communes=0)
    for number in range(seats):
        build.seat(unit=here.units[here.district], post=f"Chức danh {number}", rule=build.seat_rule())
        assignment = build.assignment(conference=here.conference)
        build.assignment_unit(assignment=assignment, organisation=here.district)
    client.force_login(build.administrator())

    # session, account, unit, seats, work, tasks, site, people in charge, policy, line, index and what it has appraised,
    # checklist, papers, sites, and the year's targets
    with django_assert_num_queries(16):
        client.get(f"/conferences/{here.conference.pk}/units/{here.units[here.district].pk}/")


def sheet(client, page):
    book = load_workbook(BytesIO(client.get(page).content))
    return list(book.active.values)


def test_the_workbook_has_a_row_for_each_site_and_their_sum(client, here):
    build.seat(unit=here.units[here.communes[0]], count="several", size=4)
    client.force_login(build.administrator())

    head, *lines, last = sheet(client, address("/conferences/{c}/board.xlsx", here))

    assert head[:2] == ("Địa phương", "Thuộc")
    assert [line[0] for line in lines] == ["Tỉnh Quảng Nam", "Huyện Đại Lộc", "Xã Đại An"]
    assert last[0] == "Cộng"
    for column in range(2, len(head) - 1):
        assert last[column] == sum(line[column] for line in lines)
    assert last[head.index("Số đại biểu")] == 4


def test_the_workbook_takes_no_name_for_a_formula(client, here):
    here.department.name = '=HYPERLINK("http://x","Sở")'
    here.department.save()
    client.force_login(build.administrator())

    book = load_workbook(BytesIO(client.get(address("/conferences/{c}/board/units.xlsx", here)).content))
    kinds = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None}

    assert "f" not in kinds.values()
    assert any(str(value).endswith('=HYPERLINK("http://x","Sở")') for value in kinds)


def test_a_unit_page_puts_what_is_overdue_on_top(client, here):
    build.assignment_unit(
        assignment=build.assignment(conference=here.conference, text="Việc đã quá hạn", due_on="2024-01-02"),
        organisation=here.communes[0],
    )
    client.force_login(build.administrator())

    page = client.get(address("/conferences/{c}/units/{unit}/", here)).content.decode()

    assert page.index("Việc đã quá hạn") < page.index("Chưa chọn phòng họp cho điểm cầu.")
    assert "quá hạn" in page


def test_documents_that_wait_for_an_answer_are_asked_of_their_unit(client):
    here = province(communes=0)
    document = building.document(building.version(building.paper(conference=here.conference)))
    client.force_login(build.administrator())
    overview = f"/conferences/{here.conference.pk}/"
    unit = f"{overview}units/{here.units[here.district].pk}/"
    assert "chờ xác nhận" not in client.get(unit).content.decode()

    building.issued(document, here.district)

    page = client.get(unit).content.decode()
    assert "1 văn bản đến chờ xác nhận." in page
    assert f'href="{overview}inbox/"' in page


def test_documents_that_a_unit_has_not_confirmed_show_on_the_board_until_it_has(client, here):
    paper = building.paper(conference=here.conference)
    document = building.document(building.version(paper))
    client.force_login(build.administrator())
    assert "Văn bản đến" not in client.get(address("/conferences/{c}/board/units/", here)).content.decode()

    building.issued(document, here.department, here.district)
    page = client.get(address("/conferences/{c}/board/units/", here)).content.decode()
    assert "2 văn bản đến chưa xác nhận" in page
    for delivery in document.deliveries.all():
        say(delivery, Status.RECEIVED, by=None)
    assert "văn bản đến chưa xác nhận" not in client.get(address("/conferences/{c}/board/", here)).content.decode()


def test_a_unit_is_asked_for_the_results_that_it_has_not_reported(client, here):
    target = Target.objects.create(conference=here.conference, code="1", position=1, field="x", text="Hồ sơ đúng hạn")
    TargetUnit.objects.create(target=target, organisation=here.department)
    client.force_login(build.administrator())
    page = f"/conferences/{here.conference.pk}/units/{here.units[here.department].pk}/"
    assert "1 chỉ tiêu của năm chưa báo cáo kết quả" in client.get(page).content.decode()


def test_the_board_leads_to_those_who_have_named_nobody(client, here):
    client.force_login(build.administrator())
    here.conference.start_year, here.conference.start_month, here.conference.start_day = 2026, 12, 13
    here.conference.save()
    build.seat(unit=here.units[here.communes[0]])

    page = client.get(address("/conferences/{c}/board/", here)).content.decode()

    assert address("/conferences/{c}/chase/?state=not-named", here) in page
    assert "Đôn đốc cử 1 thành phần" in page

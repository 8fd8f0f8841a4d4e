"""From the reading to the conference, and who may take which step."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from diemcau.plan.actions import answer_name, open_conference
from diemcau.plan.domain.contract import as_json
from diemcau.plan.domain.model import Kind, Tier
from diemcau.plan.models import Application, PlanDocument
from tests import build
from tests.plan import plans
from tests.plan.pages import CORRECTED, EXAMPLE, open_a_conference, send
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    account = build.administrator(full_name="Nguyễn Thị Quản Trị")
    client.force_login(account)
    return account


def asked():
    bodies = plans.load()
    rule = participant(Tier.PROVINCE, "Sở Thông tin và Tuyên truyền", roles=("Lãnh đạo",))
    return bodies, plans.document(plans.plan(participants=(rule,)))


def test_applying_shows_what_it_will_do_then_does_it_and_says_what_came_of_it(client, administrator):
    bodies = plans.load()
    document = plans.document(uploaded_by=administrator)
    there = f"/plans/{document.pk}/applications/new/"

    before = client.get(there).content.decode()
    assert "Áp dụng sẽ lập hội nghị như sau" in before
    assert "Ủy ban nhân dân tỉnh Quảng Nam" in before

    answer = client.post(there, {"owner": bodies["49.UBND"].pk, "partly": "1"}, follow=True)

    done = Application.objects.get()
    assert answer.redirect_chain == [(f"/plans/{document.pk}/applications/{done.pk}/", 302)]
    page = answer.content.decode()
    assert "Đã áp dụng kế hoạch" in page
    assert f"/conferences/{done.conference_id}/board/" in page
    assert "thêm 11" in page  # 1 province + 3 districts + 7 communes
    assert Entry.objects.filter(verb="plan.applied").count() == 1


def test_a_corrected_plan_shows_only_the_difference(client, administrator):
    bodies = plans.load()
    send(client, EXAMPLE)
    first = PlanDocument.objects.get()
    conference = open_conference(first, owner=bodies["49.UBND"], by=administrator, partly=True)

    send(client, CORRECTED, to=f"/conferences/{conference.pk}/plan/new/")
    second = PlanDocument.objects.exclude(pk=first.pk).get()
    page = client.get(f"/plans/{second.pk}/applications/new/").content.decode()

    assert "Áp dụng sẽ thay đổi hội nghị như sau" in page
    assert "chưa nêu" in page  # the day, before
    assert "Điểm cầu</h2>" not in page  # no site changes
    client.post(f"/plans/{second.pk}/applications/new/", {"partly": "1"})
    conference.refresh_from_db()
    assert conference.start_day == 26
    again = client.get(f"/plans/{second.pk}/applications/new/").content.decode()
    assert "Không có gì thay đổi" in again


def test_unanswered_names_hold_an_application_up_until_one_says_to_go_on(client, administrator):
    bodies, document = asked()
    there = f"/plans/{document.pk}/applications/new/"

    answer = client.post(there, {"owner": bodies["49.UBND"].pk})

    assert answer.status_code == 409
    assert "Còn 1 tên chưa rõ là đơn vị nào" in answer.content.decode()
    assert Application.objects.count() == 0
    answer_name(document, "Sở Thông tin và Tuyên truyền", [bodies["49.Sở Tài chính"]], by=administrator)
    assert client.post(there, {"owner": bodies["49.UBND"].pk}).status_code == 302


def test_a_plan_of_tasks_is_not_a_conference(client, administrator):
    plans.load()
    document = plans.document(plans.plan(kind=Kind.WORK))

    page = client.get(f"/plans/{document.pk}/").content.decode()
    assert "Áp dụng kế hoạch</a>" not in page
    assert "kế hoạch công việc" in page
    assert client.get(f"/plans/{document.pk}/applications/new/").status_code == 409


def test_the_room_opens_on_the_newest_document(client, administrator):
    conference, first = open_a_conference()
    second = plans.document(conference=conference)

    page = client.get(f"/conferences/{conference.pk}/plan/").content.decode()

    assert f"/plans/{second.pk}/file/" in page
    assert f"/plans/{first.pk}/file/" not in page


def test_without_a_document_the_room_asks_for_one(client, administrator):
    conference = build.conference()

    page = client.get(f"/conferences/{conference.pk}/plan/").content.decode()

    assert 'type="file"' in page
    assert f'action="/conferences/{conference.pk}/plan/' in page


@pytest.mark.parametrize("documents", [1, 3])
def test_the_room_asks_the_database_the_same_for_one_document_and_for_three(
    client, administrator, django_assert_num_queries, documents
):
    conference, _ = open_a_conference()
    for _ in range(documents - 1):
        plans.document(conference=conference)
    client.get(f"/conferences/{conference.pk}/plan/")

    with django_assert_num_queries(15):
        client.get(f"/conferences/{conference.pk}/plan/")


PAGES = ["/plans/{d}/", "/plans/{d}/file/", "/plans/{d}/applications/{a}/", "/conferences/{c}/plan/"]
STEPS = ["/plans/{d}/corrections/new/?at=/plan/chair", "/plans/{d}/names/?q=so", "/plans/{d}/applications/new/"]
UPLOADS = ["/conferences/{c}/plan/new/"]


@pytest.fixture
def opened():
    conference, document = open_a_conference()
    document.file.save("x", SimpleUploadedFile("x", b"x"))
    return conference, document


def place(page, opened):
    conference, document = opened
    return page.format(c=conference.pk, d=document.pk, a=document.applications.get().pk)


def status(client, page):
    answer = client.get(page)
    for close in answer._resource_closers:  # a file stays open until its answer is sent
        close()
    return answer.status_code


@pytest.mark.parametrize("page", PAGES + STEPS + UPLOADS)
def test_nobody_reads_a_plan_without_signing_in(client, opened, page):
    build.account()
    assert client.get(place(page, opened)).status_code == 302


@pytest.mark.parametrize("page", PAGES + STEPS + UPLOADS)
def test_to_who_has_no_part_in_it_a_plan_is_not_there(client, opened, page):
    client.force_login(build.account())
    assert client.get(place(page, opened)).status_code == 404


@pytest.mark.parametrize("page", PAGES + STEPS + UPLOADS)
def test_a_contact_of_a_unit_may_not_open_the_plan_room(client, opened, page):
    contact = build.account()
    build.organisation_role(contact, opened[0].units.exclude(organisation=opened[0].owner).first().organisation)
    client.force_login(contact)

    assert client.get(place(page, opened)).status_code == 403


@pytest.mark.parametrize(("pages", "expected"), [(PAGES, 200), (STEPS + UPLOADS, 403)])
def test_the_technician_reads_the_plan_and_changes_nothing(client, opened, pages, expected):
    account = build.account()
    build.conference_role(account, opened[0], Role.TECHNICIAN)
    client.force_login(account)

    assert {page: status(client, place(page, opened)) for page in pages} == dict.fromkeys(pages, expected)
    page = client.get(place("/plans/{d}/", opened)).content.decode()
    assert "Áp dụng kế hoạch" not in page
    assert ">Sửa<" not in page


@pytest.mark.parametrize("page", PAGES + STEPS + UPLOADS)
def test_the_organiser_takes_every_step(client, opened, page):
    account = build.account()
    build.conference_role(account, opened[0], Role.ORGANISER)
    client.force_login(account)

    assert status(client, place(page, opened)) == 200


def test_a_plan_that_belongs_to_no_conference_yet_is_its_uploaders_alone(client):
    plans.load()
    uploader, other = build.account(), build.account()
    document = plans.document(uploaded_by=uploader)

    client.force_login(other)
    assert client.get(f"/plans/{document.pk}/").status_code == 404
    client.force_login(uploader)
    assert client.get(f"/plans/{document.pk}/").status_code == 200


def test_nobody_holds_a_conference_in_the_name_of_others(client):
    bodies = plans.load()
    uploader = build.account()
    document = plans.document(uploaded_by=uploader)
    client.force_login(uploader)

    answer = client.post(f"/plans/{document.pk}/applications/new/", {"owner": bodies["49.UBND"].pk, "partly": "1"})

    assert answer.status_code == 403
    assert Application.objects.count() == 0


def test_without_a_directory_applying_leads_to_it_and_the_plan_is_found_again_at_home(client, administrator):
    document = plans.document(uploaded_by=administrator)

    page = client.get(f"/plans/{document.pk}/applications/new/").content.decode()

    assert "Danh bạ chưa có đơn vị nào" in page
    assert 'href="/directory/import/"' in page
    assert f'href="/plans/{document.pk}/"' in client.get("/").content.decode()


def test_who_holds_the_conference_is_chosen_where_the_paper_does_not_say_it(client, administrator):
    bodies = plans.load()
    document = plans.document(uploaded_by=administrator)
    document.reading = as_json(plans.reading(issuing_body="ỦY BAN NHÂN DÂN TỈNH XA LẠ"))
    document.save()
    there = f"/plans/{document.pk}/applications/new/"

    before = client.get(there).content.decode()
    after = client.get(there, {"owner": bodies["49.UBND"].pk}).content.decode()

    assert "hãy chọn đơn vị" in before
    assert '<form method="get" class="plan-apply stack">' in before
    assert "Áp dụng sẽ lập hội nghị như sau" in after


def test_a_plan_that_waits_is_shown_at_home_only_to_who_uploaded_it(client, administrator):
    plans.load()
    plans.document(uploaded_by=administrator)

    client.force_login(build.account())

    assert "Văn bản chưa áp dụng" not in client.get("/").content.decode()

"""The plan room: from the file to the conference, and who may take which step."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from diemcau.plan.actions import answer_name, correct, open_conference
from diemcau.plan.domain.model import Kind, Tier
from diemcau.plan.models import Application, Correction, NameAnswer, PlanDocument
from diemcau.web.examples import EXAMPLES
from tests import build
from tests.plan import plans
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db

EXAMPLE = (EXAMPLES / "ke-hoach-hoi-nghi.txt").read_bytes()
CORRECTED = (EXAMPLES / "ke-hoach-hoi-nghi-sua.txt").read_bytes()
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def administrator(client):
    account = build.administrator(full_name="Nguyễn Thị Quản Trị")
    client.force_login(account)
    return account


def send(client, content, name="ke-hoach.txt", to="/plans/new/", **more):
    return client.post(to, {"file": SimpleUploadedFile(name, content)}, **more)


def open_a_conference(by=None):
    bodies = plans.load()
    document = plans.document()
    return open_conference(document, owner=bodies["49.UBND"], by=by, partly=True), document


# -- the file


def test_a_plan_is_uploaded_read_and_shown_beside_its_text(client, administrator):
    plans.load()

    answer = send(client, EXAMPLE)
    [document] = PlanDocument.objects.all()

    assert (answer.status_code, answer["Location"]) == (302, f"/plans/{document.pk}/")
    page = client.get(answer["Location"]).content.decode()
    assert page.count('class="source-line"') == len(EXAMPLE.decode().splitlines())
    assert 'data-line="67">- Đại diện Thường trực Huyện ủy;' in page
    assert "<h1>Đọc được" in page
    assert "sai cấp" in page


def test_htmx_is_told_where_to_go_on(client, administrator):
    plans.load()

    answer = send(client, EXAMPLE, headers=FRAGMENT)

    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/plans/{PlanDocument.objects.get().pk}/")


BAD = {
    "nothing in it": (b"", "0 byte"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 4000, "."),
    "noise": (bytes(range(256)) * 40, "."),
    "a broken package": (b"PK\x03\x04" + b"\x07" * 900, "."),
    "a broken PDF": (b"%PDF-1.7\n%%EOF", "."),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_leaves_nothing(client, administrator, settings, kind):
    content, word = BAD[kind]

    answer = send(client, content, headers=FRAGMENT)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count('class="form-error"') == 1
    assert word in page
    assert "<html" not in page
    assert PlanDocument.objects.count() == 0
    assert not any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*"))


def test_no_file_at_all_is_asked_for(client, administrator):
    answer = client.post("/plans/new/", {})

    assert answer.status_code == 422
    assert "Chưa chọn tệp nào; hãy chọn tệp kế hoạch trên máy." in answer.content.decode()


def test_the_same_file_again_is_refused_with_where_it_is(client, administrator):
    plans.load()
    send(client, EXAMPLE)

    answer = send(client, EXAMPLE, headers=FRAGMENT)

    assert answer.status_code == 409
    assert "đã được tải lên" in answer.content.decode()
    assert PlanDocument.objects.count() == 1


def test_the_file_comes_back_as_it_was_sent_and_is_never_shown(client, administrator):
    plans.load()
    send(client, EXAMPLE, name="kế hoạch <b>.txt")

    answer = client.get(f"/plans/{PlanDocument.objects.get().pk}/file/")

    with answer.file_to_stream as sent:
        assert sent.read() == EXAMPLE
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_document_that_was_never_applied_can_be_thrown_away(client, administrator):
    plans.load()
    document = plans.document(uploaded_by=administrator)

    assert client.post(f"/plans/{document.pk}/removal/").status_code == 302
    assert PlanDocument.objects.count() == 0


def test_one_that_was_applied_stays(client, administrator):
    _, document = open_a_conference()

    assert client.post(f"/plans/{document.pk}/removal/").status_code == 409
    assert PlanDocument.objects.get() == document


# -- put right in place


def test_a_value_is_put_right_in_place_and_the_reading_comes_back(client, administrator):
    plans.load()
    document = plans.document()
    there = f"/plans/{document.pk}/corrections/new/"

    form = client.get(f"{there}?at=/plan/time", headers=FRAGMENT).content.decode()
    assert 'name="day"' in form
    assert "Dự kiến trong tháng 01/2024" in form

    told = {"at": "/plan/time", "day": "23", "month": "1", "year": "2024", "clock": "8h00", "text": "Dự kiến"}
    answer = client.post(there, told, headers=FRAGMENT)

    [correction] = Correction.objects.all()
    assert correction.value == {
        "text": "Dự kiến",
        "start": {"year": 2024, "month": 1, "day": 23},
        "end": None,
        "clock": "08:00",
        "fixed": True,
        "lines": [55, 55],
    }
    assert correction.by == administrator
    page = answer.content.decode()
    assert "08:00, 23/01/2024" in page
    assert "Nguyễn Thị Quản Trị sửa lúc" in page
    assert 'id="margin"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


@pytest.mark.parametrize(
    ("at", "told", "sentence"),
    [
        ("/plan/time", {"day": "32", "month": "1", "year": "2024", "text": "x"}, "Ngày phải từ 1 đến 31."),
        ("/plan/time", {"day": "31", "month": "2", "year": "2024", "text": "x"}, "Lịch không có ngày này"),
        ("/plan/time", {"clock": "25:00", "text": "x"}, "Giờ ghi theo 24 giờ"),
        ("/plan/budget", {"text": "x", "amount_vnd": "năm triệu"}, "Số tiền ghi bằng chữ số"),
        ("/plan/participants/0", {"text": "x", "bodies": ""}, "Chỗ này không được để trống"),
        ("/plan/kind", {"text": "party"}, "party"),
        ("/document/number", {"text": "05/KH"}, "Số văn bản chỉ gồm chữ số"),
        ("/document/date", {"day": "30", "month": "2", "year": "2024"}, "Lịch không có ngày này"),
        ("/plan/assignments/0", {"text": ""}, "Chỗ này không được để trống"),
        ("/plan/programme/0", {"text": "x", "minutes": "0"}, "Số phút phải từ 1 đến 1440."),
        ("/plan/sites/0", {"host": "", "tier": "province"}, "Chỗ này không được để trống"),
    ],
)
def test_a_value_that_cannot_be_is_sent_back_in_its_form(client, administrator, at, told, sentence):
    plans.load()
    document = plans.document()

    answer = client.post(f"/plans/{document.pk}/corrections/new/", {"at": at, **told}, headers=FRAGMENT)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer["HX-Retarget"] == "#correction-" + at.strip("/").replace("/", "-")
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("at", "told", "path", "value"),
    [
        ("/plan/title", {"text": "Hội nghị"}, "/plan/title", "Hội nghị"),
        ("/plan/title", {"text": ""}, "/plan/title", None),
        ("/plan/kind", {"text": "meeting"}, "/plan/kind", "meeting"),
        ("/plan/format", {"text": ""}, "/plan/format", None),
        ("/document/number", {"text": "05"}, "/document/number", "05"),
        (
            "/document/date",
            {"day": "4", "month": "1", "year": "2024"},
            "/document/date",
            {"year": 2024, "month": 1, "day": 4},
        ),
        ("/document/date", {}, "/document/date", None),
        (
            "/plan/sites/1",
            {"host": "UBND cấp huyện", "tier": "district"},
            "/plan/sites/1",
            {"tier": "district", "host": "UBND cấp huyện", "lines": [50, 51]},
        ),
        (
            "/plan/participants/2",
            {"text": "x", "bodies": "UBND tỉnh\n\n Sở Nội vụ ", "roles": "", "tier": "province", "count": "one"},
            "/plan/participants/2",
            {
                "tier": "province",
                "group": "Cấp huyện",
                "text": "x",
                "bodies": ["UBND tỉnh", "Sở Nội vụ"],
                "roles": [],
                "count": "one",
                "lines": [20, 20],
            },
        ),
        (
            "/plan/assignments/0",
            {"text": "x", "lead": "Sở Nội vụ", "coordinating": "", "deadline": "20/01/2024"},
            "/plan/assignments/0",
            {"text": "x", "lead": ["Sở Nội vụ"], "coordinating": [], "deadline": "20/01/2024", "lines": [60, 61]},
        ),
        (
            "/plan/programme/1",
            {"text": "Khai mạc", "by": "", "starts": "8h45", "minutes": "10"},
            "/plan/programme/1",
            {"date": None, "starts": "08:45", "minutes": 10, "text": "Khai mạc", "by": None, "lines": [91, 91]},
        ),
        (
            "/document/recipients/-",
            {"text": "Đài Phát thanh và Truyền hình"},
            "/document/recipients/-",
            {"text": "Đài Phát thanh và Truyền hình", "lines": [1, 1]},
        ),
    ],
)  # fmt: skip
def test_every_kind_of_value_can_be_put_right(client, administrator, at, told, path, value):
    plans.load()
    document = plans.document()

    answer = client.post(f"/plans/{document.pk}/corrections/new/", {"at": at, **told}, headers=FRAGMENT)

    assert answer.status_code == 200
    assert list(Correction.objects.values_list("path", "value")) == [(path, value)]


def test_an_entry_is_taken_out_and_the_others_keep_their_places(client, administrator):
    plans.load()
    document = plans.document()
    there = f"/plans/{document.pk}/corrections/new/"

    client.post(there, {"at": "/plan/participants/1", "gone": "1"}, headers=FRAGMENT)
    page = client.get(f"/plans/{document.pk}/").content.decode()

    assert 'id="e-plan-participants-0"' in page
    assert 'id="e-plan-participants-1"' not in page
    assert 'id="e-plan-participants-2"' in page
    assert "Bỏ thành phần 2" in page


def test_a_correction_is_undone(client, administrator):
    plans.load()
    document = plans.document()
    correction = correct(document, "/plan/chair", "Chủ tịch UBND tỉnh", by=administrator)

    answer = client.post(f"/plans/{document.pk}/corrections/{correction.pk}/removal/", headers=FRAGMENT)

    assert answer.status_code == 200
    assert "Chủ tịch UBND tỉnh" not in answer.content.decode()
    assert Correction.objects.count() == 0


def test_what_a_finding_proposes_is_one_press(client, administrator):
    plans.load()
    send(client, EXAMPLE)
    document = PlanDocument.objects.get()
    page = client.get(f"/plans/{document.pk}/").content.decode()
    assert "Sửa thành “Thường trực HĐND cấp huyện”" in page
    [number] = [
        number
        for number, one in enumerate(document.reading["plan"]["participants"])
        if "Thường trực HĐND tỉnh" in one["bodies"] and one["tier"] == "district"
    ]
    entry = document.reading["plan"]["participants"][number]
    value = entry | {"bodies": [body.replace("HĐND tỉnh", "HĐND cấp huyện") for body in entry["bodies"]]}

    told = {"at": f"/plan/participants/{number}", "value": json.dumps(value)}
    answer = client.post(f"/plans/{document.pk}/corrections/new/", told, headers=FRAGMENT)

    assert "sai cấp" not in answer.content.decode()
    assert "Đã xử lý" in answer.content.decode()


@pytest.mark.parametrize(
    "at", ["/plan/lines", "/findings/0", "/plan/participants/99", "plan", "/plan/participants/x", "/"]
)
def test_what_cannot_be_corrected_has_no_form(client, administrator, at):
    plans.load()
    document = plans.document()

    assert client.get(f"/plans/{document.pk}/corrections/new/", {"at": at}, headers=FRAGMENT).status_code == 404


@pytest.mark.parametrize("value", ["{", '{"a": 1}', "[" * 5000])
def test_a_proposal_that_was_tampered_with_is_refused(client, administrator, value):
    plans.load()
    document = plans.document()
    told = {"at": "/plan/participants/0", "value": value}

    assert client.post(f"/plans/{document.pk}/corrections/new/", told, headers=FRAGMENT).status_code == 409
    assert Correction.objects.count() == 0


# -- names


def asked(client):
    bodies = plans.load()
    rule = participant(Tier.PROVINCE, "Sở Thông tin và Tuyên truyền", roles=("Lãnh đạo",))
    return bodies, plans.document(plans.plan(participants=(rule,)))


def test_a_name_that_the_directory_does_not_hold_is_asked_with_what_comes_near(client, administrator):
    bodies, document = asked(client)

    page = client.get(f"/plans/{document.pk}/").content.decode()

    assert "1 tên chưa rõ là đơn vị nào" in page
    assert f'value="{bodies["49.Sở Thông tin và Truyền thông"].pk}"' in page


def test_the_directory_is_searched_without_diacritics(client, administrator):
    bodies, document = asked(client)
    bodies["49.Sở Tài chính"].save()  # builds its search key

    part = client.get(f"/plans/{document.pk}/names/", {"q": "so tai chinh"}, headers=FRAGMENT).content.decode()

    assert "Sở Tài chính" in part
    assert (
        "Danh bạ không có đơn vị nào khớp"
        in client.get(f"/plans/{document.pk}/names/", {"q": "khong co"}, headers=FRAGMENT).content.decode()
    )


def test_an_answer_is_kept_and_can_be_withdrawn(client, administrator):
    bodies, document = asked(client)
    there = f"/plans/{document.pk}/names/"
    told = {"printed": "Sở Thông tin và Tuyên truyền", "organisations": [bodies["49.Sở Tài chính"].pk]}

    answer = client.post(there, told, headers=FRAGMENT).content.decode()

    assert "tên chưa rõ là đơn vị nào" not in answer
    assert "“Sở Thông tin và Tuyên truyền” → Sở Tài chính" in answer
    [kept] = NameAnswer.objects.all()

    again = client.post(f"{there}{kept.pk}/removal/", headers=FRAGMENT).content.decode()
    assert "1 tên chưa rõ là đơn vị nào" in again


def test_an_answer_without_an_organisation_is_sent_back(client, administrator):
    _, document = asked(client)
    there = f"/plans/{document.pk}/names/"

    answer = client.post(there, {"printed": "Sở Thông tin và Tuyên truyền", "place": "1"}, headers=FRAGMENT)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#found-1")
    assert "Hãy chọn ít nhất một đơn vị" in answer.content.decode()

    nobody = client.post(there, {"printed": "Sở Thông tin và Tuyên truyền", "nobody": "1"}, headers=FRAGMENT)
    assert "không phải đơn vị trong danh bạ" in nobody.content.decode()


# -- applied


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
    bodies, document = asked(client)
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


# -- the room of a conference


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


# -- who may

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
    if answer.streaming:
        answer.file_to_stream.close()
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

"""The pages of the index: who sees what, when, and what each asks of the database."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.directory.domain import Role, Tier
from diemcau.scoring.actions import accept_rest, approve, publish_result, send_back, submit
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block, CriteriaSet, Entrant, Mark, SelfScore
from tests import build
from tests.scoring import build as make
from tests.scoring.test_campaign import fill_in, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def entrant():
    return make.entrant(block=make.block(phase=Phase.SELF))


@pytest.fixture
def people(entrant):
    return make.people(entrant.block, entrant)


def root(entrant) -> str:
    return f"/conferences/{entrant.block.campaign.conference_id}"


def of_entrant(entrant, rest="") -> str:
    return f"{root(entrant)}/entrants/{entrant.pk}/{rest}"


def of_block(entrant, rest="") -> str:
    return f"{root(entrant)}/blocks/{entrant.block_id}/{rest}"


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


BLOCK_PAGES = ["", "ranking/", "ranking/file/", "analysis/", "analysis/report/", "pictures/heat/"]


@pytest.mark.parametrize("page", BLOCK_PAGES)
@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.PUBLISHED])
def test_nothing_of_a_block_is_seen_by_units_or_technicians_before_it_is_published(
    client, entrant, people, page, phase
):
    make.move(entrant.block, phase)
    for who in (people.contact, people.technician, build.account()):
        client.force_login(who)
        assert client.get(of_block(entrant, page)).status_code == 404


@pytest.mark.parametrize(
    ("phase", "seen"),
    [
        (Phase.SETUP, 403),
        (Phase.SELF, 403),
        (Phase.APPRAISAL, 403),
        (Phase.EXPLANATION, 200),
        (Phase.PROVISIONAL, 403),
        (Phase.APPROVED, 403),
        (Phase.PUBLISHED, 200),
    ],
)
def test_a_unit_sees_its_appraised_points_only_in_the_explanation_round_and_when_published(
    client, entrant, people, phase, seen
):
    ready(entrant, people)
    make.move(entrant.block, phase)
    client.force_login(people.contact)
    assert client.get(of_entrant(entrant, "explanations/")).status_code == seen
    assert client.get(of_entrant(entrant, "analysis/")).status_code == seen
    assert client.get(of_entrant(entrant)).status_code == 200
    trace = text(client.get(of_entrant(entrant, f"lines/{make.line(entrant, '1.1').pk}/trace/")))
    assert ("Ý kiến chấm" in trace) is (seen == 200)


def test_a_rank_in_the_explanation_round_is_for_the_council_alone(client, entrant, people):
    ready(entrant, people)
    make.move(entrant.block, Phase.EXPLANATION)
    client.force_login(people.contact)
    assert "hạng" not in text(client.get(of_entrant(entrant, "analysis/"))).partition("<main")[2].casefold()
    client.force_login(people.chair)
    assert "hạng 1" in text(client.get(of_entrant(entrant, "analysis/")))


def test_another_unit_is_not_found(client, entrant, people):
    other = make.entrant(block=entrant.block)
    client.force_login(people.contact)
    line = make.line(other, "1.1").pk
    for page in ("", "explanations/", "analysis/", "appraisal/", f"lines/{line}/", f"lines/{line}/trace/"):
        assert client.get(of_entrant(other, page)).status_code == 404
    assert client.post(of_entrant(other, f"lines/{line}/answer/"), {"value": "1"}).status_code == 404


def test_an_appraiser_does_not_score_the_own_unit(client, entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    build.organisation_role(people.first, entrant.organisation)
    client.force_login(people.first)
    line = make.line(entrant, "1.1").pk
    answer = client.post(of_entrant(entrant, f"lines/{line}/opinion/"), {"points": "2", "reason": "x"})
    assert answer.status_code == 403
    assert (
        client.post(of_entrant(entrant, f"lines/{line}/settlement/"), {"points": "2", "reason": "x"}).status_code == 403
    )
    assert client.get(of_entrant(entrant, "appraisal/")).status_code == 403
    assert not Mark.objects.exists()


def test_a_body_appraises_its_lower_ones_where_the_block_says_so(client):
    district = build.organisation(tier=Tier.DISTRICT)
    commune = build.organisation(tier=Tier.COMMUNE, parent=district)
    entrant = make.entrant(block=make.block(phase=Phase.APPRAISAL, appraisers=1), organisation=commune)
    who = build.account()
    build.organisation_role(who, district, Role.APPRAISER)
    build.unit(conference=entrant.block.campaign.conference, organisation=district)
    client.force_login(who)
    assert client.get(of_entrant(entrant, "appraisal/")).status_code == 404
    Block.objects.update(is_appraised_by_parent=True)
    assert client.get(of_entrant(entrant, "appraisal/")).status_code == 200
    line = make.line(entrant, "1.1").pk
    posted = client.post(of_entrant(entrant, f"lines/{line}/opinion/"), {"points": "1,5", "reason": "Theo hồ sơ"})
    assert (posted.status_code, entrant.scores.get().points) == (200, make.d("1.5"))


def test_a_body_finds_the_units_below_that_it_appraises_and_no_other(client):
    district = build.organisation(tier=Tier.DISTRICT)
    block = make.block(phase=Phase.APPRAISAL, is_appraised_by_parent=True)
    for parent in (district, district, build.organisation(tier=Tier.DISTRICT)):
        make.entrant(block=block, organisation=build.organisation(tier=Tier.COMMUNE, parent=parent))
    who = build.account()
    build.organisation_role(who, district, Role.APPRAISER)
    build.unit(conference=block.campaign.conference, organisation=district)
    client.force_login(who)
    root = f"/conferences/{block.campaign.conference_id}"
    assert "Thẩm định 2 đơn vị" in text(client.get(f"{root}/campaigns/"))
    page = text(client.get(f"{root}/blocks/{block.pk}/appraisals/"))
    assert "Còn 2 trong 2 đơn vị chưa đủ điểm" in page
    first = block.entrants.order_by("pk").first()
    assert f'href="{root}/blocks/{block.pk}/appraisals/"' in text(client.get(of_entrant(first, "appraisal/")))
    assert client.get(f"{root}/blocks/{block.pk}/").status_code == 404
    stranger = build.account()
    build.organisation_role(stranger, build.organisation(), Role.APPRAISER)
    client.force_login(stranger)
    assert client.get(f"{root}/blocks/{block.pk}/appraisals/").status_code == 404


def test_the_organiser_hands_a_unit_to_another_appraiser(client, entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    line = make.line(entrant, "1.1").pk
    client.force_login(people.first)
    client.post(of_entrant(entrant, f"lines/{line}/opinion/"), {"points": "1", "reason": "Theo hồ sơ"})
    seat = entrant.appraisers.get()
    address = of_entrant(entrant, f"appraisal/seats/{seat.pk}/handover/")
    assert client.post(address, {"to": people.third.pk, "reason": "x"}).status_code == 403
    client.force_login(people.organiser)
    assert "Chuyển người thẩm định" in text(client.get(of_entrant(entrant, "appraisal/")))
    assert client.post(address, {"to": people.third.pk}).status_code == 409
    assert client.post(address, {"to": people.contact.pk, "reason": "x"}).status_code == 409
    assert client.post(address, {"to": people.third.pk, "reason": "Nghỉ ốm"}).status_code == 302
    assert entrant.appraisers.get().account == people.third
    assert not Mark.objects.exists()


def test_the_council_sees_which_lines_were_changed_after_they_were_handed_in(client, entrant, people):
    fill_in(entrant, people)
    submit(entrant, signer="A", report="", by=people.contact)
    send_back(entrant, reason="Thiếu minh chứng", by=people.organiser)
    make.answered(entrant, "1.1", value=0, revision=1, by=people.contact)
    make.move(entrant.block, Phase.APPRAISAL)
    client.force_login(people.first)
    assert text(client.get(of_entrant(entrant, "appraisal/"))).count("sửa sau khi nộp") == 1


def test_a_unit_is_not_led_to_pages_that_are_not_its_own(client, entrant, people):
    ready(entrant, people)
    make.move(entrant.block, Phase.EXPLANATION)
    client.force_login(people.contact)
    block = f'href="{of_block(entrant)}"'
    line = make.line(entrant, "1.1").pk
    for page in ("", "explanations/", "analysis/", f"lines/{line}/trace/"):
        assert block not in text(client.get(of_entrant(entrant, page)))
    client.force_login(people.organiser)
    assert block in text(client.get(of_entrant(entrant, f"lines/{line}/trace/")))


def test_a_line_saves_itself_and_tells_what_came_of_it(client, entrant, people):
    client.force_login(people.contact)
    line = make.line(entrant, "1.2").pk
    data = {"part": "87,04", "whole": "100", "explanation": "", "revision": "0"}
    answer = client.post(of_entrant(entrant, f"lines/{line}/answer/"), data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "5,2224" in text(answer) and "thiếu minh chứng" in text(answer)
    assert "sheet-progress" in text(answer) and "<html" not in text(answer)
    row = SelfScore.objects.get()
    assert (row.points, row.by, row.answer) == (make.d("5.2224"), people.contact, {"part": "87.04", "whole": "100"})


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        ({"part": "5", "whole": "0"}, 409, "Tổng số bằng 0"),
        ({"part": "5", "whole": "4"}, 409, "tỷ lệ không thể vượt 100%"),
        ({"part": "năm", "whole": "4"}, 422, "“năm” không phải là số"),
        ({"part": "9" * 30, "whole": "4"}, 422, "Số này quá dài"),
        ({"part": "1", "whole": "4", "revision": "7"}, 409, "hãy xem giá trị mới"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_and_nothing_is_half_kept(
    client, entrant, people, data, status, sentence
):
    client.force_login(people.contact)
    line = make.line(entrant, "1.2").pk
    answer = client.post(of_entrant(entrant, f"lines/{line}/answer/"), data, headers={"HX-Request": "true"})
    assert (answer.status_code, SelfScore.objects.count()) == (status, 0)
    assert sentence in text(answer)


def test_one_piece_of_evidence_serves_several_lines_and_is_only_ever_saved(client, entrant, people):
    client.force_login(people.contact)
    first, second = make.line(entrant, "1.1"), make.line(entrant, "1.2")
    file = SimpleUploadedFile("bao-cao.html", b"<script>alert(1)</script>", "text/html")
    posted = client.post(of_entrant(entrant, f"lines/{first.pk}/evidence/"), {"file": file, "title": "Báo cáo 12"})
    assert posted.status_code == 200
    piece = entrant.evidence.get()
    client.post(of_entrant(entrant, f"lines/{second.pk}/evidence/"), {"known": piece.pk})
    assert set(piece.criteria.all()) == {first, second}
    answer = client.get(f"{root(entrant)}/evidence/{piece.pk}/file/")
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer).startswith(b"<script>")
    client.post(f"{root(entrant)}/evidence/{piece.pk}/lines/{second.pk}/removal/")
    assert list(piece.criteria.all()) == [first]
    client.force_login(build.account())
    assert client.get(f"{root(entrant)}/evidence/{piece.pk}/file/").status_code == 404


def test_evidence_that_vanished_is_told_and_loses_nothing(client, entrant, people):
    client.force_login(people.contact)
    line = make.line(entrant, "1.2")
    make.answered(entrant, "1.2", part=90, whole=100, by=people.contact)
    file = SimpleUploadedFile("so-lieu.pdf", b"%PDF-1.7 ...")
    client.post(of_entrant(entrant, f"lines/{line.pk}/evidence/"), {"file": file})
    piece = entrant.evidence.get()
    piece.file.storage.delete(piece.file.name)
    assert "mất tệp" in text(client.get(of_entrant(entrant)))
    answer = client.get(f"{root(entrant)}/evidence/{piece.pk}/file/")
    assert answer.status_code == 409 and "không còn trong kho" in text(answer)
    make.move(entrant.block, Phase.APPRAISAL)
    assert accept_rest(entrant, by=people.first) == 0
    assert SelfScore.objects.get().points == make.d("5.4")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Hãy chọn tệp, ghi số văn bản"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"file": SimpleUploadedFile("rong.pdf", b"")}, "rỗng"),
    ],
)
def test_evidence_that_is_none_is_refused(client, entrant, people, data, sentence):
    client.force_login(people.contact)
    line = make.line(entrant, "1.1").pk
    answer = client.post(of_entrant(entrant, f"lines/{line}/evidence/"), data)
    assert answer.status_code == 422 and sentence in text(answer)
    assert not entrant.evidence.exists()


def test_organisers_see_the_table_and_everybody_once_it_is_published(client, entrant, people):
    ready(entrant, people)
    block = make.move(entrant.block, Phase.PROVISIONAL)
    client.force_login(people.chair)
    page = text(client.get(of_block(entrant, "ranking/")))
    assert "kết quả tạm, chưa phê duyệt" in page and "90,00" in page
    answer = client.post(of_block(entrant, "approval/"), {"number": "617/QĐ-UBND", "decided_on": "2024-03-29"})
    assert answer.status_code == 302
    assert client.post(of_block(entrant, "release/")).status_code == 403
    publish_result(f"block:{block.pk}", by=people.organiser)
    client.force_login(people.contact)
    page = text(client.get(of_block(entrant, "ranking/")))
    assert "Quyết định số 617/QĐ-UBND ngày 29/03/2024" in page and "90,00" in page
    assert "đơn vị bằng điểm xếp cùng hạng" in page
    assert client.get(of_block(entrant)).status_code == 403
    assert client.get(of_block(entrant, "analysis/")).status_code == 403
    assert client.get(of_block(entrant, "ranking/file/")).content.startswith(b"PK")


def test_a_criteria_set_is_looked_at_before_it_is_kept(client, entrant, people):
    client.force_login(people.organiser)
    address = f"{root(entrant)}/criteria-sets/new/"
    content = make.xlsx(
        ["Mã", "Nội dung", "Điểm tối đa", "Cách chấm"], ["1", "A", "3,5"], ["1.1", "B", "3,5", "có hoặc không"]
    )
    before = CriteriaSet.objects.count()
    data = {"file": SimpleUploadedFile("bo.xlsx", content), "name": "Bộ mới", "year": "2024", "block": "Sở"}
    preview = client.post(address, data, follow=True)
    assert "các điểm tối đa cộng khớp" in text(preview)
    assert CriteriaSet.objects.count() == before
    kept = client.post(preview.redirect_chain[-1][0], follow=True)
    assert "Đã lưu bộ chỉ số, phiên bản 1" in text(kept)
    wrong = make.xlsx(
        ["Mã", "Nội dung", "Điểm tối đa", "Cách chấm"], ["1", "A", "4"], ["1.1", "B", "3", "có hoặc không"]
    )
    shown = client.post(address, data | {"file": SimpleUploadedFile("bo.xlsx", wrong)}, follow=True)
    assert "hãy sửa cho khớp" in text(shown) and "Lưu bộ chỉ số" not in text(shown)
    assert client.post(address, data | {"file": SimpleUploadedFile("x.xlsx", b"PKxx")}).status_code == 422
    many = make.xlsx(["Mã", "Nội dung", "Điểm tối đa", "Cách chấm"], *([str(n), "A", "x", "tùy"] for n in range(1, 13)))
    told = client.post(address, data | {"file": SimpleUploadedFile("bo.xlsx", many)})
    assert (told.status_code, text(told).count("Dòng "), "và 2 chỗ khác" in text(told)) == (422, 10, True)


def test_whoever_does_not_organise_changes_nothing(client, entrant, people):
    pages = [
        f"{root(entrant)}/campaigns/new/",
        f"{root(entrant)}/criteria-sets/new/",
        f"{root(entrant)}/rankings/new/",
        of_block(entrant, "settings/"),
        of_block(entrant, "units/"),
        of_block(entrant, "figures/new/"),
        of_block(entrant, "criteria-set/"),
    ]
    client.force_login(people.first)
    assert {client.get(page).status_code for page in pages} == {403}
    assert client.post(of_block(entrant, "phase/"), {"to": "appraisal"}).status_code == 403
    client.force_login(people.organiser)
    assert {client.get(page).status_code for page in pages} == {200}


def test_a_campaign_is_opened_with_a_block_and_its_units(client):
    conference = build.conference()
    who = build.account()
    build.conference_role(who, conference)
    client.force_login(who)
    assert "Chọn bộ chỉ số" in text(client.get(f"/conferences/{conference.pk}/campaigns/"))
    client.post(f"/conferences/{conference.pk}/criteria-sets/bundled/so-ban-nganh/")
    criteria_set = CriteriaSet.objects.get()
    opened = client.post(f"/conferences/{conference.pk}/campaigns/new/", {"name": "Chỉ số 2023", "year": "2023"})
    assert opened.status_code == 302
    build.organisation(name="Sở Y tế")
    data = {
        "name": "Sở, ban, ngành",
        "criteria_set": criteria_set.pk,
        "units": "departments",
        "appraisers": "2",
        "places": "2",
        "used": "4",
        "ties": "shared",
        "grades": "Tốt: 80; điều tra 70\nKhá: 65",
        "self_due": "2024-01-31T17:00",
    }
    made = client.post(opened["Location"], data, follow=True)
    assert made.status_code == 200
    block = Block.objects.get()
    assert block.grades == [["Tốt", "80", "70", None], ["Khá", "65", None, None]]
    assert Entrant.objects.filter(block=block, organisation__name="Sở Y tế").exists()
    wrong = client.post(opened["Location"], data | {"name": "B", "grades": "Tốt: 180"})
    assert wrong.status_code == 422 and "ngoài khoảng 0 đến 100" in text(wrong)


def test_a_published_block_is_listed_for_everybody_and_others_only_for_their_units(client, entrant, people):
    ready(entrant, people)
    block = make.move(entrant.block, Phase.PROVISIONAL)
    stranger = build.unit(conference=block.campaign.conference)
    other = build.account()
    build.organisation_role(other, stranger.organisation)
    client.force_login(other)
    address = f"{root(entrant)}/campaigns/"
    assert block.name not in text(client.get(address))
    approve(block, number="1/QĐ-UBND", decided_on=date(2024, 3, 29), by=people.chair)
    assert block.name not in text(client.get(address))
    publish_result(f"block:{block.pk}", by=people.organiser)
    assert block.name in text(client.get(address))

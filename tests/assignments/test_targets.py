"""Targets come in after a preview; units report; results add up into a report."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from diemcau.assignments.actions import report_outcome, rule_on_outcome
from diemcau.assignments.domain.target_documents import read_target_document
from diemcau.assignments.models import Outcome, OutcomeFile, Target, TargetUnit
from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.papers.actions import read_text_of
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.models import Paper
from tests import build
from tests.papers import building
from tests.rooms.province import province

pytestmark = pytest.mark.django_db
HEADS = ("Mã", "Lĩnh vực", "Chỉ tiêu", "Mục tiêu", "Đơn vị thực hiện", "Mục tiêu năm sau")
LINES = [
    ("1", "Thủ tục hành chính", "Hồ sơ đúng hạn", "98%", "Sở Nội vụ; Ủy ban nhân dân huyện Đại Lộc", "99%"),
    ("2", "Tổ chức bộ máy", "Sắp xếp đơn vị", "100%", "Sở Nội vụ; Sở Không Có", ""),
]


@pytest.fixture
def here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = province(communes=1)
    found.organiser, found.contact = build.administrator(), build.account()
    build.organisation_role(found.contact, found.department)
    found.page = f"/conferences/{found.conference.pk}/targets/"
    return found


def brought(client, here, lines=LINES):
    file = SimpleUploadedFile("chi-tieu.xlsx", sheet("Chỉ tiêu", HEADS, lines))
    return client.post(f"{here.page}import/", {"file": file})


def imported(client, here):
    client.force_login(here.organiser)
    preview = brought(client, here)
    assert Target.objects.count() == 0
    client.post(f"{here.page}import/", {"kept": preview.context["kept"]})
    return preview.content.decode()


def test_targets_are_previewed_then_written_once(client, here):
    preview = imported(client, here)
    imported_again = brought(client, here)
    client.post(f"{here.page}import/", {"kept": imported_again.context["kept"]})

    assert "Sở Không Có" in preview
    assert Target.objects.count() == 2
    assert TargetUnit.objects.count() == 3


@pytest.mark.parametrize(
    "lines", [[("1", "", "Hồ sơ", "", "Sở Nội vụ", "")], [LINES[0], LINES[0]]], ids=["no field", "a code twice"]
)
def test_a_faulty_workbook_is_named_row_by_row_and_writes_nothing(client, here, lines):
    client.force_login(here.organiser)
    shown = brought(client, here, lines)

    assert "Chưa lưu gì" in shown.content.decode()
    assert shown.context["kept"] == ""
    assert client.post(f"{here.page}import/", {"kept": "gia:mao"}).status_code == 422
    assert Target.objects.count() == 0


def test_a_unit_reports_and_the_organiser_returns_then_accepts(client, here):
    imported(client, here)
    unit = TargetUnit.objects.get(target__code="1", organisation=here.department)
    there = f"/conferences/{here.conference.pk}/target-units/{unit.pk}/"
    facts = {"achievement": "not", "result": "95%", "limits": "Thiếu người", "proposals": "Bổ sung biên chế"}

    client.force_login(here.contact)
    assert client.post(there, {"key": uuid4(), **facts}).status_code == 422  # without a cause
    client.post(there, {"key": uuid4(), **facts, "causes": "Biên chế giảm"})
    first = Outcome.objects.get()
    client.force_login(here.organiser)
    client.post(f"{there}ruling/", {"outcome": first.pk, "reason": "Thiếu số liệu"})
    client.force_login(here.contact)
    assert "Thiếu số liệu" in client.get(there).content.decode()
    client.post(there, {"key": uuid4(), **facts, "causes": "Biên chế giảm", "result": "96%"})
    client.force_login(here.organiser)
    assert client.post(f"{there}ruling/", {"outcome": first.pk, "accept": "1"}).status_code == 409
    client.post(f"{there}ruling/", {"outcome": Outcome.objects.first().pk, "accept": "1"})

    assert Outcome.objects.first().ruling.is_accepted
    assert "2 trong 3 kết quả chưa báo cáo" in client.get(here.page).content.decode()
    assert client.post(f"{here.page}report/").status_code == 302
    assert Paper.objects.get().versions.count() == 1


def test_a_unit_sees_its_own_results_alone(client, here):
    imported(client, here)
    other = TargetUnit.objects.get(organisation=here.district)
    client.force_login(here.contact)

    assert client.get(f"/conferences/{here.conference.pk}/target-units/{other.pk}/").status_code == 404
    assert "huyện Đại Lộc" not in client.get(here.page).content.decode()
    assert client.post(f"{here.page}report/").status_code == 403


PLAN = (
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2023",
    "I. MỤC TIÊU",
    "1. Mục tiêu chung",
    "Nâng cao chất lượng phục vụ người dân.",
    "2. Mục tiêu cụ thể",
    "a) Cải cách thủ tục hành chính",
    "- Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98%.",
    "- Ít nhất 95% văn bản được rà soát (Sở Nội vụ chủ trì).",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Nội vụ theo dõi, đôn đốc.",
)
TABLE = (
    "TT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp",
    "I\tCẢI CÁCH THỂ CHẾ",
    "1\tRà soát văn bản quy phạm\tBáo cáo\tSở Nội vụ; UBND huyện Đại Lộc\tCác sở",
    "2\tCông bố danh mục thủ tục\tQuyết định\tSở Nội vụ\t",
)


def read_lines(*lines):
    return read_target_document(Text(lines=lines, source="txt")).lines


def test_a_plan_gives_its_goals_and_the_rows_of_its_tables_with_field_goal_and_units():
    stated, asked, *rest = read_lines(*PLAN)
    assert rest == []
    assert (stated.facts["field"], stated.facts["goal"], stated.units) == (
        "Cải cách thủ tục hành chính",
        "trên 98%",
        (),
    )
    assert (asked.facts["goal"], asked.units) == ("Ít nhất 95%", ("Sở Nội vụ",))

    rows = read_lines(*PLAN[:2], *TABLE)
    assert [(row.facts["code"], row.facts["field"], row.facts["goal"], row.units) for row in rows] == [
        ("NV1", "Cải cách thể chế", "Báo cáo", ("Sở Nội vụ", "UBND huyện Đại Lộc")),
        ("NV2", "Cải cách thể chế", "Quyết định", ("Sở Nội vụ",)),
    ]


def test_a_document_without_targets_is_refused_in_one_sentence():
    with pytest.raises(Unreadable, match="Không thấy mục chỉ tiêu"):
        read_lines("THÔNG BÁO", "Nghỉ Tết Nguyên đán", "1. Nghỉ từ ngày 08/02.")


@given(st.lists(st.text(st.sampled_from("IVX1a.)- \tchỉtiêumục%Sởnội"), max_size=40), max_size=30))
def test_any_lines_give_targets_or_one_refusal(lines):
    try:
        found = read_lines(*lines)
    except Unreadable:
        return
    assert all(line.facts["text"] and line.facts["field"] for line in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [("ke-hoach.docx", building.docx(*PLAN)), ("ke-hoach.pdf", building.pdf("I. MUC TIEU CU THE", "- Dat 98% ho so"))],
    ids=["word", "pdf"],
)
def test_targets_come_from_the_document_that_set_them(client, here, name, content):
    client.force_login(here.organiser)
    shown = client.post(f"{here.page}import/", {"file": SimpleUploadedFile(name, content)})
    assert Target.objects.count() == 0
    assert shown.context["nameless"] == 1
    assert "không nêu đơn vị; giao cho" in shown.content.decode()

    client.post(f"{here.page}import/", {"kept": shown.context["kept"], "whom": "commune"})

    first = Target.objects.first()
    assert "98%" in first.goal
    assert [unit.organisation for unit in first.units.all()] == here.communes


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", building.docx("x", extra={"word/vbaProject.bin": b"x"}), "macro"),
        ("a.pdf", building.pdf("x", inside=b"<< /S /JavaScript /JS (app.alert(1)) >>"), "JavaScript"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("a.pdf", building.docx("x"), "nội dung là Word"),
    ],
)
def test_a_document_that_could_run_or_is_not_what_it_says_brings_no_targets(client, here, name, content, says):
    client.force_login(here.organiser)
    answer = client.post(f"{here.page}import/", {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert Target.objects.count() == 0


def test_a_target_is_written_by_hand_with_what_is_meant_for_the_next_year(client, here):
    client.force_login(here.organiser)
    facts = {"field": "Thể chế", "text": "Rà soát văn bản", "goal": "95%", "units": "Sở Nội vụ"}
    client.post(f"{here.page}new/", facts)
    target = Target.objects.get()
    assert client.post(f"{here.page}{target.pk}/edit/", facts | {"units": "Sở Không Có"}).status_code == 422
    more = {"next_goal": "97%", "forecast": "Thiếu người", "next_owner": "Sở Tư pháp"}
    client.post(f"{here.page}{target.pk}/edit/", facts | more | {"units": "Sở Nội vụ\nỦy ban nhân dân huyện Đại Lộc"})

    target.refresh_from_db()
    assert (target.next_goal, target.forecast, target.next_owner) == ("97%", "Thiếu người", "Sở Tư pháp")
    assert target.units.count() == 2
    assert "Thiếu người" in client.get(here.page).content.decode()
    reported(target.units.get(organisation=here.department), here)
    assert client.post(f"{here.page}{target.pk}/removal/").status_code == 409
    client.post(f"{here.page}{target.pk}/edit/", facts | {"units": "Ủy ban nhân dân huyện Đại Lộc"})
    assert target.units.count() == 2, "who has reported stays"
    client.force_login(here.contact)
    for page in ("new/", f"{target.pk}/edit/"):
        assert client.get(f"{here.page}{page}").status_code == 403


def reported(unit, here, **facts):
    facts = {"achievement": "achieved", "result": "Đạt 98%", "limits": "", "causes": "", "proposals": ""} | facts
    return report_outcome(unit, uuid4(), by=here.organiser, **facts)


def test_evidence_is_kept_as_a_file_and_served_inert_to_those_who_see_the_report(client, here):
    imported(client, here)
    unit = TargetUnit.objects.get(target__code="1", organisation=here.department)
    there = f"/conferences/{here.conference.pk}/target-units/{unit.pk}/"
    facts = {"achievement": "achieved", "result": "99%"}
    client.force_login(here.contact)
    proof = building.docx("Đạt")
    bad = SimpleUploadedFile("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert client.post(there, {"key": uuid4(), **facts, "file": bad}).status_code == 422
    assert not Outcome.objects.exists()
    client.post(there, {"key": uuid4(), **facts, "file": SimpleUploadedFile("bc.docx", proof)})

    one = OutcomeFile.objects.get()
    answer = client.get(f"{there}files/{one.pk}/")
    assert b"".join(answer.streaming_content) == proof
    assert "attachment" in answer["Content-Disposition"]
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == (
        "nosniff",
        "sandbox; default-src 'none'",
    )
    assert "bc.docx" in client.get(there).content.decode()
    stranger = build.account()
    build.organisation_role(stranger, here.communes[0])
    client.force_login(stranger)
    assert client.get(f"{there}files/{one.pk}/").status_code == 404


def test_once_it_is_open_every_unit_reads_what_was_accepted_and_nothing_else(client, here):
    imported(client, here)
    mine = TargetUnit.objects.get(target__code="1", organisation=here.department)
    other = TargetUnit.objects.get(target__code="1", organisation=here.district)
    reported(mine, here, result="Của tôi")
    accepted = reported(other, here, result="Đã chấp nhận của huyện")
    rule_on_outcome(accepted, is_accepted=True, by=here.organiser)
    client.force_login(here.contact)
    assert "Đã chấp nhận của huyện" not in client.get(here.page).content.decode()
    assert client.post(f"{here.page}opening/").status_code == 403

    client.force_login(here.organiser)
    client.post(f"{here.page}opening/")
    client.post(f"{here.page}opening/")
    client.force_login(here.contact)
    page = client.get(here.page).content.decode()
    assert "Đã chấp nhận của huyện" in page
    assert "Của tôi" in page
    reported_by_mistake = TargetUnit.objects.get(target__code="2", organisation=here.department)
    reported(reported_by_mistake, here, result="Chưa ai duyệt")
    commune = build.account()
    build.organisation_role(commune, here.communes[0])
    client.force_login(commune)
    page = client.get(here.page).content.decode()
    assert "Đã chấp nhận của huyện" in page
    assert "Chưa ai duyệt" not in page
    assert "Của tôi" not in page
    client.force_login(here.organiser)
    client.post(f"{here.page}opening/", {"close": "1"})
    client.force_login(commune)
    assert "Đã chấp nhận của huyện" not in client.get(here.page).content.decode()


def test_the_draft_of_the_report_adds_up_by_field_tier_and_unit_with_the_next_year_beside_it(client, here):
    imported(client, here)
    unit = TargetUnit.objects.get(target__code="1", organisation=here.district)
    reported(unit, here, achievement="not", causes="Thiếu máy", proposals="Cấp máy", limits="Chậm số hóa")
    client.post(f"{here.page}report/")

    version = Paper.objects.get().versions.get()
    text = "\n".join(read_text_of(version.pk, by=None).lines)
    for says in (
        "Thủ tục hành chính",
        "Cấp huyện",
        "Ủy ban nhân dân huyện Đại Lộc",
        "Thiếu máy",
        "Cấp máy",
        "99%",
    ):
        assert says in text, says

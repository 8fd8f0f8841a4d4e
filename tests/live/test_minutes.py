"""Minutes from the log; the conclusion, which the chair approves before anybody signs it."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

import pytest

from diemcau.assignments.actions import keep_notes
from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.domain.floor import RequestState as S
from diemcau.live.queries.minutes import the_day
from diemcau.papers.actions import pass_step, sign
from diemcau.papers.models import Paper, Signature
from diemcau.papers.permissions import can_pass
from tests.live import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(settings, tmp_path):
    """A day on which one item ran and one district spoke."""
    settings.MEDIA_ROOT = tmp_path
    conference = build.conference(title="Hội nghị tổng kết cải cách hành chính năm 2023")
    conference.director = build.director(conference)
    site = build.site(conference, "UBND huyện Nam Trà My")
    first, _second = build.items(conference, 2)
    actions.start_item(conference, first, seen=None, key=build.key(), by=conference.director)
    request = build.request(site, subject="đường truyền vùng cao")
    for state in (S.INVITED, S.PREPARING, S.ON_AIR, S.OFF):
        request.refresh_from_db()
        actions.step_request(request, state, seen=S(request.state), key=build.key(), by=conference.director)
    conference.turn = f"turn:{request.pk}"
    return conference


def text_of(version):
    with version.file.open("rb") as file:
        return ZipFile(io.BytesIO(file.read())).read("word/document.xml").decode()


def test_minutes_have_times_and_names_of_the_log_and_opinions_of_the_secretary(held):
    keep_notes(held, {held.turn: "Đề nghị bổ sung đường truyền dự phòng"}, by=held.director)

    version = actions.draft_minutes(held, by=held.director)

    text = text_of(version)
    assert "Lê Thị Hoa (UBND huyện Nam Trà My)" in text
    assert "Đề nghị bổ sung đường truyền dự phòng" in text
    assert "đường truyền vùng cao" in text
    assert "THƯ KÝ" in text
    assert version.paper.kind == "minutes"


def test_a_site_that_names_no_speaker_is_told_once(held):
    request = build.request(build.site(held, "UBND huyện Nam Giang"), speaker="")
    for state in (S.INVITED, S.PREPARING, S.ON_AIR, S.OFF):
        request.refresh_from_db()
        actions.step_request(request, state, seen=S(request.state), key=build.key(), by=held.director)
    assert [(turn.speaker, turn.body) for turn in the_day(held).items[0].turns] == [
        ("Lê Thị Hoa", "UBND huyện Nam Trà My"),
        ("Điểm cầu UBND huyện Nam Giang", ""),
    ]


def test_a_second_draft_is_the_next_version_and_nothing_new_is_refused(held):
    actions.draft_minutes(held, by=held.director)
    with pytest.raises(Refused, match="giống hệt bản 1"):
        actions.draft_minutes(held, by=held.director)
    keep_notes(held, {held.turn: "Ý kiến mới"}, by=held.director)

    assert actions.draft_minutes(held, by=held.director).number == 2
    assert Paper.objects.count() == 1


def test_before_anything_ran_there_are_no_minutes(held):
    empty = build.conference()

    assert the_day(empty).items == ()
    with pytest.raises(Refused, match="chưa chạy mục nào"):
        actions.draft_minutes(empty, by=held.director)
    with pytest.raises(Refused, match="Chưa ghi kết luận"):
        actions.draft_conclusion(empty, by=held.director)


def test_nobody_signs_a_conclusion_that_the_chair_has_not_approved(held):
    chair = build.director(held, Role.CHAIR)
    keep_notes(held, {"conclusion": "Giao Sở Nội vụ xây dựng kế hoạch, hoàn thành trước ngày 15/3/2024."}, by=chair)
    version = actions.draft_conclusion(held, by=held.director)
    facts = {"signer": "Trần Văn B", "title": "Chánh Văn phòng", "on": date(2024, 1, 25), "by": held.director}

    with pytest.raises(Refused, match="Chủ trì chưa duyệt"):
        sign(version, **facts)
    approval = version.paper.steps.get(role=Role.CHAIR)
    assert not can_pass(held.director, approval)
    assert can_pass(chair, approval)
    for step in version.paper.steps.filter(position__gt=1, position__lt=approval.position):
        pass_step(step, by=held.director)
    pass_step(approval, by=chair)

    sign(version, **facts)
    assert Signature.objects.count() == 1


def test_the_secretary_writes_and_drafts_on_the_page_and_others_only_read(client, held):
    secretary, office = build.director(held, Role.SECRETARY), build.director(held, Role.TECHNICIAN)
    there = f"/conferences/{held.pk}/minutes/"

    client.force_login(secretary)
    page = client.get(there).content.decode()
    client.post(there, {held.turn: "Đồng ý", "item:999": "không phải mục này"})
    made = client.post(f"{there}draft/")
    client.force_login(office)

    assert "0 trong 1 lượt phát biểu đã ghi ý kiến" in page
    assert made.status_code == 302
    assert "Đồng ý" in text_of(Paper.objects.get().versions.first())
    assert client.post(there, {held.turn: "Chen vào"}).status_code == 403

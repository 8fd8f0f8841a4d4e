"""The tasks of a conclusion become work; next year's plan comes from this one."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from diemcau.assignments.models import Assignment, Task
from diemcau.conference.actions import fix_time
from diemcau.directory.models import Succession
from diemcau.papers.actions import add_version, make_paper, pass_step, sign
from diemcau.papers.domain.kinds import Kind
from diemcau.plan.actions.next_plan import renamed
from diemcau.plan.domain.next_year import moved_text
from tests import build
from tests.papers.building import docx
from tests.plan import plans

CONCLUSION = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM",
    "THÔNG BÁO",
    "Kết luận của Chủ tịch UBND tỉnh tại Hội nghị tổng kết công tác cải cách hành chính năm 2023",
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh xây dựng kế hoạch năm 2024 trước ngày 15/3/2024.",
    "2. Giao UBND các huyện, thị xã, thành phố rà soát thủ tục hành chính, báo cáo trước ngày 30/4/2024.",
)


@pytest.mark.parametrize(
    ("this", "next_"),
    [
        ("trong tháng 01/2024", "trong tháng 01/2025"),
        ("trước ngày 20/01/2024", "trước ngày …/01/2025"),
        ("công tác năm 2023", "công tác năm 2024"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025"),
        ("Căn cứ Kế hoạch số 15/KH-UBND ngày 05/01/2023", "Căn cứ Kế hoạch số 15/KH-UBND ngày 05/01/2023"),
        ("UBND huyện Nông Sơn báo cáo", "UBND huyện Quế Sơn báo cáo"),
    ],
)
def test_dates_move_on_by_a_year_and_units_have_their_new_names(this, next_):
    assert moved_text(this, {"UBND huyện Nông Sơn": "UBND huyện Quế Sơn"}) == next_


@pytest.fixture
def held(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bodies = plans.load()
    conference = build.conference(owner=bodies["49.UBND"])
    conference.organiser = build.account()
    build.conference_role(conference.organiser, conference)
    plans.applied(conference, plans.plan())
    fix_time(conference, date(2024, 1, 23), None, by=conference.organiser)
    paper = make_paper(conference, Kind.CONCLUSION, "Thông báo kết luận", by=conference.organiser)
    add_version(paper, ContentFile(docx(*CONCLUSION), "ket-luan.docx"), by=conference.organiser)
    conference.notice = paper
    conference.there = f"/conferences/{conference.pk}/conclusions/{paper.pk}/tasks/"
    return conference


def approved(paper):
    for step in paper.steps.filter(gate="").exclude(passages__undone_at=None, passages__isnull=False):
        pass_step(step, by=None)


@pytest.mark.django_db
def test_nothing_is_handed_out_before_the_chair_has_approved(client, held):
    client.force_login(held.organiser)
    assert "Chủ trì chưa duyệt kết luận này" in client.get(held.there).content.decode()
    assert client.post(held.there, {"task": ["1"]}).status_code == 409
    assert not Assignment.objects.filter(origin="conclusion").exists()
    approved(held.notice)
    assert client.post(held.there, {"task": ["1"]}).status_code == 302


@pytest.mark.django_db
def test_a_conclusion_becomes_tasks_with_owner_and_date_once(client, held):
    approved(held.notice)
    client.force_login(held.organiser)
    page = client.get(held.there).content.decode()
    for _ in range(2):
        client.post(held.there, {"task": ["1", "2"]})

    assert "2 nhiệm vụ đọc được, chưa giao" in page
    first, second = Assignment.objects.filter(origin="conclusion")
    assert [task.organisation.name for task in Task.objects.filter(product__assignment=first)] == ["Sở Nội vụ"]
    assert (first.due_on, second.due_on) == (date(2024, 3, 15), date(2024, 4, 30))
    assert Task.objects.filter(product__assignment=second).count() > 1
    follow_up = client.get(f"/conferences/{held.pk}/follow-up/").content.decode()
    assert "rà soát thủ tục hành chính" in follow_up
    assert "Thông báo kết luận đã quá hạn" in follow_up


@pytest.mark.django_db
def test_a_plan_applied_again_leaves_the_tasks_of_the_conclusion_alone(client, held):
    approved(held.notice)
    client.force_login(held.organiser)
    client.post(held.there, {"task": ["1"]})

    assert plans.applied(held, plans.plan(assignments=plans.ASSIGNMENTS[:1])) == {"assignments": {"removed": 1}}
    assert Assignment.objects.filter(origin="conclusion").count() == 1


@pytest.mark.django_db
def test_who_does_not_organise_takes_nothing_up(client, held):
    reader = build.account()
    build.conference_role(reader, held, "technician")
    client.force_login(reader)

    assert client.get(held.there).status_code == 403
    assert client.post(f"/conferences/{held.pk}/plan/next/").status_code == 403


@pytest.mark.django_db
def test_next_years_plan_is_drafted_as_a_paper(client, held):
    client.force_login(held.organiser)

    assert client.post(f"/conferences/{held.pk}/plan/next/").status_code == 302
    assert held.papers.get(kind=Kind.PLAN).versions.get().number == 1


@pytest.mark.django_db
def test_a_plan_that_is_signed_is_left_alone_by_the_draft_of_the_next(client, held):
    signed = make_paper(held, Kind.PLAN, "Kế hoạch cải cách hành chính năm 2024", by=None)
    version = add_version(signed, ContentFile(docx("Kế hoạch"), "ke-hoach.docx"), by=None)
    sign(version, signer="Trần Văn Ký", title="CHỦ TỊCH", on=date(2024, 1, 9), by=None)
    client.force_login(held.organiser)

    assert client.post(f"/conferences/{held.pk}/plan/next/").status_code == 302

    assert signed.versions.count() == 1
    assert held.papers.filter(kind=Kind.PLAN).exclude(pk=signed.pk).get().title.startswith("Dự thảo kế hoạch năm sau")


@pytest.mark.django_db
def test_a_chain_of_successors_leads_to_those_that_stand_today_also_as_plans_shorten_names():
    old, between, one, two = (
        build.organisation(name=f"Ủy ban nhân dân {place}")
        for place in ("huyện Nông Sơn", "huyện Quế Sơn", "xã Nông Sơn", "xã Quế Sơn")
    )
    for before, after in [(old, between), (between, one), (between, two)]:
        Succession.objects.create(predecessor=before, successor=after, on=date(2025, 7, 1))

    assert moved_text("UBND huyện Nông Sơn và UBND huyện Quế Sơn", renamed()) == (
        "UBND xã Nông Sơn; UBND xã Quế Sơn và UBND xã Nông Sơn; UBND xã Quế Sơn"
    )

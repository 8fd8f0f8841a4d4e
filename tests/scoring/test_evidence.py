"""Evidence that is a paper of the conference, and evidence that comes with an explanation."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import add_evidence, drop_evidence, move_phase
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Change, Evidence, Explanation
from tests import build
from tests.papers import building
from tests.scoring import build as make
from tests.scoring.test_campaign import ready
from tests.scoring.test_pages import of_entrant, root, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def entrant():
    return make.entrant(block=make.block(phase=Phase.SELF))


@pytest.fixture
def people(entrant):
    return make.people(entrant.block, entrant)


def version_of(entrant, **facts):
    conference = entrant.block.campaign.conference
    return building.version(building.paper(conference=conference, drafted_by=entrant.organisation, **facts), "Nội dung")


def test_a_paper_of_the_conference_serves_as_evidence_in_the_version_that_was_named(client, entrant, people):
    version = version_of(entrant, title="Báo cáo cải cách hành chính")
    line = make.line(entrant, "1.2")
    client.force_login(people.contact)
    panel = of_entrant(entrant, f"lines/{line.pk}/evidence/")
    assert "Báo cáo cải cách hành chính, bản 1" in text(client.get(panel))
    assert client.post(panel, {"paper": version.pk}).status_code == 200
    piece = Evidence.objects.get()
    assert (piece.kind, piece.title, piece.sha256) == ("paper", "Báo cáo cải cách hành chính", version.sha256)
    client.post(of_entrant(entrant, f"lines/{make.line(entrant, '1.1').pk}/evidence/"), {"paper": version.pk})
    assert Evidence.objects.get().criteria.count() == 2
    client.force_login(people.first)
    answer = client.get(f"{root(entrant)}/evidence/{piece.pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment") and "bao-cao.docx" in answer["Content-Disposition"]
    assert b"".join(answer).startswith(b"PK")


def test_a_paper_that_one_may_not_read_is_no_evidence(client, entrant, people):
    other = building.version(building.paper(conference=entrant.block.campaign.conference), "Bản nháp của nơi khác")
    client.force_login(people.contact)
    panel = of_entrant(entrant, f"lines/{make.line(entrant, '1.2').pk}/evidence/")
    assert client.post(panel, {"paper": other.pk}).status_code == 422
    assert not Evidence.objects.exists()


def test_a_paper_that_was_taken_away_is_told_as_lost_and_keeps_its_hash(client, entrant, people):
    version = version_of(entrant)
    piece = add_evidence(entrant, make.line(entrant, "1.2"), title="Báo cáo", version=version, by=people.contact)
    version.paper.delete()
    piece.refresh_from_db()
    assert piece.is_lost and piece.sha256
    client.force_login(people.contact)
    assert "mất tệp" in text(client.get(of_entrant(entrant)))
    answer = client.get(f"{root(entrant)}/evidence/{piece.pk}/file/")
    assert answer.status_code == 409 and "không còn trong kho" in text(answer)


@pytest.fixture
def explaining(entrant, people):
    ready(entrant, people)
    make.move(entrant.block, Phase.APPRAISAL)
    move_phase(entrant.block, Phase.EXPLANATION, by=people.organiser)
    entrant.block.refresh_from_db()
    return entrant


def test_an_explanation_brings_its_evidence_and_both_stand_before_the_council(client, explaining, people):
    client.force_login(people.contact)
    line = make.line(explaining, "1.2")
    address = of_entrant(explaining, f"lines/{line.pk}/explanation/")
    assert "Kèm minh chứng" in text(client.get(address))
    data = {"text": "Đã bổ sung danh sách 5 hồ sơ", "file": SimpleUploadedFile("danh-sach.pdf", b"%PDF-1.7")}
    assert client.post(address, data).status_code == 302
    assert Explanation.objects.get().text == "Đã bổ sung danh sách 5 hồ sơ"
    piece = Evidence.objects.get()
    assert list(piece.criteria.all()) == [line]
    client.force_login(people.third)
    page = text(client.get(of_entrant(explaining, "explanations/")))
    assert "danh-sach.pdf" in page and "Đã bổ sung danh sách 5 hồ sơ" in page


def test_an_explanation_with_evidence_that_is_none_keeps_what_was_typed_and_stores_nothing(client, explaining, people):
    client.force_login(people.contact)
    address = of_entrant(explaining, f"lines/{make.line(explaining, '1.2').pk}/explanation/")
    answer = client.post(address, {"text": "Lời giải trình dài", "file": SimpleUploadedFile("rong.pdf", b"")})
    assert answer.status_code == 422 and "rỗng" in text(answer) and "Lời giải trình dài" in text(answer)
    assert not Explanation.objects.exists() and not Evidence.objects.exists()
    explaining.block.explanation_due = timezone.now() - timedelta(minutes=1)
    explaining.block.save()
    answer = client.post(address, {"text": "Lời giải trình dài"})
    assert (
        answer.status_code == 409 and "Đã hết hạn giải trình" in text(answer) and "Lời giải trình dài" in text(answer)
    )


def test_evidence_of_the_round_may_be_taken_back_and_what_was_handed_in_before_stays(client, entrant, people):
    old = add_evidence(entrant, make.line(entrant, "1.1"), title="Báo cáo 12", by=people.contact)
    ready(entrant, people)
    move_phase(entrant.block, Phase.EXPLANATION, by=people.organiser)
    line = make.line(entrant, "1.2")
    new = add_evidence(entrant, line, title="Danh sách bổ sung", by=people.contact)
    with pytest.raises(Refused, match="nộp trước bước giải trình"):
        drop_evidence(old, by=people.contact)
    client.force_login(people.contact)
    assert "Bỏ khỏi tiêu chí này" in text(client.get(of_entrant(entrant, f"lines/{line.pk}/explanation/")))
    answer = client.post(f"{root(entrant)}/evidence/{new.pk}/lines/{line.pk}/removal/")
    assert answer.status_code == 302
    assert list(entrant.evidence.all()) == [old]


def test_evidence_is_not_brought_after_the_deadline_of_the_round(explaining, people):
    explaining.block.explanation_due = timezone.now() - timedelta(minutes=1)
    explaining.block.save()
    with pytest.raises(Refused, match="Đã hết hạn giải trình"):
        add_evidence(explaining, make.line(explaining, "1.2"), title="Muộn", by=people.contact)


def test_evidence_that_comes_after_the_sheet_was_handed_in_shows_in_the_trace(entrant, people):
    entrant.first_submitted_at = timezone.now()
    entrant.save()
    add_evidence(entrant, make.line(entrant, "1.2"), title="Bổ sung", by=people.contact)
    assert list(Change.objects.values_list("stage", "after", "after_submission")) == [("evidence", "Bổ sung", True)]


def test_another_unit_opens_no_form_of_this_one(client, explaining):
    client.force_login(build.account())
    line = make.line(explaining, "1.2").pk
    assert client.get(of_entrant(explaining, f"lines/{line}/explanation/")).status_code == 404

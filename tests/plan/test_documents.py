"""A file is read before it is kept; what was read can be corrected, answered, discarded."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.plan import actions
from diemcau.plan.domain.apart import read_apart
from diemcau.plan.models import Correction, NameAnswer, PlanDocument
from diemcau.plan.queries.prepared import prepare
from tests import build
from tests.plan import plans

pytestmark = pytest.mark.django_db

TEXT = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM

Số: 12/KH-UBND          Quảng Nam, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Tổ chức Hội nghị trực tuyến tổng kết công tác năm 2023

I. THÀNH PHẦN
* Cấp huyện
- Chủ tịch UBND cấp huyện;
II. THỜI GIAN
Ngày 23/01/2024.
"""


def files() -> list[str]:
    try:
        return default_storage.listdir("plans")[1]
    except FileNotFoundError:
        return []


def file(text: str | bytes = TEXT, name: str = "ke-hoach.txt") -> ContentFile:
    return ContentFile(text.encode() if isinstance(text, str) else text, name=name)


def test_a_file_is_read_and_kept_under_a_name_that_nobody_can_guess():
    account = build.account()

    document = actions.upload_plan(file(name="../../etc/Kế hoạch số 12.txt"), by=account)

    assert document.file_name == "Kế hoạch số 12.txt"
    assert document.reading["document"]["number"] == "12"
    assert len(document.file.name.removeprefix("plans/")) == 32
    assert files() == [document.file.name.removeprefix("plans/")]
    with document.file.open() as kept:
        assert kept.read().decode() == TEXT
    assert list(Entry.objects.values_list("verb", "by")) == [("plan.uploaded", f"directory.account:{account.pk}")]


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00" + bytes(200), b"%PDF-1.7 broken"])
def test_what_is_no_document_is_refused_in_a_sentence_and_leaves_nothing_behind(content):
    with pytest.raises(Unreadable, match=r"\w+.*[.]$"):
        actions.upload_plan(file(content), by=None)

    assert (PlanDocument.objects.count(), files(), Entry.objects.count()) == (0, [], 0)


def test_a_file_over_fifty_megabytes_is_refused_unread():
    large = file()
    large.size = 60 * 1024 * 1024

    with pytest.raises(Unreadable, match="lớn hơn 50 MB"):
        actions.upload_plan(large, by=None)


def test_reading_that_takes_too_long_is_stopped():
    with pytest.raises(Unreadable, match="quá lâu"):
        read_apart(TEXT.encode(), seconds=0.01)


def test_the_same_file_twice_is_refused_and_says_where_it_is():
    account = build.account()
    actions.upload_plan(file(), by=account)

    with pytest.raises(Refused, match="đã được tải lên ngày"):
        actions.upload_plan(file(name="khac.txt"), by=account)

    stranger = build.account()
    assert actions.upload_plan(file(), by=stranger).uploaded_by == stranger


def test_a_file_that_cannot_be_recorded_is_not_kept(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("diemcau.plan.actions.documents.record", broken)
    with pytest.raises(RuntimeError):
        actions.upload_plan(file(), by=None)

    assert (PlanDocument.objects.count(), files()) == (0, [])


def test_a_correction_is_laid_over_the_reading_and_can_be_undone():
    account = build.account()
    document = plans.document()

    correction = actions.correct(document, "/plan/title", "Hội nghị khác", by=account)
    assert prepare(document).reading.plan.title == "Hội nghị khác"
    assert document.reading["plan"]["title"] == plans.plan().title

    actions.undo_correction(correction, by=account)
    assert prepare(document).reading.plan.title == plans.plan().title
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "plan.corrected",
        "plan.correction_undone",
    ]


def test_a_correction_that_does_not_fit_is_refused_and_not_kept():
    document = plans.document()

    with pytest.raises(Refused, match="không hợp với chỗ được sửa"):
        actions.correct(document, "/plan/participants/0/count", "nhiều", by=None)

    assert Correction.objects.count() == 0


def test_the_newest_answer_to_a_name_replaces_the_one_before():
    bodies = plans.load()
    document = plans.document()
    paper = bodies["49.Đài Phát thanh và Truyền hình Quảng Nam"]

    actions.answer_name(document, "Báo Quảng Nam", [paper, bodies["49.Sở Nội vụ"]], by=None)
    answer = actions.answer_name(document, " Báo Quảng Nam ", [paper], by=None)

    assert list(NameAnswer.objects.values_list("printed", "organisations")) == [("Báo Quảng Nam", paper.pk)]
    assert prepare(document).answers == {"báo quảng nam": (paper.pk,)}

    actions.withdraw_answer(answer, by=None)
    assert prepare(document).answers == {}
    with pytest.raises(Refused, match="Chưa có tên"):
        actions.answer_name(document, "  ", [paper], by=None)


def test_a_document_that_was_never_applied_is_thrown_away_with_its_file(django_capture_on_commit_callbacks):
    document = actions.upload_plan(file(), by=None)

    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_document(document, by=None)

    assert (PlanDocument.objects.count(), files()) == (0, [])


def test_an_applied_document_is_kept():
    bodies = plans.load()
    document = plans.document()
    actions.open_conference(document, owner=bodies["49.UBND"], by=None)

    with pytest.raises(Refused, match="đã được áp dụng"):
        actions.discard_document(document, by=None)


def test_whose_plan_it_is_stands_in_the_document_s_head():
    bodies = plans.load()

    assert prepare(plans.document()).owner == bodies["49.UBND"].pk

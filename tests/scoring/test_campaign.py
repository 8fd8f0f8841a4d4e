"""A campaign from its first answer to the published table."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import (
    accept_rest,
    approve,
    explain,
    hand_over_seat,
    import_figures,
    leave_seat,
    mark,
    move_phase,
    publish_result,
    reply,
    send_back,
    settle,
    submit,
    withdraw_approval,
    withdraw_result,
)
from diemcau.scoring.domain.finished import from_content
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.models import Block, Change, Mark, Score
from diemcau.scoring.queries import finished_headings, finished_result, provisional_result
from diemcau.scoring.queries.figures import NamedFigure
from tests import build
from tests.scoring import build as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def entrant():
    return make.entrant(block=make.block(phase=Phase.SELF))


@pytest.fixture
def people(entrant):
    return make.people(entrant.block, entrant)


def fill_in(entrant, people):
    make.answered(entrant, "1.1", value=1, by=people.contact)
    make.answered(entrant, "1.2", part=90, whole=100, explanation="Số liệu theo báo cáo năm", by=people.contact)


def surveyed(entrant, people, value="80"):
    figure = NamedFigure(entrant=entrant, criterion=make.line(entrant, "2.1"), value=make.d(value), margin=None)
    import_figures(entrant.block, [figure], source="Điều tra 2023", by=people.organiser)


def counted(entrant):
    return {
        code: (points, applies)
        for code, points, applies in Score.objects.filter(entrant=entrant).values_list(
            "criterion__code", "points", "is_applicable"
        )
    }


def test_a_unit_reports_and_its_rules_make_the_points(entrant, people):
    fill_in(entrant, people)
    assert dict(entrant.self_scores.values_list("criterion__code", "points")) == {"1.1": 2, "1.2": make.d("5.4")}


def test_half_an_answer_is_kept_without_points(entrant, people):
    row = make.answered(entrant, "1.2", part=90, by=people.contact)
    assert (row.answer, row.points) == ({"part": "90"}, None)


def test_a_sheet_is_handed_in_only_when_nothing_is_left(entrant, people):
    make.answered(entrant, "1.1", value=1, by=people.contact)
    make.answered(entrant, "1.2", part=90, whole=100, by=people.contact)
    with pytest.raises(Refused, match=r"Còn 1 tiêu chí chưa xong, đầu tiên là 1\.2"):
        submit(entrant, signer="Nguyễn Văn A", report="", by=people.contact)
    make.answered(entrant, "1.2", part=90, whole=100, explanation="Theo báo cáo", revision=1, by=people.contact)
    submit(entrant, signer="Nguyễn Văn A", report="12/BC-SNV", by=people.contact)
    with pytest.raises(Refused, match="đã nộp"):
        make.answered(entrant, "1.1", value=0, revision=1, by=people.contact)


def test_what_does_not_apply_needs_a_reason(entrant, people):
    make.answered(entrant, "1.1", is_applicable=False, by=people.contact)
    make.answered(entrant, "1.2", part=0, whole=100, by=people.contact)
    with pytest.raises(Refused, match=r"đầu tiên là 1\.1"):
        submit(entrant, signer="A", report="", by=people.contact)


def test_after_the_deadline_nothing_is_saved_and_nothing_is_lost(entrant, people):
    make.answered(entrant, "1.1", value=1, by=people.contact)
    entrant.block.self_due = timezone.now() - timedelta(minutes=1)
    entrant.block.save()
    with pytest.raises(Refused, match="Đã hết hạn tự chấm"):
        make.answered(entrant, "1.1", value=0, revision=1, by=people.contact)
    assert entrant.self_scores.get().points == 2


def test_changes_after_a_sheet_came_back_show(entrant, people):
    fill_in(entrant, people)
    submit(entrant, signer="A", report="", by=people.contact)
    assert not Change.objects.exists()
    send_back(entrant, reason="Thiếu minh chứng", by=people.organiser)
    make.answered(entrant, "1.1", value=0, revision=1, by=people.contact)
    assert list(Change.objects.values_list("before", "after", "after_submission")) == [("2", "0", True)]


def test_who_saves_second_is_told_and_the_first_stays(entrant, people):
    make.answered(entrant, "1.1", value=1, by=people.contact)
    with pytest.raises(Refused, match="vừa lưu dòng này"):
        make.answered(entrant, "1.1", value=0, by=people.organiser)
    assert entrant.self_scores.get().points == 2


def test_two_who_agree_make_the_point_and_two_who_differ_wait_for_a_third(entrant, people):
    fill_in(entrant, people)
    make.move(entrant.block, Phase.APPRAISAL)
    first, second = make.line(entrant, "1.1"), make.line(entrant, "1.2")
    mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.first)
    mark(entrant, second, Opinion(make.d("5.4")), reason="", revision=0, by=people.first)
    assert counted(entrant) == {}
    mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.second)
    with pytest.raises(Refused, match="phải nêu lý do"):
        mark(entrant, second, Opinion(make.d(3)), reason="", revision=0, by=people.second)
    mark(entrant, second, Opinion(make.d(3)), reason="Thiếu 40 hồ sơ", revision=0, by=people.second)
    assert counted(entrant) == {"1.1": (2, True)}
    with pytest.raises(Refused, match="ý kiến thứ hai phải của người khác"):
        settle(entrant, second, Opinion(make.d(3)), reason="x", revision=0, by=people.first)
    settle(entrant, second, Opinion(make.d(4)), reason="Đối chiếu lại hồ sơ", revision=0, by=people.third)
    assert counted(entrant)["1.2"] == (4, True)


def test_appraisal_ends_at_its_hour_and_the_third_still_settles_what_differs(entrant, people):
    fill_in(entrant, people)
    make.move(entrant.block, Phase.APPRAISAL)
    first, second = make.line(entrant, "1.1"), make.line(entrant, "1.2")
    for points, who in ((5, people.first), (4, people.second)):
        mark(entrant, second, Opinion(make.d(points)), reason="Theo hồ sơ", revision=0, by=who)
    Block.objects.filter(pk=entrant.block_id).update(appraisal_due=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="Đã hết hạn thẩm định lúc"):
        mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.first)
    with pytest.raises(Refused, match="Đã hết hạn thẩm định lúc"):
        accept_rest(entrant, by=people.first)
    settle(entrant, second, Opinion(make.d(4)), reason="Đối chiếu lại hồ sơ", revision=0, by=people.third)
    assert (Mark.objects.count(), counted(entrant)) == (2, {"1.2": (4, True)})
    Block.objects.filter(pk=entrant.block_id).update(appraisal_due=timezone.now() + timedelta(hours=1))
    mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.first)


def test_a_third_appraiser_finds_no_seat_and_loses_nothing(entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    first = make.line(entrant, "1.1")
    for each in (people.first, people.second):
        mark(entrant, first, Opinion(make.d(1)), reason="x", revision=0, by=each)
    with pytest.raises(Refused, match="đã đủ người thẩm định"):
        mark(entrant, first, Opinion(make.d(1)), reason="x", revision=0, by=people.third)
    assert Mark.objects.count() == 2


def test_a_place_is_handed_over_and_opinions_of_who_leaves_no_longer_count(entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    agreed, open_ = make.line(entrant, "1.1"), make.line(entrant, "1.2")
    for who in (people.first, people.second):
        mark(entrant, agreed, Opinion(make.d(1)), reason="Theo hồ sơ", revision=0, by=who)
    mark(entrant, open_, Opinion(make.d(3)), reason="Theo hồ sơ", revision=0, by=people.first)
    with pytest.raises(Refused, match="đề nghị ban tổ chức"):
        leave_seat(entrant, by=people.first)
    seat = entrant.appraisers.get(account=people.first)
    with pytest.raises(Refused, match="phải có lý do"):
        hand_over_seat(seat, to=None, reason=" ", by=people.organiser)
    with pytest.raises(Refused, match="đang thẩm định rồi"):
        hand_over_seat(seat, to=people.second, reason="Ốm", by=people.organiser)
    assert hand_over_seat(seat, to=people.third, reason="Đi công tác dài ngày", by=people.organiser) == 2
    assert {each.account for each in entrant.appraisers.all()} == {people.second, people.third}
    assert counted(entrant) == {"1.1": (1, True)}
    gone = Change.objects.filter(criterion=open_).last()
    assert (gone.before, gone.after, "thôi thẩm định: Đi công tác" in gone.reason) == ("3", "", True)
    for who in (people.second, people.third):
        mark(entrant, open_, Opinion(make.d(2)), reason="Chấm lại", revision=0, by=who)
    assert counted(entrant)["1.2"] == (2, True)


def test_nobody_of_the_unit_takes_a_place(entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    mark(entrant, make.line(entrant, "1.1"), Opinion(make.d(1)), reason="x", revision=0, by=people.first)
    build.organisation_role(people.third, entrant.organisation)
    with pytest.raises(Refused, match="thuộc chính đơn vị này"):
        hand_over_seat(entrant.appraisers.get(), to=people.third, reason="x", by=people.organiser)


def test_no_deed_scores_the_own_unit_whoever_calls_it(entrant, people):
    ready(entrant, people)
    make.move(entrant.block, Phase.EXPLANATION)
    line = make.line(entrant, "1.2")
    said = explain(entrant, line, "Có thêm hồ sơ", by=people.contact)
    build.organisation_role(people.third, entrant.organisation)
    opinion = Opinion(make.d(6))
    for deed in (
        lambda: settle(entrant, line, opinion, reason="x", revision=1, by=people.third),
        lambda: reply(said, "Đồng ý", opinion, revision=1, by=people.third),
    ):
        with pytest.raises(Refused, match="đơn vị"):
            deed()
    make.move(entrant.block, Phase.APPRAISAL)
    for deed in (
        lambda: mark(entrant, line, opinion, reason="x", revision=0, by=people.third),
        lambda: accept_rest(entrant, by=people.third),
    ):
        with pytest.raises(Refused, match="Không ai chấm điểm đơn vị của mình"):
            deed()
    assert Score.objects.get(criterion=line).points == make.d("5.4")


def test_an_opinion_that_changes_takes_back_the_agreement(entrant, people):
    fill_in(entrant, people)
    make.move(entrant.block, Phase.APPRAISAL)
    first = make.line(entrant, "1.1")
    mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.first)
    mark(entrant, first, Opinion(make.d(2)), reason="", revision=0, by=people.second)
    mark(entrant, first, Opinion(make.d(1)), reason="Văn bản ký trễ", revision=1, by=people.second)
    assert counted(entrant) == {}
    assert Change.objects.filter(stage="score").last().after == "chờ ý kiến thứ hai"


def test_points_above_the_ceiling_are_refused(entrant, people):
    make.move(entrant.block, Phase.APPRAISAL)
    with pytest.raises(Refused, match="Điểm 2,5 nằm ngoài khoảng 0 đến 2"):
        mark(entrant, make.line(entrant, "1.1"), Opinion(make.d("2.5")), reason="x", revision=0, by=people.first)


def test_agreeing_with_the_rest_passes_over_what_lacks_evidence(entrant, people):
    make.answered(entrant, "1.1", value=1, by=people.contact)
    make.answered(entrant, "1.2", part=90, whole=100, by=people.contact)
    make.move(entrant.block, Phase.APPRAISAL)
    assert accept_rest(entrant, by=people.first) == 1
    assert accept_rest(entrant, by=people.second) == 1
    assert counted(entrant) == {"1.1": (2, True)}


def ready(entrant, people):
    fill_in(entrant, people)
    make.move(entrant.block, Phase.APPRAISAL)
    accept_rest(entrant, by=people.first)
    accept_rest(entrant, by=people.second)
    surveyed(entrant, people)


def test_an_explanation_is_answered_and_may_change_the_point(entrant, people):
    ready(entrant, people)
    make.move(entrant.block, Phase.EXPLANATION)
    said = explain(entrant, make.line(entrant, "1.2"), "Có thêm 5 hồ sơ đúng hạn", by=people.contact)
    reply(said, "Chấp nhận theo hồ sơ bổ sung", Opinion(make.d("5.7")), revision=1, by=people.third)
    score = Score.objects.get(entrant=entrant, criterion__code="1.2")
    assert (score.points, score.how, score.reason) == (make.d("5.7"), "explained", "Chấp nhận theo hồ sơ bổ sung")
    with pytest.raises(Refused, match="đã trả lời"):
        explain(entrant, make.line(entrant, "1.2"), "Nữa", by=people.contact)


def test_the_decision_freezes_the_table_and_recomputing_gives_the_same(entrant, people):
    ready(entrant, people)
    block = make.move(entrant.block, Phase.PROVISIONAL)
    approval = approve(block, number="617/QĐ-UBND", decided_on=date(2024, 3, 29), by=people.chair)
    kept = from_content(approval.content)
    (row,) = kept.rows
    assert (row.rank, row.points, row.applicable, row.index) == (1, "9.00", "10", "90.00")
    assert row.fields == ("7.40", "1.60")
    assert (kept.decision, kept.decided_on) == ("617/QĐ-UBND", "2024-03-29")
    again = provisional_result(block)
    assert again.rows == kept.rows
    assert kept.digest() == approval.sha256
    with pytest.raises(Refused, match="không ở bước sửa được"):
        settle(entrant, make.line(entrant, "1.1"), Opinion(make.d(1)), reason="x", revision=1, by=people.third)


def test_deciding_again_on_the_same_points_gives_the_same_bytes(entrant, people):
    ready(entrant, people)
    other = make.entrant(block=entrant.block)
    for score in entrant.scores.order_by("-pk"):
        Score.objects.create(
            entrant=other, criterion=score.criterion, points=score.points, how=score.how, at=timezone.now()
        )
    block = make.move(entrant.block, Phase.PROVISIONAL)
    decided = {"number": "617/QĐ-UBND", "decided_on": date(2024, 3, 29)}
    first = approve(block, by=people.chair, **decided)
    withdraw_approval(block, by=people.chair)
    rows = [(score.pk, score.points) for score in Score.objects.all()]
    for pk, points in reversed(rows):  # as a database may give them back in another order
        Score.objects.filter(pk=pk).update(points=points, revision=9)
    second = approve(block, by=people.organiser, **decided)
    assert (first.sha256, first.content) == (second.sha256, second.content)
    assert [row["rank"] for row in second.content["rows"]] == [1, 1]


def test_a_table_with_units_that_lack_points_is_not_approved(entrant, people):
    make.move(entrant.block, Phase.PROVISIONAL)
    with pytest.raises(Refused, match="Còn 1 đơn vị chưa đủ điểm"):
        approve(entrant.block, number="1/QĐ", decided_on=date(2024, 3, 29), by=people.chair)


def test_a_result_is_published_only_after_its_decision_and_can_be_taken_back(entrant, people):
    ready(entrant, people)
    block = make.move(entrant.block, Phase.PROVISIONAL)
    key = f"block:{block.pk}"
    with pytest.raises(Refused, match="chưa có quyết định"):
        publish_result(key, by=people.organiser)
    with pytest.raises(Refused, match="chưa có quyết định"):
        finished_result(key)
    approve(block, number="617/QĐ-UBND", decided_on=date(2024, 3, 29), by=people.chair)
    publish_result(key, by=people.organiser)
    publish_result(key, by=people.organiser)
    block.refresh_from_db()
    assert block.phase == Phase.PUBLISHED
    with pytest.raises(Refused, match="chưa công bố"):
        withdraw_approval(block, by=people.organiser)
    (heading,) = finished_headings(block.campaign.conference)
    assert (heading.key, heading.phase) == (key, "published")
    withdraw_result(key, by=people.organiser)
    block.refresh_from_db()
    assert block.phase == Phase.APPROVED


def test_phases_go_one_step_forward_or_back_and_never_skip(entrant, people):
    with pytest.raises(Refused, match="không chuyển thẳng"):
        move_phase(entrant.block, Phase.PROVISIONAL, by=people.organiser)
    assert move_phase(entrant.block, Phase.APPRAISAL, by=people.organiser).phase == Phase.APPRAISAL
    assert move_phase(entrant.block, Phase.SETUP, by=people.organiser).phase == Phase.SETUP
    assert list(entrant.block.phase_changes.values_list("phase", flat=True)) == ["setup", "appraisal"]


def test_the_journal_tells_deeds_and_never_points(entrant, people):
    ready(entrant, people)
    told = Entry.objects.within(entrant.block.campaign.conference)
    assert {entry.verb for entry in told} == {
        "scoring.self_scored",
        "scoring.rest_accepted",
        "scoring.figures_imported",
    }
    assert {key for entry in told for key in entry.particulars} <= {"criterion", "lines", "figures"}

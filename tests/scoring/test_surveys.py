"""Surveyed points straight from a survey: the figures and their margins, as computed or as approved."""

from datetime import date

import pytest

from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import take_survey
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Figure, Score, SurveySource
from diemcau.scoring.queries.surveys import computed, likely_measures, survey_points, surveyed_lines
from diemcau.survey.actions import approve_results, close_collection, compute_results, exclude_sheet
from tests import build
from tests.scoring import build as make
from tests.survey import build as asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def block():
    return make.block(phase=Phase.APPRAISAL)


@pytest.fixture
def survey(block):
    """Three units were asked; two of them stand in the block, and one that nobody asked."""
    survey = asked.answered(asked.survey(owner=block.campaign.conference.owner))
    compute_results(survey, by=build.account())
    units = [cell.unit for cell in survey.frame.select_related("unit").order_by("pk")]
    for unit in [*units[:2], build.organisation(name="Sở chưa hỏi")]:
        make.entrant(block=block, organisation=unit)
    return survey


def test_points_and_margins_come_from_the_survey_and_tell_which(block, survey):
    found = computed(survey)
    expected = {unit["name"]: unit["figures"][0] for unit in found.data["units"]}
    assert take_survey(block, survey, {"2.1": "index"}, digest=found.digest, by=build.account()) == 2
    for figure in Figure.objects.select_related("entrant__organisation"):
        told = expected[str(figure.entrant)]
        assert figure.value == make.d(round(told["value"] * 100, 4))
        assert figure.margin == make.d(round(told["margin"] * 100, 4))
        assert figure.source == "Mức độ hài lòng, chưa phê duyệt"
        score = Score.objects.get(entrant=figure.entrant)
        assert (score.points, score.how) == (make.d(round(told["value"] * 2, 4)), "figure")
    assert SurveySource.objects.get().measures == {"2.1": "index"}
    assert take_survey(block, survey, {"2.1": "index"}, digest=found.digest, by=build.account()) == 0


def test_whom_the_survey_did_not_ask_is_told(block, survey):
    points = survey_points(block, computed(survey), {"2.1": "index"})
    assert points.missing == [("Sở chưa hỏi", "không có trong khung mẫu")]


def test_a_criterion_is_offered_the_figure_whose_title_it_names(block, survey):
    (line,) = surveyed_lines(block)
    found = computed(survey)
    key, title = next((each["key"], each["title"][0]) for each in found.data["measures"] if each["kind"] == "factor")
    assert likely_measures([line], found) == {"2.1": ""}
    line.name = "Mức độ hài lòng của người dân"
    assert likely_measures([line], found) == {"2.1": "index"}
    line.name = f"Mức độ hài lòng về {title.lower()}"
    assert likely_measures([line], found) == {"2.1": key}


def test_what_was_approved_goes_before_what_was_computed_later(block, survey):
    who, approved = build.account(), computed(survey)
    close_collection(survey, by=who)
    approve_results(survey, decision="99/QĐ-UBND", decided_on=date(2024, 1, 9), by=who)
    exclude_sheet(survey.sheets.first(), "Phiếu làm thử", by=who)
    assert compute_results(survey, by=who).digest != approved.digest
    found = computed(survey)
    assert (found.decision, found.digest) == ("99/QĐ-UBND", approved.digest)
    take_survey(block, survey, {"2.1": "index"}, digest=found.digest, by=build.account())
    assert Figure.objects.first().source == "Mức độ hài lòng, Quyết định số 99/QĐ-UBND"


def test_figures_that_changed_under_the_page_are_not_taken(block, survey):
    with pytest.raises(Refused, match="vừa được tính lại"):
        take_survey(block, survey, {"2.1": "index"}, digest="cũ", by=build.account())
    assert not Figure.objects.exists()


def test_nothing_is_taken_after_the_decision(block, survey):
    make.move(block, Phase.APPROVED)
    with pytest.raises(Refused, match="đã được phê duyệt"):
        take_survey(block, survey, {"2.1": "index"}, digest=computed(survey).digest, by=build.account())


def test_a_survey_of_no_unit_of_the_block_gives_nothing(block, survey):
    block.entrants.all().delete()
    with pytest.raises(Refused, match="không có số liệu của đơn vị nào"):
        take_survey(block, survey, {"2.1": "index"}, digest=computed(survey).digest, by=build.account())


def test_the_organiser_looks_at_the_points_before_taking_them(client, block, survey):
    people = make.people(block)
    client.force_login(people.first)
    address = f"/conferences/{block.campaign.conference_id}/blocks/{block.pk}/survey/"
    assert client.get(address).status_code == 403
    client.force_login(people.organiser)
    assert "0 điểm từ cuộc khảo sát" in client.get(address).content.decode()
    page = client.get(address, {"survey": survey.pk, "measure-2.1": "index"}).content.decode()
    assert "2 điểm từ cuộc khảo sát" in page and "không có trong khung mẫu" in page
    assert not Figure.objects.exists()
    data = {"survey": survey.pk, "measure-2.1": "index", "digest": computed(survey).digest}
    assert client.post(address, data | {"digest": "x"}).status_code == 409
    assert client.post(address, data).status_code == 302
    assert Figure.objects.count() == 2
    assert "Điểm đang dùng lấy từ" in client.get(address).content.decode()


def test_without_a_survey_the_page_says_what_to_do(client, block):
    people = make.people(block)
    client.force_login(people.organiser)
    address = f"/conferences/{block.campaign.conference_id}/blocks/{block.pk}/survey/"
    assert "Chưa có cuộc khảo sát nào có kết quả" in client.get(address).content.decode()

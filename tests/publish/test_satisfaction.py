"""A satisfaction survey on its way to everybody: computed, approved, frozen, released."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.publish.actions import prepare, release
from diemcau.publish.models import Edition
from diemcau.publish.queries.prepared import prepared
from diemcau.survey.actions import approve_results, close_collection, compute_results, exclude_sheet, withdraw_approval
from diemcau.survey.models import Approval, Sheet
from tests import build
from tests.survey import build as surveys

pytestmark = pytest.mark.django_db
DECISION = {"decision": "120/QĐ-UBND", "decided_on": date(2024, 1, 12)}


@pytest.fixture
def conference():
    return build.conference()


@pytest.fixture
def survey(conference):
    """Three units have answered and the figures are computed; of the last unit nearly everything is excluded."""
    found = surveys.answered(surveys.survey(owner=conference.owner))
    by = build.account()
    last = found.samples.get().strata.order_by("-pk").first()
    for sheet in list(Sheet.objects.filter(stratum=last))[2:]:
        exclude_sheet(sheet, "thử", by=by)
    close_collection(found, by=by)
    compute_results(found, by=by)
    return found


def test_what_is_approved_is_published_as_a_table_with_margins_and_small_cells_hidden(client, conference, survey):
    chair = build.administrator()
    assert prepared(conference) == []
    approve_results(survey, **DECISION, by=chair)

    edition = prepare(conference, f"survey:{survey.pk}", by=chair)
    address = f"/results/{edition.publication.slug}/"
    assert client.get(address).status_code == 404
    release(conference, [edition], by=chair)

    table = edition.table
    assert [row.rank for row in table.rows][-1] is None
    hidden = [row for row in table.rows if not row.index]
    assert hidden and all(not any(row.fields) and row.rank is None and "quá ít phiếu" in row.note for row in hidden)
    assert len(table.fields) >= 5 and table.decision == "120/QĐ-UBND"
    page = unescape(client.get(address).content.decode())
    assert "120/QĐ-UBND" in page and "Sai số ở độ tin cậy 95%" in page
    assert Approval.objects.get().published_at is not None
    assert client.get(f"/api/v1/results/{edition.publication.slug}/").json()["kind"] == "survey"


def test_computing_again_changes_nothing_until_it_is_approved_again(conference, survey):
    chair = build.administrator()
    approve_results(survey, **DECISION, by=chair)
    first = prepare(conference, f"survey:{survey.pk}", by=chair)
    release(conference, [first], by=chair)
    sheet = Sheet.objects.filter(survey=survey).counted().order_by("stratum", "pk").first()
    exclude_sheet(sheet, "thử", by=chair)
    compute_results(survey, by=chair)

    with pytest.raises(Refused, match="không khác bản đã công bố"):
        prepare(conference, f"survey:{survey.pk}", by=chair, reason="tính lại")
    approve_results(survey, decision="130/QĐ-UBND", decided_on=date(2024, 2, 1), by=chair)
    second = prepare(conference, f"survey:{survey.pk}", by=chair, reason="loại một phiếu")

    assert (second.version, second.decision) == (2, "130/QĐ-UBND")
    assert Edition.objects.current().get() == first


def test_a_survey_is_approved_only_once_whole_and_as_computed(conference, survey):
    by = build.administrator()
    approve_results(survey, **DECISION, by=by)
    with pytest.raises(Refused, match="đã được phê duyệt theo 120/QĐ-UBND"):
        approve_results(survey, **DECISION, by=by)
    withdraw_approval(survey, by=by)
    exclude_sheet(Sheet.objects.filter(survey=survey).counted().first(), "thử", by=by)
    with pytest.raises(Refused, match="khác lúc tính"):
        approve_results(survey, **DECISION, by=by)
    assert Approval.objects.count() == 0


def test_while_answers_come_or_nothing_is_computed_nothing_is_approved(conference):
    found, by = surveys.answered(surveys.survey(owner=conference.owner)), build.administrator()
    with pytest.raises(Refused, match="Chưa tính"):
        approve_results(found, **DECISION, by=by)
    compute_results(found, by=by)
    with pytest.raises(Refused, match="còn nhận phiếu"):
        approve_results(found, **DECISION, by=by)
    assert Approval.objects.count() == 0


def test_a_published_approval_is_not_taken_back(conference, survey):
    chair = build.administrator()
    approve_results(survey, **DECISION, by=chair)
    release(conference, [prepare(conference, f"survey:{survey.pk}", by=chair)], by=chair)
    with pytest.raises(Refused, match="Kết quả đã công bố"):
        withdraw_approval(survey, by=chair)
    assert Entry.objects.filter(verb="survey.published").count() == 1


def test_a_survey_is_published_by_one_conference_of_its_owner(conference, survey):
    chair = build.administrator()
    approve_results(survey, **DECISION, by=chair)
    other = build.conference(owner=conference.owner, title="Hội nghị năm sau")
    assert len(prepared(other)) == 1
    prepare(conference, f"survey:{survey.pk}", by=chair)
    assert prepared(other) == []


def test_organisers_approve_on_a_page_and_delegates_do_not(client, conference, survey):
    at = f"/conferences/{conference.pk}/surveys/{survey.pk}/estimates/"
    organiser = build.account()
    build.conference_role(organiser, conference)
    client.force_login(organiser)
    assert "Phê duyệt kết quả" in client.get(at).content.decode()
    assert client.post(f"{at}approvals/new/", {"decision": "", "decided_on": "2024-01-12"}).status_code == 422
    assert client.post(f"{at}approvals/new/", {"decision": "1/QĐ", "decided_on": "2999-01-12"}).status_code == 422
    told = {"decision": "120/QĐ-UBND", "decided_on": "2024-01-12"}
    assert client.post(f"{at}approvals/new/", told).status_code == 302
    assert client.post(f"{at}approvals/new/", told).status_code == 409
    assert "120/QĐ-UBND" in client.get(at).content.decode()
    assert client.post(f"{at}approvals/withdrawal/").status_code == 302
    assert Approval.objects.count() == 0

    client.force_login(build.account())
    assert client.post(f"{at}approvals/new/", told).status_code == 404

"""Answers are taken in: each once, by whoever holds a link, and nobody can tell whose is whose."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, models
from django.utils import timezone

from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.survey.actions import (
    assign_interviewer,
    close_collection,
    hand_out_paper,
    key_form,
    renew_link,
    replace_point,
    settle_form,
)
from diemcau.survey.domain.questionnaire import fill
from diemcau.survey.models import Keying, PaperForm, Point, Sheet, Stratum
from diemcau.survey.permissions import carrier_token, link_token
from tests import build
from tests.survey import build as surveys

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return surveys.taking()


def sheet(survey, **more):
    answers = surveys.ALL_GOOD | more.pop("answers", {})
    return {"id": str(uuid4()), "version": surveys.version(survey).pk, "seconds": 184, "answers": answers} | more


def send(client, point, sent):
    body = sent if isinstance(sent, str) else json.dumps(sent)
    return client.post(f"/s/{link_token(point)}/sheets/", body, content_type="application/json")


def test_the_same_sheet_sent_again_counts_once_and_gets_the_same_receipt(client, survey):
    point = surveys.points(survey)[0]
    sent = sheet(survey)
    first, again = send(client, point, sent), send(client, point, sent)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Sheet.objects.count() == 1


def test_a_second_device_with_the_same_invitation_is_refused_and_nothing_changes(client, survey):
    point = surveys.points(survey)[0]
    send(client, point, sheet(survey))
    refused = send(client, point, sheet(survey, answers={"f1_1": 1}))
    assert (refused.status_code, Sheet.objects.count()) == (409, 1)
    assert "đã có phiếu trả lời" in refused.json()["message"]


def test_the_same_number_with_other_answers_is_refused(client, survey):
    one, other = surveys.points(survey)[:2]
    sent = sheet(survey)
    send(client, one, sent)
    assert send(client, other, sent | {"answers": surveys.ALL_GOOD | {"f1_1": 1}}).status_code == 409
    assert Point.objects.get(pk=other.pk).answered_on is None


BAD = {
    "an answer out of its range": {"answers": {"f1_1": 6}},
    "an answer below its range": {"answers": {"f1_1": 0}},
    "a fraction": {"answers": {"f1_1": 3.5}},
    "true": {"answers": {"f1_1": True}},
    "a list": {"answers": {"f1_1": [1]}},
    "an unknown question": {"answers": {"zz": 1}},
    "too long a text": {"answers": {"i_3": "a" * 2001}},
    "a version that is not": {"version": 10**9},
    "a version that is no number": {"version": "1; DROP TABLE"},
    "no number": {"id": "1"},
}


@pytest.mark.parametrize("kind", BAD)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_nothing_is_kept(client, survey, kind):
    answer = send(client, surveys.points(survey)[0], sheet(survey, **BAD[kind]))
    assert (answer.status_code, Sheet.objects.count()) == (422, 0)
    assert "Chưa ghi gì" in answer.json()["message"]
    assert not Point.objects.exclude(answered_on=None).exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "[" * 20_000, '"' + "a" * 70_000 + '"', '{"id": 5}'])
def test_rubbish_is_refused_in_bounded_time(client, survey, body):
    assert send(client, surveys.points(survey)[0], body).status_code == 422


@pytest.mark.parametrize("token", ["x", "1-1:abc", "1-1.AAAA", "ffffffffffffffffffffff-1.A", "%00", "a" * 500])
def test_a_link_that_is_not_ours_opens_nothing(client, survey, token):
    assert client.get(f"/s/{token}/form.json").status_code == 404
    assert client.post(f"/s/{token}/sheets/", "{}", content_type="application/json").status_code == 404


def test_a_renewed_link_and_a_replaced_point_end_the_old_link(client, survey):
    one, other = surveys.points(survey)[:2]
    old, gone = link_token(one), link_token(other)
    renew_link(one, by=build.account())
    instead = replace_point(other, "không có nhà", by=build.account())
    assert [client.get(f"/s/{token}/form.json").status_code for token in (old, gone)] == [404, 404]
    assert client.get(f"/s/{link_token(Point.objects.get(pk=one.pk))}/form.json").json()["state"] == "open"
    assert client.get(f"/s/{link_token(instead)}/form.json").json()["state"] == "open"


def test_reserves_are_called_in_their_order_and_run_out_openly(survey):
    by = build.account()
    stratum = Stratum.objects.first()
    spare = list(stratum.points.filter(is_reserve=True).order_by("place"))
    called = [replace_point(point, "đi vắng", by=by) for point in stratum.points.filter(is_reserve=False)[:3]]
    assert called == [*spare, None]
    with pytest.raises(Refused, match="đã được thay thế"):
        replace_point(stratum.points.filter(is_reserve=False)[0], "lần nữa", by=by)


def test_after_the_last_day_and_after_closing_no_sheet_is_taken(client, survey):
    one, other = surveys.points(survey)[:2]
    survey.collections.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert send(client, one, sheet(survey)).status_code == 409
    survey.collections.update(ends_on=timezone.localdate())
    assert send(client, one, sheet(survey)).status_code == 201
    close_collection(survey, by=build.account())
    assert send(client, other, sheet(survey)).status_code == 409
    assert client.get(f"/s/{link_token(other)}/form.json").json()["state"] == "closed"


def test_the_page_behind_a_link_is_the_same_for_all_and_touches_no_cookie(client, survey):
    client.force_login(build.account(full_name="Nguyễn Thị Mật"))
    pages = [client.get(f"/s/{link_token(point)}/") for point in surveys.points(survey)[:2]]
    assert pages[0].content == pages[1].content == client.get("/s/").content
    assert "Mật" not in pages[0].content.decode()
    assert survey.title not in pages[0].content.decode()
    assert not any(page.cookies for page in pages)
    assert "csrf" not in pages[0].content.decode()


def test_nothing_that_is_kept_joins_a_point_to_its_sheet(client, survey):
    before = Entry.objects.count()
    point = surveys.points(survey)[0]
    sent = sheet(survey)
    send(client, point, sent)
    point.refresh_from_db()
    row = Sheet.objects.get(pk=UUID(sent["id"]))
    assert Entry.objects.count() == before
    links = [f for f in (*Sheet._meta.get_fields(), *Point._meta.get_fields()) if f.is_relation]
    assert not {f.related_model for f in links if isinstance(f, models.ForeignKey)} & {Sheet, Point} - {None}
    mine = {f.name: getattr(point, f.attname) for f in Point._meta.concrete_fields}
    theirs = {f.name: getattr(row, f.attname) for f in Sheet._meta.concrete_fields}
    assert {name for name in mine if name in theirs and mine[name] == theirs[name]} == {"stratum", "cluster", "channel"}
    assert not any(isinstance(f, models.DateField) for f in Sheet._meta.concrete_fields)
    assert row.seconds == 180  # in tens


def test_closing_lays_the_sheets_anew_in_the_order_of_their_numbers():
    survey = surveys.answered()
    close_collection(survey, by=build.account())
    with connection.cursor() as cursor:
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT uuid FROM survey_sheet ORDER BY {place}")
        laid = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
    assert laid == sorted(laid)
    assert len(laid) == 24


@pytest.mark.django_db(transaction=True)
def test_of_eight_devices_with_one_invitation_exactly_one_is_taken(survey):
    point = surveys.points(survey)[0]
    version = surveys.version(survey)
    filled = fill(version.form, surveys.ALL_GOOD)

    def device(_number: int) -> bool:
        from diemcau.survey.actions import take_sheet

        try:
            take_sheet(point, version, filled, uuid=uuid4(), seconds=60, channel="link")
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(device, range(8)))
    assert (sum(taken), Sheet.objects.count()) == (1, 1)


def test_an_interviewer_is_told_apart_by_the_device_not_by_the_sheet(client, survey):
    account = build.account()
    assign_interviewer(survey, Stratum.objects.all()[:1], account, by=build.account())
    one, other = surveys.points(survey)[:2]
    send(client, one, sheet(survey, carrier=carrier_token(account, survey)))
    send(client, other, sheet(survey, carrier=carrier_token(build.account(), survey)))
    assert set(Sheet.objects.values_list("channel", flat=True)) == {"interview", "link"}


def test_a_round_holds_only_what_its_interviewer_carries(client, survey):
    account = build.account()
    client.force_login(account)
    assert client.get(f"/interviews/{survey.pk}/round.json").status_code == 404
    assign_interviewer(survey, Stratum.objects.all()[:1], account, by=build.account())
    told = client.get(f"/interviews/{survey.pk}/round.json")
    assert len(told.json()["points"]) == 8
    assert told["Cache-Control"] == "no-store"
    assert client.get("/interviews/").status_code == 200


# -- paper


def keyed(survey, **answers):
    return fill(surveys.version(survey).form, surveys.ALL_GOOD | answers)


@pytest.fixture
def form(survey):
    hand_out_paper(survey, Stratum.objects.all()[:1], by=build.account())
    return PaperForm.objects.first()


def test_paper_ends_the_links_of_its_points_and_bears_no_persons_number(client, survey, form):
    point = Point.objects.filter(channel="paper").first()
    assert client.get(f"/s/{link_token(point)}/form.json").json()["state"] == "closed"
    assert PaperForm.objects.count() == 8
    assert "point" not in {field.name for field in PaperForm._meta.get_fields()}


def test_two_readings_that_agree_make_the_sheet(survey, form):
    one, other = build.account(), build.account()
    key_form(form, keyed(survey), by=one)
    assert Sheet.objects.count() == 0
    with pytest.raises(Refused, match="phải do người khác làm"):
        key_form(form, keyed(survey), by=one)
    key_form(form, keyed(survey), by=other)
    assert (Sheet.objects.count(), Keying.objects.count()) == (1, 2)
    with pytest.raises(Refused, match="nhập đủ hai lượt"):
        key_form(form, keyed(survey), by=build.account())


def test_two_readings_that_differ_wait_until_somebody_looks_at_the_paper(survey, form):
    key_form(form, keyed(survey), by=build.account())
    key_form(form, keyed(survey, f1_1=2), by=build.account())
    assert Sheet.objects.count() == 0
    settle_form(form, keyed(survey, f1_1=2), by=build.account())
    assert (Sheet.objects.get().marks[0], Keying.objects.count()) == ("2", 2)
    with pytest.raises(Refused, match="không có chỗ khác nhau"):
        settle_form(form, keyed(survey), by=build.account())

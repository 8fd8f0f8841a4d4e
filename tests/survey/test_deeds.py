"""What people do on the pages: paper keyed and settled, files, cleaning, replacing, against last year."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.directory.domain.files import read, workbook
from diemcau.survey.actions import compute_results, hand_out_paper, key_form
from diemcau.survey.domain.keyed import answers_table
from diemcau.survey.domain.questionnaire import fill
from diemcau.survey.domain.sipas import DEFAULT
from diemcau.survey.domain.wording import WORDING, rows_of
from diemcau.survey.models import Exclusion, PaperForm, Point, Sheet, Stratum
from diemcau.survey.queries import frozen_estimates, last_year
from tests import build
from tests.survey import build as surveys

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference(client):
    conference = build.conference()
    account = build.account()
    build.conference_role(account, conference)
    client.force_login(account)
    return conference


@pytest.fixture
def survey(conference):
    return surveys.taking(surveys.survey(owner=conference.owner))


@pytest.fixture
def at(conference, survey):
    return f"/conferences/{conference.pk}/surveys/{survey.pk}/"


def xlsx(name, table, lines):
    return {"file": SimpleUploadedFile(name, workbook([(table, lines)]))}


def test_a_changed_table_becomes_the_next_version_and_the_same_table_none(client, survey, at):
    rows = [list(row) for row in rows_of(DEFAULT)]
    assert client.post(f"{at}questionnaire/", xlsx("p.xlsx", WORDING, rows)).status_code == 409
    rows[0][4] = "Nơi ngồi chờ rộng rãi"
    assert client.post(f"{at}questionnaire/", xlsx("p.xlsx", WORDING, rows)).status_code == 302
    assert [version.number for version in survey.questionnaires.all()] == [1, 2]
    rows[1][3] = rows[0][3]
    page = client.post(f"{at}questionnaire/", xlsx("p.xlsx", WORDING, rows))
    assert (page.status_code, survey.questionnaires.count()) == (422, 2)
    assert "có hai lần" in page.content.decode()


def test_paper_is_printed_keyed_by_two_and_settled_on_the_page(client, survey, at):
    stratum = Stratum.objects.first()
    assert client.post(f"{at}paper/", {"stratum": [stratum.pk]}).status_code == 302
    printed = client.get(f"{at}paper/sheets/")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    form = PaperForm.objects.first()
    assert client.get(f"{at}paper/keying/?number=99999").status_code == 404
    keyed = {key: str(value) for key, value in surveys.ALL_GOOD.items()}
    where = f"{at}paper/keying/?number={form}"
    assert client.post(where, keyed | {"f1_1": "7"}).status_code == 422
    assert client.post(where, keyed).status_code == 302
    assert client.post(where, keyed).status_code == 409  # the same person
    key_form(form, fill(DEFAULT, surveys.ALL_GOOD | {"f1_1": 1}), by=build.account())
    page = client.get(f"{at}paper/1/differences/").content.decode()
    assert "1 chỗ khác nhau" in page
    assert client.post(f"{at}paper/1/differences/", keyed | {"f1_1": "1"}).status_code == 302
    assert Sheet.objects.get().marks[0] == "1"
    assert client.get(f"{at}paper/1/differences/").status_code == 200
    assert client.get(f"{at}paper/2/differences/").status_code == 404


def test_forms_from_a_file_count_once_however_often_it_is_sent(client, survey, at):
    hand_out_paper(survey, Stratum.objects.all()[:1], by=build.account())
    sheets = read(client.get(f"{at}paper/answers/file/").content)
    assert len(sheets[0].rows) == 9
    table = answers_table(DEFAULT)
    line = [str(surveys.ALL_GOOD.get(column.key, "")) for column in table.columns[1:]]
    lines = [["P-00001", *line], ["P-00002", *line]]
    assert client.post(f"{at}paper/answers/", xlsx("n.xlsx", table, lines)).status_code == 302
    assert client.post(f"{at}paper/answers/", xlsx("n.xlsx", table, lines)).status_code == 302
    assert Sheet.objects.count() == 2
    lines[0][1] = "1"
    assert client.post(f"{at}paper/answers/", xlsx("n.xlsx", table, lines)).status_code == 409
    lines[0][1] = "9"
    page = client.post(f"{at}paper/answers/", xlsx("n.xlsx", table, [*lines, ["P-00777", *line]]))
    assert (page.status_code, Sheet.objects.count()) == (422, 2)
    assert "Không có phiếu giấy số" in page.content.decode()


def test_sheets_are_taken_out_with_a_reason_and_put_back_and_none_is_lost(client, survey, at):
    one, two, *_rest = surveys.points(survey)
    surveys.answer(one, seconds=3)
    kept = surveys.answer(two, f1_1=2)
    assert "trả lời quá nhanh" in client.get(f"{at}cleaning/").content.decode()
    assert client.post(f"{at}cleaning/rules/speeder/").status_code == 302
    assert client.post(f"{at}cleaning/rules/by_hand/").status_code == 404
    assert client.post(f"{at}cleaning/{kept}/exclusions/new/", {"reason": "trả lời thay người khác"}).status_code == 302
    assert (Sheet.objects.count(), Sheet.objects.counted().count()) == (2, 0)
    assert client.post(f"{at}cleaning/{kept}/return/").status_code == 302
    assert client.post(f"{at}cleaning/{kept}/return/").status_code == 409
    assert (Sheet.objects.counted().count(), Exclusion.objects.count()) == (1, 2)
    client.post(f"{at}cleaning/rules/speeder/")
    assert Exclusion.objects.count() == 2  # what was judged once is not judged again


def test_points_are_replaced_renewed_and_carried_on_the_page(client, survey, at):
    point = surveys.points(survey)[0]
    assert client.post(f"{at}points/{point.pk}/replacements/new/", {"reason": ""}).status_code == 422
    assert client.post(f"{at}points/{point.pk}/replacements/new/", {"reason": "chuyển đi"}).status_code == 302
    other = surveys.points(survey)[0]
    assert client.post(f"{at}points/{other.pk}/links/new/").status_code == 302
    assert Point.objects.get(pk=other.pk).turn == 2
    carrier, stratum = build.account(name="dieu-tra"), Stratum.objects.first()
    told = {"stratum": [stratum.pk], "account": "khong-co"}
    assert client.post(f"{at}points/interviewers/new/", told).status_code == 422
    assert client.post(f"{at}points/interviewers/new/", told | {"account": carrier.name}).status_code == 302
    assert f"{carrier}" in client.get(f"{at}points/?stratum={stratum.pk}").content.decode()


def test_a_sample_is_cancelled_only_while_nobody_has_answered(client, survey, at):
    assert client.post(f"{at}sample/cancellation/").status_code == 409  # it takes answers
    client.post(f"{at}collection/closure/")
    assert client.post(f"{at}sample/cancellation/").status_code == 302
    assert "Xem sai số dự kiến" in client.get(f"{at}sample/").content.decode()


def test_against_last_year_the_difference_is_told_with_its_margin_and_a_break_is_marked(client, conference):
    by = build.account()
    old = surveys.survey(owner=conference.owner, year=2022, method="Quyết định 2640/QĐ-BNV")
    units = surveys.frame(old)
    surveys.answered(old)
    compute_results(old, by=by)
    new = surveys.survey(owner=conference.owner, year=2023)
    new.frame.model.objects.bulk_create(new.frame.model(survey=new, unit=unit, people=40) for unit in units)
    surveys.answered(new)
    compute_results(new, by=by)
    found = last_year(new, frozen_estimates(new).data)
    assert found.breaks == ("phương pháp khác nhau",)
    assert set(found.units) == {unit.code for unit in units}
    page = client.get(f"/conferences/{conference.pk}/surveys/{new.pk}/estimates/").content.decode()
    assert "Chuỗi số liệu bị gián đoạn" in page
    assert "So với năm 2022" in page


def test_computing_again_from_the_same_sheets_gives_the_same_bytes_and_frozen_figures_do_not_move():
    survey = surveys.answered(clusters=2)
    by = build.account()
    first, second = compute_results(survey, by=by), compute_results(survey, by=by)
    assert (first.digest, first.data) == (second.digest, second.data)
    before = frozen_estimates(survey)
    Sheet.objects.filter(pk=Sheet.objects.first().pk).delete()
    assert frozen_estimates(survey) == before
    assert before.data["stages"] == 2


def test_microdata_leave_with_no_words_and_no_rare_person(client, survey, at):
    for number, point in enumerate(surveys.points(survey)):
        surveys.answer(point, i_1=1 if number else 2, i_2=1 + number % 2, i_3="Tôi là Nguyễn Văn A")
    table = client.get(f"{at}estimates/microdata/").content.decode("utf-8-sig")
    head, *lines = table.strip().splitlines()
    assert "Nguyễn" not in table
    assert len(lines) == 24
    place = head.split(",").index("i_1")
    assert "2" not in {line.split(",")[place] for line in lines}

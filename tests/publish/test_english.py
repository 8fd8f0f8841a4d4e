"""What everybody reads is English too: what we wrote, what the office gave; the rest is marked as Vietnamese."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils.translation import override

from diemcau.kernel.errors import Refused
from diemcau.publish.actions import keep_wordings, prepare, release
from diemcau.publish.domain.notes import note_of
from diemcau.publish.domain.tables import digest
from diemcau.publish.domain.wording import english, leaves
from diemcau.publish.models import Wording
from diemcau.publish.queries.wordings import wordings
from diemcau.scoring.domain.ranking import Grade, Settings, Ties
from diemcau.survey.actions import approve_results, close_collection, compute_results
from diemcau.web.catalogue import VIETNAMESE
from tests import build
from tests.contest import build as contests
from tests.publish.build import bodies, frozen, ranking, released
from tests.survey import build as surveys

pytestmark = pytest.mark.django_db
VOID = {"meta", "link", "img", "input", "br", "hr"}
OWN = ("Điểm Cầu",)  # the product's name


class Unmarked(HTMLParser):
    """Vietnamese words of an English page that nothing marks as Vietnamese."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._languages = ["en"]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or self._languages[-1]
        if tag != "svg":  # the alternative text of a picture names units
            self._look(
                " ".join(given.get(name) or "" for name in ("alt", "aria-label", "title", "content", "placeholder")),
                language,
            )
            self._look(given.get("data-label") or "", language)
        if tag not in VOID:
            self._languages.append(language)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._languages.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._languages.pop()

    def handle_data(self, data: str) -> None:
        self._look(data, self._languages[-1])

    def _look(self, text: str, language: str) -> None:
        for own in OWN:
            text = text.replace(own, "")
        if language != "vi" and VIETNAMESE(text):
            self.found.add(" ".join(text.split()))


def unmarked(client, address: str) -> set[str]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page = answer.content.decode()
    assert '<html lang="en"' in page
    return Unmarked(page).found


@pytest.fixture
def conference():
    return build.conference()


@pytest.fixture
def chair():
    return build.administrator()


@pytest.fixture
def index(conference):
    """A ranking that no standard term covers, of four units, and the year before it."""
    units = bodies("Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Công Thương")
    before = ranking(
        conference, [(each, "80.10") for each in reversed(units)], year=2022, title="Chỉ số năm 2022", decision="1/QĐ"
    )
    table = ranking(
        conference,
        list(zip(units, ["90.50", "88.25", "80.00", "71.40"], strict=True)),
        title="Bảng theo dõi năm 2023",
        block="Khối chuyên ngành",
    )
    table.rows.update(grade="Hoàn thành xuất sắc", note="Có sáng kiến")
    table.fields = [["1", "Chỉ đạo điều hành", "10"]]
    table.save()
    return before, table


GIVEN = {
    "Chỉ số năm 2022": "Index 2022",
    "Bảng theo dõi năm 2023": "Follow-up of Đà Nẵng 2023",
    "Khối chuyên ngành": "Line departments",
    "Hoàn thành xuất sắc": "Outstanding",
    "Có sáng kiến": "Took an initiative",
}


@pytest.mark.parametrize("given", [GIVEN, {}], ids=["given", "not given"])
def test_no_vietnamese_stands_unmarked_on_any_english_page_of_a_release(client, conference, chair, index, given):
    keep_wordings(conference, given, by=chair)
    before, table = index
    edition = frozen(before, chair)
    release(conference, [edition, frozen(table, chair)], by=chair)
    table.rows.filter(rank=4).update(index="72.00", points="72.00")
    table.rows.filter(rank=1).update(grade="Tốt")
    correction = prepare(
        conference, f"ranking:{table.pk}", by=chair, reason="Nhầm số liệu", reason_in_english="Wrong figure"
    )
    release(conference, [correction], by=chair)
    slug, code = correction.publication.slug, table.rows.get(rank=4).organisation.code

    for address in (
        "/results/?lang=en",
        f"/results/{slug}/?lang=en",
        f"/results/{slug}/versions/1/?lang=en",
        f"/results/units/{code}/?lang=en",
    ):
        assert unmarked(client, address) == set(), address

    page = client.get(f"/results/{slug}/?lang=en").content.decode()
    assert "Wrong figure" in page and "72.00" in page and "72,00" not in page
    assert ("Follow-up of" in page) is bool(given)
    assert ("stands here in the Vietnamese original" in page) is not bool(given)
    assert "Nhầm số liệu" in client.get(f"/results/{slug}/").content.decode()


def test_a_survey_and_its_english_questions_are_read_in_english(client, conference, chair, survey_edition):
    slug = survey_edition.publication.slug
    assert unmarked(client, f"/results/{slug}/?lang=en") == set()

    page = client.get(f"/results/{slug}/?lang=en").content.decode()
    assert "Margins at 95% confidence" in page
    assert " answers; ± " in page
    assert "Sai số ở độ tin cậy" not in page


@pytest.fixture
def survey_edition(conference, chair):
    found = surveys.answered(surveys.survey(owner=conference.owner))
    close_collection(found, by=chair)
    compute_results(found, by=chair)
    approve_results(found, decision="120/QĐ-UBND", decided_on=date(2024, 1, 12), by=chair)
    edition = prepare(conference, f"survey:{found.pk}", by=chair)
    release(conference, [edition], by=chair)
    return edition


def test_what_is_open_to_contestants_and_to_those_who_are_asked_is_english_too(client, conference):
    contest = contests.contest(conference=conference, rules="Mỗi người thi một lần.")
    round_ = contests.open_round(contest)
    client.cookies["django_language"] = "en"
    assert unmarked(client, f"/contests/{contest.slug}/") == set()

    attempt = contests.begun(round_)
    session = client.session
    session["contestants"] = {contest.slug: attempt.contestant_id}
    session.save()
    assert unmarked(client, f"/contests/{contest.slug}/") == set()

    shell = client.get("/s/").content.decode()
    assert Unmarked(shell.replace('<html lang="en"', "<html")).found == set() or '<html lang="vi"' in shell


def test_the_english_is_frozen_with_the_result_and_is_part_of_its_checksum(conference, chair, index):
    _before, table = index
    keep_wordings(conference, GIVEN, by=chair)
    edition = frozen(table, chair)
    keep_wordings(conference, {"Khối chuyên ngành": "Something else"}, by=chair)

    edition.refresh_from_db()
    assert edition.content["english"]["Khối chuyên ngành"] == "Line departments"
    assert "Chỉ số năm 2022" not in edition.content["english"]  # another table's
    assert edition.is_whole and edition.sha256 == digest(edition.content)
    edition.content["english"]["Khối chuyên ngành"] = "Forged"
    assert not edition.is_whole


def test_a_result_without_english_is_hashed_as_before_there_was_any(conference, chair, index):
    edition = frozen(index[1], chair)

    assert "english" not in edition.content
    assert edition.table.english == {}


def test_english_that_came_later_is_a_correction_and_an_equal_one_is_refused(client, conference, chair, index):
    _before, table = index
    released(table, chair)
    with pytest.raises(Refused, match="không khác bản đã công bố"):
        frozen(table, chair, "Bổ sung")
    keep_wordings(conference, GIVEN, by=chair)

    second = prepare(conference, f"ranking:{table.pk}", by=chair, reason="Bổ sung", reason_in_english="English added")
    release(conference, [second], by=chair)

    page = client.get(f"/results/{second.publication.slug}/?lang=en").content.decode()
    assert "English added" in page and "English version" in page
    with pytest.raises(Refused, match="không khác bản đã công bố"):
        frozen(table, chair, "Lần nữa")


def test_whoever_freezes_in_english_freezes_the_vietnamese(conference, chair, index):
    with override("en"):
        edition = frozen(index[1], chair)

    assert edition.content["settings"] == "Thứ hạng và điểm lấy nguyên theo quyết định đã ban hành."


def test_the_english_of_what_waits_is_under_the_same_embargo(client, conference, chair, index):
    keep_wordings(conference, GIVEN, by=chair)
    edition = frozen(index[1], chair)

    slug = edition.publication.slug
    for address in (f"/results/{slug}/?lang=en", f"/results/{slug}.csv?lang=en", f"/api/v1/results/{slug}/"):
        assert client.get(address).status_code == 404
    everywhere = client.get("/results/?lang=en").content + client.get("/api/v1/results/").content
    assert b"Line departments" not in everywhere and b"Follow-up" not in everywhere


def test_files_and_open_data_give_the_english_beside_the_vietnamese(client, conference, chair, index):
    keep_wordings(conference, GIVEN, by=chair)
    edition = released(index[1], chair)
    slug = edition.publication.slug

    answer = client.get(f"/results/{slug}.csv?lang=en")
    heads, first, *_ = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads == [
        "Rank",
        "Units",
        "Steering and management (maximum 10)",
        "Total points",
        "Index (%)",
        "Grade",
        "Note",
    ]
    assert first[1] == "Sở Nội vụ" and first[5:] == ["Outstanding", "Took an initiative"]
    assert f"{slug}-en.csv" in answer.headers["Content-Disposition"]
    assert client.get(f"/results/{slug}.csv").content.decode("utf-8-sig").startswith("Hạng,Đơn vị")

    data = client.get(f"/api/v1/results/{slug}/").json()
    assert (data["title"], data["title_en"]) == ("Bảng theo dõi năm 2023", "Follow-up of Đà Nẵng 2023")
    assert data["english"]["Chỉ đạo điều hành"] == "Steering and management"
    assert data["english"]["Có sáng kiến"] == "Took an initiative"
    assert client.get("/api/v1/results/").json()["results"][0]["block_en"] == "Line departments"

    pack = client.get(f"/results/press/{edition.release.announcement_id}.zip?lang=en").content
    with zipfile.ZipFile(io.BytesIO(pack)) as together:
        assert f"{slug}-v1-en.csv" in together.namelist()
        assert together.read(f"{slug}-v1.csv").decode("utf-8-sig").startswith("Hạng,Đơn vị")
        assert together.read(f"{slug}-v1-en.csv").decode("utf-8-sig").startswith("Rank,Units")
        assert json.loads(together.read(f"{slug}-v1.json"))["english"] == edition.content["english"]


def test_the_office_is_asked_for_what_only_it_can_say_and_writes_it_once(client, conference, chair, index):
    address = f"/conferences/{conference.pk}/publications/wordings/"
    client.force_login(build.account())
    assert client.get(address).status_code == 404
    client.force_login(chair)
    asked = {each.vietnamese: each for each in wordings(conference)}
    assert set(GIVEN) < set(asked)
    assert asked["Chỉ đạo điều hành"].customary == "Steering and management"
    assert not any("quyết định đã ban hành" in text or "Sở Nội vụ" in text for text in asked)

    number = list(asked).index("Khối chuyên ngành")
    answer = client.post(address, {f"w{number}": "  Line departments "}, follow=True)

    assert "Đã lưu bản tiếng Anh" in answer.content.decode()
    assert Wording.objects.get().english == "Line departments"
    too_long = client.post(address, {f"w{number}": "x" * 1001})
    assert too_long.status_code == 422 and Wording.objects.get().english == "Line departments"
    client.post(address, {f"w{number}": ""})
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (note_of(120, "2,10", 3, 7), "120 answers; ± 2.10; not distinguishable within ranks 3–7"),
        (note_of(None, ""), "no figure: too few answers"),
        ("Chỉ số cải cách hành chính năm 2023", "Public Administration Reform Index 2023"),
        ("XUẤT SẮC", "Excellent"),
        ("Ghi chú của cơ quan", None),
        ("", ""),
    ],
)
def test_what_we_wrote_is_said_in_english_and_nothing_else(text, said):
    with override("en"):
        assert english(text, {}) == said


def test_the_method_of_an_index_is_said_with_its_grades_or_not_at_all():
    good = Grade(name="Tốt", least=Decimal(80), survey_least=Decimal(70))
    grades = (good, Grade(name="Bình thường", least=Decimal(50)))
    settings = Settings(ties=Ties.BROKEN, grades=grades)
    sentence = settings.sentence()

    assert list(leaves(sentence)) == ["Tốt", "Bình thường"]
    with override("en"):
        assert english(sentence, {}) is None
        said = english(sentence, {"Bình thường": "Ordinary"})
        assert english(replace(settings, grades=()).sentence(), {}).startswith("The index is the share of points")
    assert said is not None and said.endswith("Grades: Good: from 80%, survey from 70%; Ordinary: from 50%.")
    assert not VIETNAMESE(said)

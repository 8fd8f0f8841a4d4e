"""Pictures of released tables, the card of a link, the press pack."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from django_tasks_db.models import DBTaskResult
from PIL import Image

from diemcau.directory.domain import Role
from diemcau.publish.actions.ready import make_ready
from diemcau.publish.domain.charts import charts_of, place_of
from diemcau.publish.domain.charts.figures import MOST_ROWS
from diemcau.publish.domain.consolidated import Part
from diemcau.publish.domain.facts import spoken
from diemcau.publish.domain.tables import Before, lines
from diemcau.publish.feed import SHELF
from diemcau.publish.models import Announcement
from diemcau.publish.queries.ready import folder, picture_name, press_name, ready
from diemcau.scoring.domain.finished import Finished, FinishedRow
from tests import build
from tests.publish.build import bodies, frozen, ranking, released

pytestmark = pytest.mark.django_db
HOSTILE = 'Sở "Một" <script>alert(1)</script> & Hai'


def table(count: int, kind: str = "index", note: str = "") -> Finished:
    rows = tuple(
        FinishedRow(
            rank=at, unit=HOSTILE if at == 1 else f"UBND xã {at}", organisation=at, points="", applicable="",
            index=f"{95 - at / 10:.2f}", grade="", note=note,
        )
        for at in range(1, count + 1)
    )  # fmt: skip
    return Finished(key="", kind=kind, title="T", block="", year=2023, settings="", fields=(), rows=rows)


def drawn(of: Finished, before: dict[int, Before] | None = None):
    return charts_of("Chỉ số", of, lines(of, {}, before))


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize(("count", "kind", "pictures"), [(2, "index", 0), (3, "index", 1), (3, "winners", 0)])
def test_a_table_is_drawn_from_three_units_on(count, kind, pictures):
    assert len(drawn(table(count, kind))) == pictures


def test_each_unit_is_named_with_its_figure_and_no_name_is_taken_for_markup():
    (chart,) = drawn(table(5))
    assert {"UBND xã 2", "94,80"} <= set(words(chart.svg))
    assert "<script>" not in chart.svg and any("alert(1)" in each for each in words(chart.svg))
    assert "cao nhất" in chart.told and "style=" not in chart.svg


def test_a_survey_shows_the_interval_that_its_note_names():
    (chart,) = drawn(table(4, "survey", "120 phiếu; ± 2,10"))
    assert chart.svg.count('stroke-width="3"') == 4
    (bare,) = drawn(table(4, "survey"))
    assert chart.svg != bare.svg


def test_two_years_are_joined_where_both_ranks_are_known():
    before = {at: Before(rank=6 - at, index="80", is_successor=False) for at in range(1, 6)}
    _bars, slope = drawn(table(5), before)
    assert {"2022", "2023", "▲ 4", "▼ 4", "="} <= set(words(slope.svg))
    assert "2 đơn vị lên hạng, 2 đơn vị xuống hạng" in slope.told


def test_a_long_table_is_drawn_as_dots_and_stays_small():
    (chart,) = drawn(table(241))
    assert (chart.svg.count("<circle"), len(chart.svg) < 20_000) == (241, True)
    assert len(drawn(table(MOST_ROWS))[0].svg) < 20_000
    of = table(241)
    mine = place_of("Chỉ số", lines(of, {}), 7)
    assert any("UBND xã 7: 94,30" in each for each in words(mine.svg))
    assert place_of("Chỉ số", lines(of, {}), 999) is None


def test_a_unit_without_a_figure_is_not_drawn():
    of = table(4)
    of = replace(of, rows=(*of.rows, replace(of.rows[0], unit="Xã che số", index="", rank=None, organisation=9)))
    (chart,) = drawn(of)
    assert "Xã che số" not in " ".join(words(chart.svg))


@pytest.fixture
def conference():
    return build.conference(title="Hội nghị tổng kết")


def test_a_link_shows_a_card_once_it_is_released(client, conference, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://diem-cau.example.vn"]
    chair = build.administrator()
    units = bodies("Sở Một", "Sở Hai", "Sở Ba")
    edition = frozen(ranking(conference, [(each, "90") for each in units]), chair)
    slug = edition.publication.slug
    assert client.get(f"/results/{slug}.png").status_code == 404
    from diemcau.publish.actions import release

    release(conference, [edition], by=chair)
    picture = client.get(f"/results/{slug}.png")
    assert picture.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(picture.content)).size == (1200, 630)
    page = client.get(f"/results/{slug}/").content.decode()
    assert f'<meta property="og:image" content="https://diem-cau.example.vn/results/{slug}.png">' in page
    assert page.count("<svg") >= 1 and "Biểu đồ" in page
    unit = client.get(f"/results/units/{units[1].code}/").content.decode()
    assert "public-chart" in unit and "617/QĐ-UBND" in unit


def test_the_press_pack_comes_with_the_release_and_holds_what_was_released_in_it(client, conference):
    chair = build.administrator()
    assert client.get("/results/press/1.zip").status_code == 404
    edition = released(ranking(conference, [(each, "90") for each in bodies("Sở Một", "Sở Hai", "Sở Ba")]), chair)
    frozen(ranking(conference, [(each, "80") for each in bodies("Sở Mật")], title="Bảng chờ"), chair)
    announcement = Announcement.objects.get()
    answer = client.get(f"/results/press/{announcement.pk}.zip")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        names, spoken = pack.namelist(), pack.read("to-so-lieu.txt").decode("utf-8-sig")
    stem = f"{edition.publication.slug}-v1"
    wanted = [f"{stem}.xlsx", f"{stem}.csv", f"{stem}.json", f"{stem}.png", f"{stem}-hinh-1.png", "to-so-lieu.docx"]
    assert set(wanted) <= set(names) and not any("bang-cho" in name for name in names)
    assert "Quyết định số 617/QĐ-UBND ngày 10/01/2024" in spoken and "Có 3 đơn vị được xếp hạng" in spoken
    assert client.get(f"/results/{edition.publication.slug}/").content.decode().count("/results/press/") == 1


def test_the_film_is_made_of_frozen_results_by_those_alone_who_see_them(client, conference):
    chair, technician = build.administrator(), build.account()
    build.conference_role(technician, conference, Role.TECHNICIAN)
    path = f"/conferences/{conference.pk}/publications/facts.docx"
    client.force_login(chair)
    assert client.get(path).status_code == 404
    frozen(ranking(conference, [(each, "90") for each in bodies("Sở Một", "Sở Hai", "Sở Ba")]), chair)
    answer = client.get(path)
    assert (answer.headers["Cache-Control"], answer.content[:2]) == ("no-store", b"PK")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        text = file.read("word/document.xml").decode()
    assert "CHƯA CÔNG BỐ" in text and "Sở Một" in text and "Nguồn: Quyết định số 617/QĐ-UBND" in text
    client.force_login(technician)
    assert client.get(path).status_code == 403


def test_winners_are_spoken_in_the_order_of_the_stage():
    of = table(2, "winners", "UBND xã Trà Leng")
    of = replace(of, rows=tuple(replace(row, grade=f"Giải {row.rank}", index="") for row in of.rows))
    told = spoken([Part(title="Cuộc thi", table=of, lines=lines(of, {}))])
    assert told.index("Giải 2: UBND xã 2 (UBND xã Trà Leng).") < told.index("Giải 1: ")


def test_the_worker_makes_ready_what_the_first_visitors_ask_for(client, conference):
    chair = build.administrator()
    rows = [(each, "90") for each in bodies("Sở Một", "Sở Hai", "Sở Ba")]
    edition = released(ranking(conference, rows), chair)
    frozen(ranking(conference, [(each, "80") for each in bodies("Sở Mật")], title="Bảng chờ"), chair)
    announcement = Announcement.objects.get()
    job = DBTaskResult.objects.get(task_path="diemcau.publish.actions.ready.make_ready")
    assert job.args_kwargs["args"] == [announcement.pk]

    slow = client.get(f"/results/press/{announcement.pk}.zip").content
    assert make_ready.func(announcement.pk) == 3  # the pack, and the picture in two languages
    SHELF.__init__()
    quick = client.get(f"/results/press/{announcement.pk}.zip")
    assert quick.content == ready(press_name(announcement.pk))
    inside = [zipfile.ZipFile(io.BytesIO(pack)).namelist() for pack in (quick.content, slow)]
    assert inside[0] == inside[1]
    slug = edition.publication.slug
    for language in ("vi", "en"):
        assert client.get(f"/results/{slug}.png?lang={language}").content == ready(picture_name(slug, language))
    assert client.get("/results/bang-cho-2023.png").status_code == 404


def test_what_was_made_ready_is_gone_with_the_next_release(client, conference):
    chair = build.administrator()
    edition = released(ranking(conference, [(each, "90") for each in bodies("Sở Một", "Sở Hai", "Sở Ba")]), chair)
    first = Announcement.objects.get()
    make_ready.func(first.pk)
    kept = ready(press_name(first.pk))
    released(ranking(conference, [(each, "80") for each in bodies("Xã Một")], title="Bảng sau"), chair)
    assert kept and ready(press_name(first.pk)) is None
    make_ready.func(Announcement.objects.latest("pk").pk)
    assert len(list(folder().iterdir())) == 1
    assert ready(picture_name(edition.publication.slug, "vi")) is None
    assert client.get(f"/results/press/{first.pk}.zip").status_code == 200  # made again by whoever asks

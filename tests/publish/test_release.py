"""Nothing leaves before the chair says so, and what left does not change."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.publish.actions import discard, prepare, release
from diemcau.publish.models import Edition, Publication, Release
from diemcau.scoring.models import RankingRow
from tests import build
from tests.publish.build import bodies, frozen, ranking, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return ranking(
        build.conference(),
        [(each, index) for each, index in zip(bodies("Sở Bí Mật", "Sở Hai"), ("91.25", "88.5"), strict=True)],
    )


def everything_public(client: Client, slug: str) -> str:
    """What a stranger gets of every public address, in both languages."""
    code = "".join(RankingRow.objects.values_list("organisation__code", flat=True)[:1])
    paths = [
        "/results/",
        f"/results/{slug}/",
        f"/results/{slug}/versions/1/",
        f"/results/{slug}.csv",
        f"/results/{slug}.xlsx",
        f"/results/units/{code}/",
        "/api/v1/results/",
        f"/api/v1/results/{slug}/",
        f"/api/v1/units/{code}/",
    ]
    answers = [client.get(path + lang) for path in paths for lang in ("", "?lang=en")]
    return " ".join(answer.content.decode(errors="ignore") for answer in answers if answer.status_code == 200)


def test_a_frozen_result_is_nowhere_until_it_is_released_and_everywhere_afterwards(client, table):
    chair = build.administrator()
    edition = frozen(table, chair)
    slug = edition.publication.slug

    before = everything_public(client, slug)
    release(table.conference, [edition], by=chair)
    after = everything_public(client, slug)

    assert ("Sở Bí Mật" in before, slug in before) == (False, False)
    assert "Sở Bí Mật" in after and "91,25" in after and slug in after


def test_a_release_is_one_moment_for_several_results_and_is_recorded(table):
    chair = build.administrator()
    second = ranking(table.conference, [(each, "75.0") for each in bodies("Sở Ba")], block="Cơ quan ngành dọc")
    editions = [frozen(table, chair), frozen(second, chair)]

    announcement = release(table.conference, editions, by=chair)

    assert Release.objects.filter(announcement=announcement).count() == 2
    assert Entry.objects.filter(verb="publish.released").count() == 2


def test_releasing_twice_or_a_list_that_has_changed_is_refused_and_changes_nothing(table):
    chair = build.administrator()
    edition = frozen(table, chair)
    second = frozen(ranking(table.conference, [(each, "75.0") for each in bodies("Sở Ba")], block="Khác"), chair)
    release(table.conference, [edition], by=chair)

    with pytest.raises(Refused):
        release(table.conference, [edition, second], by=chair)

    assert Release.objects.count() == 1


def test_content_that_was_changed_behind_our_back_is_not_released(table):
    chair = build.administrator()
    edition = frozen(table, chair)
    edition.content["rows"][0]["index"] = "99.99"
    edition.save()

    with pytest.raises(Refused, match="không còn khớp"):
        release(table.conference, [edition], by=chair)

    assert Release.objects.count() == 0


def test_freezing_the_same_result_again_gives_the_same_bytes(table):
    chair = build.administrator()
    first = frozen(table, chair)
    sha256 = first.sha256
    discard(first, by=chair)

    assert frozen(table, chair).sha256 == sha256
    assert Publication.objects.count() == 1


def test_a_correction_needs_a_reason_and_shows_what_changed(client, table):
    chair = build.administrator()
    first = released(table, chair)
    RankingRow.objects.filter(ranking=table, position=2).update(index="89.0", points="89.0")
    with pytest.raises(Refused, match="lý do"):
        prepare(table.conference, f"ranking:{table.pk}", by=chair)

    second = released(table, chair, reason="Cộng sai điểm khảo sát")
    page = client.get(f"/results/{first.publication.slug}/").content.decode()
    old = client.get(f"/results/{first.publication.slug}/versions/1/").content.decode()

    assert second.version == 2
    assert "<del>88,5</del>" in page and "<ins>89,0</ins>" in page and "Cộng sai điểm khảo sát" in page
    assert "88,5" in old and "phiên bản cũ" in old


def test_a_released_edition_is_never_discarded(table):
    chair = build.administrator()
    edition = released(table, chair)

    with pytest.raises(Refused, match="đính chính"):
        discard(edition, by=chair)


@pytest.mark.parametrize(
    ("role", "page", "prepared", "let_go"),
    [(Role.ORGANISER, 200, 302, 403), (Role.CHAIR, 200, 403, 302), (Role.TECHNICIAN, 403, 403, 403)],
)
def test_the_organiser_freezes_the_chair_releases_others_do_neither(client, table, role, page, prepared, let_go):
    account = build.account()
    build.conference_role(account, table.conference, role)
    waiting = frozen(
        ranking(table.conference, [(each, "70") for each in bodies("Sở Bốn")], block="B"), build.administrator()
    )
    client.force_login(account)
    there = f"/conferences/{table.conference.pk}"

    assert client.get(f"{there}/publications/").status_code == page
    assert client.post(f"{there}/publications/", {"source": f"ranking:{table.pk}"}).status_code == prepared
    assert client.post(f"{there}/releases/", {"edition": [waiting.pk]}).status_code == let_go
    assert client.get(f"/editions/{waiting.pk}/").status_code == page


def test_another_conference_is_not_there(client, table):
    edition = frozen(table, build.administrator())
    stranger = build.account()
    build.conference_role(stranger, build.conference())
    client.force_login(stranger)

    assert client.get(f"/conferences/{table.conference.pk}/publications/").status_code == 404
    assert client.get(f"/editions/{edition.pk}/").status_code == 404
    assert client.post(f"/editions/{edition.pk}/removal/").status_code == 404


def test_a_result_of_another_conference_cannot_be_frozen(table):
    with pytest.raises(Refused, match="không thuộc hội nghị này"):
        prepare(build.conference(), f"ranking:{table.pk}", by=build.administrator())


def test_open_data_gives_what_was_hashed(client, table):
    from diemcau.publish.domain.tables import digest

    edition = released(table, build.administrator())
    found = json.loads(client.get(f"/api/v1/results/{edition.publication.slug}/").content)

    assert digest(found["content"]) == found["sha256"] == edition.sha256
    assert list(found["units"].values()) == list(RankingRow.objects.values_list("organisation__code", flat=True))


def test_last_year_stands_beside_this_year_and_a_successor_takes_its_predecessors_place(client):
    from datetime import date

    from diemcau.directory.models.organisations import Succession

    chair, conference = build.administrator(), build.conference()
    one, old = bodies("Sở Một", "Sở Cũ")
    (new,) = bodies("Sở Mới")
    Succession.objects.create(predecessor=old, successor=new, on=date(2023, 7, 1))
    released(ranking(conference, [(one, "90.0"), (old, "80.0")], year=2022), chair)
    edition = released(ranking(conference, [(new, "92.5"), (one, "91.0")], year=2023), chair)

    page = client.get(f"/results/{edition.publication.slug}/").content.decode()

    assert "▲ 1" in page and "(+12,5)" in page and "(đơn vị trước sắp xếp)" in page
    assert "▼ 1" in page and "(+1,0)" in page


def test_an_answer_is_not_sent_twice_and_asks_for_no_session(client, table, django_assert_num_queries):
    edition = released(table, build.administrator())
    there = f"/results/{edition.publication.slug}/"
    first = client.get(there)

    with django_assert_num_queries(1):  # the newest release
        again = client.get(there, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first.cookies == {} and "csrf" not in first.content.decode().lower()


def test_a_sheet_takes_no_name_for_a_formula(client):
    import io

    from openpyxl import load_workbook

    (body,) = bodies("=HYPERLINK(1)")
    edition = released(ranking(build.conference(), [(body, "90")]), build.administrator())

    book = load_workbook(io.BytesIO(client.get(f"/results/{edition.publication.slug}.xlsx").content))

    assert book["Kết quả"]["B2"].data_type == "s"
    assert [cell.value for cell in book["Kết quả"][2]] == [1, "'=HYPERLINK(1)", 8.5, 90, 90, "Tốt", None]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_publications_asks_the_same_for_one_result_and_for_three(client, django_assert_num_queries, rows):
    conference, chair = build.conference(), build.administrator()
    for number in range(rows):
        released(ranking(conference, [(each, "90") for each in bodies(f"Sở {number}")], block=f"Khối {number}"), chair)
    client.force_login(chair)

    with django_assert_num_queries(11):
        client.get(f"/conferences/{conference.pk}/publications/")


def test_an_embargoed_edition_is_not_even_counted_for_a_technician(client, table):
    frozen(table, build.administrator())
    account = build.account()
    build.conference_role(account, table.conference, Role.TECHNICIAN)
    client.force_login(account)

    page = client.get(f"/conferences/{table.conference.pk}/results/").content.decode()

    assert "Chưa công bố kết quả nào" in page and "chờ chủ trì" not in page
    assert Edition.objects.count() == 1


def test_a_release_lays_its_slides_on_the_shelf_and_shows_the_first_where_asked(table):
    from diemcau.live.models import LogEntry, Slide

    chair = build.administrator()
    edition = frozen(table, chair)
    assert (Slide.objects.count(), LogEntry.objects.count()) == (0, 0)

    release(table.conference, [edition], by=chair, in_the_hall=True)

    (slide,) = Slide.objects.all()
    shown = LogEntry.objects.filter(audience="hall", section="show").latest("sequence").content
    assert [(row["rank"], row["name"], row["value"]) for row in shown["rows"]] == [
        (1, "Sở Bí Mật", 91.25),
        (2, "Sở Hai", 88.5),
    ]
    assert shown["id"] == slide.pk and shown["unit"] == "%"


def test_a_correction_takes_the_old_slides_off_the_shelf(table):
    from diemcau.live.models import Slide

    chair = build.administrator()
    released(table, chair)
    RankingRow.objects.filter(ranking=table, position=2).update(index="89.0")

    released(table, chair, reason="Cộng sai")

    on_the_shelf = Slide.objects.filter(withdrawn_at=None)
    assert [slide.content["rows"][1]["value"] for slide in on_the_shelf] == [89.0]
    assert [slide.content["places"] for slide in on_the_shelf] == [2]  # the hall says 89,00%


def test_a_long_table_becomes_several_slides():
    from diemcau.publish.domain.slides import ranking_slides
    from diemcau.publish.domain.tables import lines
    from diemcau.scoring.domain.finished import Finished, FinishedRow

    rows = tuple(
        FinishedRow(
            rank=n, unit=f"Xã {n}", organisation=None, points="", applicable="", index=f"{99 - n / 5}", grade=""
        )
        for n in range(1, 242)
    )
    table = Finished(key="", kind="index", title="T", block="", year=2023, settings="", fields=(), rows=rows)

    slides = ranking_slides("Chỉ số", table, lines(table, {}))

    assert [len(slide["rows"]) for slide in slides] == [40, 40, 40, 40, 40, 40, 1]
    assert slides[6]["title"] == "Chỉ số (7/7)" and slides[6]["rows"][0]["rank"] == 241

"""Papers beside the programme."""

from __future__ import annotations

import pytest
from django.utils import timezone

from diemcau.directory.domain import Role
from diemcau.live import actions
from diemcau.live.domain.screens import Screen
from diemcau.live.models import ItemPaper
from diemcau.live.queries.item_papers import rows, screen_papers
from diemcau.papers.models import Audience, Reading, Release, Speech, SpeechDecision
from tests import build as base
from tests.delegates import day
from tests.live import build
from tests.papers import building

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somebody_has_set_the_product_up(db):
    base.administrator()


def paper(conference, title="Báo cáo tổng kết", body=None):
    """A paper whose first version is out, for one body."""
    made = building.paper(conference=conference, title=title)
    version = building.version(made)
    if body:
        Audience.objects.create(paper=made, scope="unit", organisation=body)
        Release.objects.create(paper=made, version=version)
    return made, version


def test_a_paper_is_laid_to_its_item_guessed_by_its_title_or_by_its_speech(client):
    conference = build.conference()
    report, speech_item = build.item(conference, "Báo cáo tổng kết năm 2023"), build.item(conference, "Tham luận")
    guessed, _ = paper(conference, "Báo cáo tổng kết")
    unit = base.unit(conference=conference)
    speech = Speech.objects.create(conference=conference, unit=unit, title="Một cửa", minutes=10)
    SpeechDecision.objects.create(speech=speech, position=1, minutes=10, item=speech_item)
    spoken, _ = paper(conference, "Toàn văn")
    spoken.speech = speech
    spoken.save()
    secretary = build.director(conference, Role.SECRETARY)
    found = {row.paper: (row.item, row.is_guess) for row in rows(conference, secretary, timezone.now())}
    assert found == {guessed: (report.pk, True), spoken: (speech_item.pk, False)}

    client.force_login(secretary)
    address = f"/conferences/{conference.pk}/programme/papers/"
    assert "đoán theo tên" in client.get(address).content.decode()
    assert client.post(address, {f"paper-{guessed.pk}": str(report.pk)}).status_code == 302
    assert list(ItemPaper.objects.values_list("paper", "item")) == [(guessed.pk, report.pk)]
    client.post(address, {f"paper-{guessed.pk}": "987654"})
    assert not ItemPaper.objects.exists()
    client.force_login(base.account())
    assert client.get(address).status_code == 404


def test_a_screen_opens_what_its_bearer_may_read_and_nothing_else(client):
    site, [delegate] = day.site_of(1)
    conference = site.conference
    mine, version = paper(conference, "Tài liệu của huyện", body=delegate.seat.unit.organisation)
    _, other = paper(conference, "Tài liệu của đơn vị khác", body=base.organisation())
    secret = actions.open_phone(day.copy_for(delegate), by=None)
    page = client.get(f"/screens/{secret}/")
    assert [one["title"] for one in page.context["papers"]] == [mine.title]

    answer = client.get(f"/screens/{secret}/papers/{version.pk}/")
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert Reading.objects.get().person == delegate.person
    assert client.get(f"/screens/{secret}/papers/{other.pk}/").status_code == 404
    _, hall = actions.make_link(conference, Screen.HALL, by=None)
    assert client.get(f"/screens/{hall}/papers/{version.pk}/").status_code == 404
    assert client.get(f"/screens/forged/papers/{version.pk}/").status_code == 404


@pytest.mark.parametrize("papers", [1, 3])
def test_a_screen_asks_the_same_for_one_paper_and_for_three(django_assert_num_queries, papers):
    site = build.site(build.conference())
    for number in range(papers):
        paper(site.conference, f"Tài liệu {number}", body=site.host)
    link, _ = actions.make_link(site.conference, Screen.SITE, by=None, site=site)
    with django_assert_num_queries(3):  # speeches, said, versions
        assert len(screen_papers(link, "x", timezone.now())) == papers
